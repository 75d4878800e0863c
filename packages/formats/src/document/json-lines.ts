import { below } from '../json/pointer.ts'

/**
 * Finds the lines on which values stand in a JSON text: one pass over it, and only the wanted pointers are remembered.
 * @param text JSON that has been parsed without error
 * @returns pointer → line, from 1
 */
export function jsonLines(text: string, pointers: readonly string[]): Map<string, number> {
  const wanted = new Set(pointers)
  const ancestors = new Set<string>([''])
  for (const pointer of wanted)
    for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
      ancestors.add(pointer.slice(0, end))
  const lines = new Map<string, number>()
  /** `pointer` is undefined where nothing wanted can be inside */
  const open: { pointer: string | undefined; index: number; list: boolean; key: string }[] = []
  let line = 1
  let at = 0

  function here(): string | undefined {
    const inside = open.at(-1)
    if (inside === undefined) return ''
    if (inside.pointer === undefined) return undefined
    return below(inside.pointer, inside.list ? inside.index : inside.key)
  }
  function value(): void {
    const pointer = here()
    if (pointer !== undefined && wanted.has(pointer)) lines.set(pointer, line)
  }
  function stringEnd(from: number): number {
    let end = from + 1
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    return end + 1
  }

  while (at < text.length) {
    const character = text[at] ?? ''
    const inside = open.at(-1)
    if (character === '\n') line += 1
    if (character === '{' || character === '[') {
      value()
      const pointer = here()
      open.push({
        pointer: pointer !== undefined && ancestors.has(pointer) ? pointer : undefined,
        index: 0,
        list: character === '[',
        key: '',
      })
    } else if (character === '}' || character === ']') open.pop()
    else if (character === ',' && inside?.list) inside.index += 1
    else if (character === '"') {
      const end = stringEnd(at)
      let next = end
      while (next < text.length && /\s/.test(text[next] ?? '')) next += 1
      if (inside !== undefined && !inside.list && text[next] === ':') {
        if (inside.pointer !== undefined) inside.key = JSON.parse(text.slice(at, end))
      } else value()
      at = end
      continue
    } else if (/[-\dtfn]/.test(character)) {
      value()
      while (at < text.length && !/[,\]}\s]/.test(text[at] ?? '')) at += 1
      continue
    }
    at += 1
  }
  return lines
}
