/** Whether a vector's regex occurs in a text. It may begin with flags in the form `(?i)` or `(?s)`. */
export function searches(pattern: string, text: string): boolean {
  const flags = /^\(\?([ims]+)\)/.exec(pattern)
  return new RegExp(flags === null ? pattern : pattern.slice(flags[0].length), flags?.[1] ?? '').test(text)
}
