/** What a service was given, the newest last; the oldest go when there are more than so many. */
export function keepRecent<T>(list: T[], entry: T, limit = 1000): void {
  list.push(entry)
  if (list.length > limit) list.splice(0, list.length - limit)
}
