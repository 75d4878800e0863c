/** Longest object or list that stays on one line. */
const shortest = 64

/** JSON as people write it: what is short stands on one line, what is not has a line for each member. */
export function readableJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((item) => readableJson(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${readableJson(item, inner)}`)
  const [open, close, gap] = Array.isArray(value) ? ['[', ']', ''] : ['{', '}', ' ']
  if (members.length === 0) return `${open}${close}`
  const line = `${open}${gap}${members.join(', ')}${gap}${close}`
  const isFlat = Object.values(value).every((item) => typeof item !== 'object' || item === null)
  if (isFlat && indent !== '' && line.length <= shortest) return line
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`
}
