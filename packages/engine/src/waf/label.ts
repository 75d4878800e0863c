/**
 * Whether a label is what a label match statement asks for (WAF developer guide: label match statement). A key that begins
 * with `awswaf:` is fully qualified; any other is looked for behind the prefix of the place where the statement stands.
 * @param isNamespace the key names namespaces, and ends in a colon
 */
export function hasLabel(label: string, key: string, isNamespace: boolean, labelPrefix: string): boolean {
  if (key.startsWith('awswaf:')) return isNamespace ? label.startsWith(key) : label === key
  if (!label.startsWith(labelPrefix)) return false
  const own = label.slice(labelPrefix.length)
  if (isNamespace) return own.startsWith(key) || own.includes(`:${key}`)
  return own === key || own.endsWith(`:${key}`)
}
