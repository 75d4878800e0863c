import { type Greed, type RegexNode, unbounded } from './ast.ts'
import type { ParserState } from './parser-state.ts'

/** Reads the quantifier behind a node, if there is one. */
export function readQuantifier(state: ParserState, body: RegexNode): RegexNode {
  const { reader } = state
  switch (reader.peek()) {
    case 0x3f:
      reader.next()
      return { kind: 'optional', body, greed: readGreed(state) }
    case 0x2a:
    case 0x2b: {
      const min = reader.at(reader.cursor) === 0x2b ? 1 : 0
      reader.next()
      return { kind: 'repeat', body, min, max: unbounded, open: true, greed: readGreed(state) }
    }
    case 0x7b:
      return readCounts(state, body)
    default:
      return body
  }
}

function readGreed(state: ParserState): Greed {
  const c = state.reader.peek()
  if (c !== 0x3f && c !== 0x2b) return 'greedy'
  state.reader.next()
  return c === 0x3f ? 'lazy' : 'possessive'
}

const isDigit = (c: number) => c >= 0x30 && c <= 0x39

function readCounts(state: ParserState, body: RegexNode): RegexNode {
  const { reader } = state
  let c = reader.skip()
  if (!isDigit(c)) throw reader.error('Illegal repetition')
  const number = () => {
    let value = 0
    for (; isDigit(c); c = reader.read()) {
      value = value * 10 + c - 0x30
      if (value > unbounded) throw reader.error('Illegal repetition range')
    }
    return value
  }
  // The first digit has been taken by skip(), later ones by read().
  const min = number()
  let max = min
  let open = false
  if (c === 0x2c) {
    c = reader.read()
    open = c === 0x7d
    max = open ? unbounded : number()
  }
  if (c !== 0x7d) throw reader.error('Unclosed counted closure')
  if (max < min) throw reader.error('Illegal repetition range')
  if (min === 0 && max === 1) return { kind: 'optional', body, greed: readGreed(state) }
  return { kind: 'repeat', body, min, max, open, greed: readGreed(state) }
}
