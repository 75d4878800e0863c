const blank = /\s*/y
const token =
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)))/y

/** The first place at which a text stops being JSON: offset from 0, line and column from 1. */
export type JsonBreak = { offset: number; line: number; column: number }

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'end'

/** Where a text is no JSON; undefined for JSON and for an empty text. Browsers' own messages do not always name the place. */
export function jsonError(text: string): JsonBreak | undefined {
  if (text.trim() === '') return undefined
  const open: ('{' | '[')[] = []
  let expecting: Expecting = 'value'
  let at = 0
  const afterValue = (): Expecting => (open.length === 0 ? 'end' : 'comma')
  for (;;) {
    blank.lastIndex = at
    const start = at + (blank.exec(text)?.[0].length ?? 0)
    if (start === text.length) return expecting === 'end' ? undefined : breakAt(text, start)
    token.lastIndex = at
    const match = token.exec(text)
    if (match === null) return breakAt(text, start)
    const [, sign, string] = match
    const top = open.at(-1)
    const isValue = expecting === 'value' || expecting === 'value or ]'
    if ((sign === '{' || sign === '[') && isValue) {
      open.push(sign)
      expecting = sign === '{' ? 'key or }' : 'value or ]'
    } else if (sign === '}' && top === '{' && (expecting === 'key or }' || expecting === 'comma')) {
      open.pop()
      expecting = afterValue()
    } else if (sign === ']' && top === '[' && (expecting === 'value or ]' || expecting === 'comma')) {
      open.pop()
      expecting = afterValue()
    } else if (sign === ',' && expecting === 'comma') expecting = top === '{' ? 'key' : 'value'
    else if (sign === ':' && expecting === 'colon') expecting = 'value'
    else if (string !== undefined && (expecting === 'key' || expecting === 'key or }')) expecting = 'colon'
    else if (sign === undefined && isValue) expecting = afterValue()
    else return breakAt(text, start)
    at = token.lastIndex
  }
}

function breakAt(text: string, offset: number): JsonBreak {
  const before = text.slice(0, offset)
  return { offset, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
