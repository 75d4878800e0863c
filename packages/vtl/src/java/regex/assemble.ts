import { type Assertion, type ParsedRegex, type RegexNode, unbounded } from './ast.ts'
import { foldCodePoint, toLowerAscii } from './case-fold.ts'
import type { CharSet } from './char-set.ts'
import { firstCharacters, literalPrefix, wholeLiteral } from './first-characters.ts'
import { greedCode, loopAt, op, type Program, type ProgramSet, type ProgramText, roundsAt } from './program.ts'
import { isLoop } from './study.ts'

/** Assertions by their operand. */
export const assertionCodes: readonly Assertion[] = [
  'input-start',
  'input-end',
  'line-start',
  'unix-line-start',
  'dollar',
  'multiline-dollar',
  'unix-dollar',
  'unix-multiline-dollar',
  'last-match-end',
  'word-boundary',
  'not-word-boundary',
  'unicode-word-boundary',
  'not-unicode-word-boundary',
  'grapheme-boundary',
]

/** Turns a parsed pattern into a program for the matcher. */
export function assemble(pattern: string, parsed: ParsedRegex): Program {
  const assembler = new Assembler(parsed)
  assembler.emit(parsed.root, 0)
  assembler.code.push(op.match)
  return {
    pattern,
    code: Int32Array.from(assembler.code),
    sets: assembler.sets,
    texts: assembler.texts,
    groupCount: parsed.groupCount,
    registerCount: assembler.registerCount,
    memoCount: assembler.memoCount,
    byCodePoint: parsed.byCodePoint,
    rewritesCaptures: assembler.rewritesCaptures,
    literal: wholeLiteral(parsed.root),
    prefix: literalPrefix(parsed.root),
    first: assembler.leaks ? null : firstCharacters(parsed.root),
  }
}

class Assembler {
  readonly code: number[] = []
  readonly sets: ProgramSet[] = []
  readonly texts: ProgramText[] = []
  registerCount: number
  memoCount = 0
  rewritesCaptures = false
  /** Whether a group within an atomic part captures: its capture can outlive a failed attempt. */
  leaks = false
  #atomicDepth = 0
  readonly #remembers: boolean
  readonly #setNumbers = new Map<CharSet, number>()

  constructor(parsed: ParsedRegex) {
    this.registerCount = 2 * (parsed.groupCount + 1)
    this.#remembers = !parsed.hasBackreference
  }

  /** @param depth number of repetitions around the node */
  emit(node: RegexNode, depth: number): void {
    switch (node.kind) {
      case 'empty':
        return
      case 'set':
        this.code.push(op.set, this.#set(node.set))
        return
      case 'literal':
        this.#literal(node)
        return
      case 'sequence':
        for (const item of node.items) this.emit(item, depth)
        return
      case 'alternation':
        this.#alternation(node.options, depth)
        return
      case 'group':
        this.#group(node, depth)
        return
      case 'repeat':
        this.#repeat(node, depth)
        return
      case 'optional':
        this.#optional(node, depth)
        return
      case 'look':
        this.#look(node, depth)
        return
      case 'atomic':
        this.#atomic(node.body, depth, false)
        return
      case 'backreference':
        this.code.push(op.backreference, node.group, node.fold === 'none' ? 0 : node.fold === 'ascii' ? 1 : 2)
        return
      case 'assertion':
        this.code.push(op.assert, assertionCodes.indexOf(node.assertion))
        return
      case 'line-break':
        this.code.push(op.lineBreak)
        return
      case 'grapheme':
        this.code.push(op.grapheme)
        return
    }
  }

  #literal(node: Extract<RegexNode, { kind: 'literal' }>): void {
    if (node.codePoints.length === 0) return
    const folded = node.codePoints.map((c) =>
      node.fold === 'none' ? c : node.fold === 'ascii' ? toLowerAscii(c) : foldCodePoint(c),
    )
    const units = folded.map((c) => String.fromCodePoint(c)).join('')
    this.code.push(op.text, this.texts.length)
    this.texts.push({ units, fold: node.fold, byCodePoint: node.byCodePoint })
  }

