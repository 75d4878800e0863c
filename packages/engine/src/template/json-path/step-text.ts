/** A step of a path in text: `.name`, `["a b"]` or `[0]`. */
export function stepText(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
