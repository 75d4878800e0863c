import { type RegexNode, unbounded } from './ast.ts'

/** How long a match can be, in characters, and whether it can go only one way: java.util.regex's own estimate. */
export interface Widths {
  min: number
  max: number
  maxIsKnown: boolean
  /** Java repeats such a group without looking back into its rounds. */
  deterministic: boolean
}

/**
 * Estimates a node as Java does, in 32-bit arithmetic with its overflows: they decide which lookbehinds Java accepts and
 * how far back it looks.
 */
export function widths(node: RegexNode): Widths {
  const sum: Sum = { min: 0, max: 0, maxIsKnown: true, deterministic: true, earlierMin: 0, earlierMax: 0 }
  study(node, sum)
  return { ...sum, min: (sum.min + sum.earlierMin) | 0, max: (sum.max + sum.earlierMax) | 0 }
}

/** Behind alternatives Java counts from 0 again and adds what came before at the end; overflows show the difference. */
interface Sum extends Widths {
  earlierMin: number
  earlierMax: number
}

function study(node: RegexNode, sum: Sum): void {
  switch (node.kind) {
    case 'empty':
    case 'assertion':
    case 'look':
      return
    case 'set':
      add(sum, 1, 1)
      return
    case 'literal':
      add(sum, node.codePoints.length, node.codePoints.length)
      return
    case 'line-break':
      add(sum, 1, 2)
      return
    case 'grapheme':
      add(sum, 1, 0)
      sum.deterministic = false
      return
    case 'backreference':
      sum.maxIsKnown = false
      return
    case 'sequence':
      for (const item of node.items) study(item, sum)
      return
    case 'group':
      study(node.body, sum)
      return
    case 'atomic':
      studyApart(node.body, sum)
      return
    case 'alternation':
      studyAlternation(node.options, sum)
      return
    case 'optional': {
      if (node.body.kind === 'group' && node.greed !== 'possessive') {
        studyAlternation([node.body, { kind: 'empty' }], sum)
        return
      }
      const { min } = sum
      studyApart(node.body, sum)
      sum.min = min
      sum.deterministic = false
      return
    }
    case 'repeat':
      studyRepeat(node, sum)
      return
  }
}

/** A part that Java studies by itself: at its end all is added up. */
function studyApart(node: RegexNode, sum: Sum): void {
  const { earlierMin, earlierMax } = sum
  sum.earlierMin = 0
  sum.earlierMax = 0
  study(node, sum)
  add(sum, sum.earlierMin, sum.earlierMax)
  sum.earlierMin = earlierMin
  sum.earlierMax = earlierMax
}

function add(sum: Sum, min: number, max: number): void {
  sum.min = (sum.min + min) | 0
  sum.max = (sum.max + max) | 0
}

function studyAlternation(options: readonly RegexNode[], sum: Sum): void {
  let min = unbounded
  let max = -1
  for (const option of options) {
    const one = widths(option)
    min = Math.min(min, one.min)
    max = Math.max(max, one.max)
    sum.maxIsKnown &&= one.maxIsKnown
  }
  sum.earlierMin = (sum.earlierMin + sum.min + min) | 0
  sum.earlierMax = (sum.earlierMax + sum.max + max) | 0
  sum.min = 0
  sum.max = 0
  sum.deterministic = false
}

function studyRepeat(node: Extract<RegexNode, { kind: 'repeat' }>, sum: Sum): void {
  if (node.body.kind === 'set' && node.open && node.greed === 'greedy') {
    if (sum.maxIsKnown) add(sum, node.min, unbounded)
    else add(sum, node.min, 0)
    sum.deterministic = false
    return
  }
  const body = widths(node.body)
  if (isLoop(node, body)) {
    sum.maxIsKnown = false
    sum.deterministic = false
    return
  }
  const min = (Math.imul(body.min, node.min) + sum.min) | 0
  sum.min = min < sum.min ? 0xfffffff : min
  if (sum.maxIsKnown && body.maxIsKnown) {
    const max = (Math.imul(body.max, node.max) + sum.max) | 0
    if (max < sum.max) sum.maxIsKnown = false
    sum.max = max
  } else sum.maxIsKnown = false
  if (!body.deterministic || node.min !== node.max) sum.deterministic = false
}

/** Whether Java repeats the body by a loop that looks back into earlier rounds. */
export function isLoop(node: Extract<RegexNode, { kind: 'repeat' }>, body: Widths = widths(node.body)): boolean {
  return node.body.kind === 'group' && node.greed !== 'possessive' && !body.deterministic
}
