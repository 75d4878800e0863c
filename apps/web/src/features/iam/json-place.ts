import type { Path } from '@gatewright/definition'

const token = /\s*([{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)/y

/**
 * Where the value at a path stands in a JSON text: its first character and the one after its last (offsets from 0). The place
 * of the innermost value that is there, for a path that leads further; undefined for what is no JSON.
 */
export function jsonPlace(text: string, path: Path): { start: number; end: number } | undefined {
  let at = 0
  const next = (): { text: string; start: number } => {
    token.lastIndex = at
    const [whole = '', part = ''] = token.exec(text) ?? []
    if (part === '') throw new SyntaxError('no JSON')
    at += whole.length
    return { text: part, start: at - part.length }
  }
  let found: { start: number; end: number } | undefined
  /** reads a value; `rest` is what is left of the path, or undefined beside it */
  const value = (rest: Path | undefined): void => {
    const first = next()
    if (first.text === '{' || first.text === '[') members(first.text, rest)
    if (rest !== undefined && (found === undefined || rest.length === 0)) found ??= { start: first.start, end: at }
  }
  const members = (open: string, rest: Path | undefined): void => {
    const close = open === '{' ? '}' : ']'
    for (let index = 0; ; index += 1) {
      const before = at
      if (next().text === close) return
      at = before
      const key = open === '{' ? (JSON.parse(next().text) as string) : index
      if (open === '{') next()
      value(rest !== undefined && rest[0] === key ? rest.slice(1) : undefined)
      if (next().text === close) return
    }
  }
  try {
    value(path)
    return found
  } catch {
    return undefined
  }
}