  #alternation(options: readonly RegexNode[], depth: number): void {
    const exits: number[] = []
    options.forEach((option, index) => {
      if (index === options.length - 1) {
        this.emit(option, depth)
        return
      }
      const split = this.#split()
      this.emit(option, depth)
      this.code.push(op.jump, 0)
      exits.push(this.code.length - 1)
      this.code[split + 2] = this.code.length
    })
    for (const exit of exits) this.code[exit] = this.code.length
  }

  /** op.split, first choice, second choice; the first follows. */
  #split(): number {
    const at = this.code.length
    this.code.push(op.split, at + 3, 0)
    return at
  }

  #group(node: Extract<RegexNode, { kind: 'group' }>, depth: number): void {
    if (node.capture === 0) {
      this.emit(node.body, depth)
      return
    }
    const begin = this.registerCount++
    if (this.#atomicDepth > 0) this.leaks = true
    this.code.push(op.head, begin)
    this.emit(node.body, depth)
    this.code.push(op.tail, begin, 2 * node.capture)
  }

  #optional(node: Extract<RegexNode, { kind: 'optional' }>, depth: number): void {
    if (node.greed === 'possessive') {
      this.#atomic(node.body, depth, true)
      return
    }
    const split = this.#split()
    if (node.body.kind === 'set' || node.body.kind === 'group') this.emit(node.body, depth)
    else this.#atomic(node.body, depth, false)
    const end = this.code.length
    const first = node.greed === 'lazy' ? end : split + 3
    this.code[split + 1] = first
    this.code[split + 2] = first === end ? split + 3 : end
  }

  #emitAtomic(body: RegexNode, depth: number): void {
    this.#atomicDepth++
    this.emit(body, depth)
    this.#atomicDepth--
  }

  /** op.atomic, where to go on when the body fails (-1: nowhere). */
  #atomic(body: RegexNode, depth: number, mayFail: boolean): void {
    const at = this.code.length
    this.code.push(op.atomic, -1)
    this.#emitAtomic(body, depth)
    this.code.push(op.atomicEnd)
    if (mayFail) this.code[at + 1] = this.code.length
  }

  #look(node: Extract<RegexNode, { kind: 'look' }>, depth: number): void {
    const at = this.code.length
    const flags = [Number(node.behind), Number(node.negative), node.min, node.max, Number(node.byCodePoint)]
    this.code.push(op.look, ...flags, 0, 0)
    this.code[at + 6] = this.code.length
    this.#emitAtomic(node.body, depth)
    this.code.push(op.lookEnd, at)
    this.code[at + 7] = this.code.length
  }

  #repeat(node: Extract<RegexNode, { kind: 'repeat' }>, depth: number): void {
    if (node.body.kind === 'set') {
      this.code.push(op.run, this.#set(node.body.set), node.min, node.max, greedCode[node.greed])
    } else if (isLoop(node) && node.body.kind === 'group') this.#loop(node, node.body, depth)
    else this.#rounds(node, depth)
  }

  #loop(
    node: Extract<RegexNode, { kind: 'repeat' }>,
    body: Extract<RegexNode, { kind: 'group' }>,
    depth: number,
  ): void {
    const at = this.code.length
    const begin = this.registerCount++
    const count = this.registerCount++
    const remembers = this.#remembers && depth === 0 && node.max === unbounded && node.greed === 'greedy'
    const memo = remembers ? this.memoCount++ : -1
    this.code.push(
      op.loopStart,
      count,
      begin,
      node.min,
      node.max,
      Number(node.greed === 'lazy'),
      at + loopAt.size,
      0,
      memo,
    )
    if (this.#atomicDepth > 0 && body.capture > 0) this.leaks = true
    this.code.push(op.head, begin)
    this.emit(body.body, depth + 1)
    this.code.push(op.tail, begin, body.capture === 0 ? -1 : 2 * body.capture)
    this.code.push(op.loop, at, op.lazyRound, at)
    this.code[at + loopAt.next] = this.code.length
  }

  /** A repetition whose rounds are not looked back into. */
  #rounds(node: Extract<RegexNode, { kind: 'repeat' }>, depth: number): void {
    const at = this.code.length
    const registers = this.registerCount
    this.registerCount += 3
    const group = node.greed !== 'possessive' && node.body.kind === 'group' ? node.body : null
    const capture = group && group.capture > 0 ? 2 * group.capture : -1
    if (capture > 0 && this.#atomicDepth > 0) this.leaks = true
    if (capture > 0 && node.greed === 'greedy') this.rewritesCaptures = true
    this.code.push(op.rounds, registers, node.min, node.max, greedCode[node.greed], capture, at + roundsAt.size, 0)
    this.#emitAtomic(group ? group.body : node.body, depth + 1)
    this.code.push(op.roundEnd, at)
    this.code[at + roundsAt.next] = this.code.length
  }

  #set(set: CharSet): number {
    const known = this.#setNumbers.get(set)
    if (known !== undefined) return known
    const number = this.sets.length
    this.sets.push({ low: Uint8Array.from({ length: 256 }, (_, c) => (set.has(c) ? 1 : 0)), set })
    this.#setNumbers.set(set, number)
    return number
  }
}
