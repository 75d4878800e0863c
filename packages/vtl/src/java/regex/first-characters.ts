import type { RegexNode } from './ast.ts'
import { toUpperAscii } from './case-fold.ts'

/** Characters below U+0100 that a node's match can begin with, and whether it can be empty. */
interface First {
  low: Uint8Array
  nullable: boolean
}

/** For skipping places where no match can begin; null when any place will do. */
export function firstCharacters(root: RegexNode): Uint8Array | null {
  const { low, nullable } = first(root)
  return nullable || !low.includes(0) ? null : low
}

/** The text that a pattern without any operator stands for; empty for none. */
export function wholeLiteral(root: RegexNode): string {
  return root.kind === 'set' || (root.kind === 'literal' && root.codePoints.length <= 64) ? literalPrefix(root) : ''
}

/** Plain text that every match begins with. */
export function literalPrefix(root: RegexNode): string {
  const start = root.kind === 'sequence' ? root.items[0] : root
  if (start?.kind === 'group') return literalPrefix(start.body)
  if (start?.kind === 'set') return start.set.only === undefined ? '' : String.fromCharCode(start.set.only)
  return start?.kind === 'literal' && start.fold === 'none' && !start.byCodePoint
    ? String.fromCodePoint(...start.codePoints.slice(0, 64))
    : ''
}

function first(node: RegexNode): First {
  switch (node.kind) {
    case 'empty':
    case 'assertion':
    case 'look':
    case 'backreference':
      return nothing(node.kind === 'backreference')
    case 'set':
      return { low: Uint8Array.from({ length: 256 }, (_, c) => (node.set.has(c) ? 1 : 0)), nullable: false }
    case 'literal':
      return literalFirst(node.codePoints[0], node.fold)
    case 'line-break':
    case 'grapheme':
      return anything(false)
    case 'sequence':
      return sequenceFirst(node.items)
    case 'alternation':
      return node.options.map(first).reduce(either)
    case 'group':
    case 'atomic':
      return first(node.body)
    case 'optional':
      return { low: first(node.body).low, nullable: true }
    case 'repeat': {
      const body = first(node.body)
      return { low: body.low, nullable: body.nullable || node.min === 0 }
    }
  }
}

function nothing(orAnything: boolean): First {
  return orAnything ? anything(true) : { low: new Uint8Array(256), nullable: true }
}

function anything(nullable: boolean): First {
  return { low: new Uint8Array(256).fill(1), nullable }
}

function either(left: First, right: First): First {
  return { low: left.low.map((has, c) => has | (right.low[c] ?? 0)), nullable: left.nullable || right.nullable }
}

function literalFirst(codePoint: number | undefined, fold: 'none' | 'ascii' | 'unicode'): First {
  if (codePoint === undefined) return nothing(false)
  if (fold === 'unicode') return anything(false)
  const low = new Uint8Array(256)
  if (codePoint < 256) {
    low[codePoint] = 1
    if (fold === 'ascii') low[toUpperAscii(codePoint)] = low[codePoint | 32] = 1
  }
  return { low, nullable: false }
}

function sequenceFirst(items: readonly RegexNode[]): First {
  let sum = nothing(false)
  for (const item of items) {
    const next = first(item)
    sum = { low: either(sum, next).low, nullable: next.nullable }
    if (!sum.nullable) break
  }
  return sum
}
