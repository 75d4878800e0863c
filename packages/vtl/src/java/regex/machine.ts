import { assertionCodes } from './assemble.ts'
import { RegexBudgetExceeded } from './errors.ts'
import { graphemeEnd } from './grapheme.ts'
import type { RegexBudget } from './java-regex.ts'
import { endOfRepetition, endOfText, holds } from './look-around.ts'
import { greedCode, lookAt, loopAt, op, type Program, type ProgramSet, roundsAt, runAt } from './program.ts'

/** Frames of the backtracking stack; the kind stands last. */
const frame = { choice: 0, undo: 1, run: 2, lazyRun: 3, mark: 4, rounds: 5, lazyRounds: 6, loop: 7 } as const
const frameSize = [3, 3, 5, 4, 5, 9, 4, 4] as const

/** Most integers on the backtracking stack: 32 MB. */
const greatestStack = 8_000_000

/**
 * Runs a program over one input: a backtracking matcher that recurses nowhere.
 *
 * It keeps the habits of java.util.regex that show in results. What an atomic part (lookaround, possessive, a group whose
 * rounds go one way only) has captured stays when a later failure takes the part back; and on success such a greedy group
 * writes its last round's capture once more, outer rounds after inner ones.
 */
export class Machine {
  /** Start and end of each group, then what loops keep. */
  readonly registers: Int32Array
  readonly #program: Program
  readonly #code: Int32Array
  readonly #input: string
  readonly #memos: Set<number>[]
  #stack = new Int32Array(192)
  #top = 0
  /** Top of the stack when the innermost atomic part began. */
  #mark = 0
  #at = 0
  #steps = 0
  #wholeInput = false
  #lastEnd = 0

  constructor(program: Program, input: string) {
    this.#program = program
    this.#code = program.code
    this.#input = input
    this.registers = new Int32Array(program.registerCount)
    this.#memos = Array.from({ length: program.memoCount }, () => new Set())
  }

  /** Matches the whole input. Throws RegexBudgetExceeded. */
  matches(budget: RegexBudget): boolean {
    this.#begin(budget, true, 0)
    const found = this.#attempt(0)
    budget.remaining = this.#steps
    return found
  }

  /**
   * Looks for the first match from `from` on. Throws RegexBudgetExceeded.
   * @param lastEnd where \G holds
   */
  find(from: number, lastEnd: number, budget: RegexBudget): boolean {
    this.#begin(budget, false, lastEnd)
    const found = this.#search(from)
    budget.remaining = this.#steps
    return found
  }

  #begin(budget: RegexBudget, wholeInput: boolean, lastEnd: number): void {
    this.registers.fill(-1)
    for (const memo of this.#memos) memo.clear()
    this.#steps = budget.remaining
    this.#wholeInput = wholeInput
    this.#lastEnd = lastEnd
    budget.remaining = 0
  }

  #search(from: number): boolean {
    const { prefix, first, byCodePoint } = this.#program
    const input = this.#input
    for (let start = from; start <= input.length; start++) {
      if (prefix !== '') {
        const next = input.indexOf(prefix, start)
        this.#spend(1 + ((next < 0 ? input.length : next) - start) / 16)
        if (next < 0) return false
        start = next
      } else if (first) {
        const next = nextPossible(input, start, first)
        this.#spend((next - start) / 4)
        if (next >= input.length) return false
        start = next
      }
      if (this.#attempt(start)) return true
      if (byCodePoint && (input.codePointAt(start) ?? 0) > 0xffff) start++
    }
    return false
  }

  #spend(steps: number): void {
    this.#steps -= Math.ceil(steps)
    if (this.#steps < 0) throw new RegexBudgetExceeded(this.#program.pattern)
  }

  #attempt(start: number): boolean {
    this.#top = 0
    this.#mark = 0
    if (!this.#run(start)) return false
    if (this.#program.rewritesCaptures) this.#rewriteCaptures(0)
    this.registers[0] = start
    this.registers[1] = this.#at
    return true
  }

  #run(start: number): boolean {
    const code = this.#code
    const input = this.#input
    const { sets, texts } = this.#program
    const registers = this.registers
    let pc = 0
    let at = start
    for (;;) {
      if (--this.#steps < 0) throw new RegexBudgetExceeded(this.#program.pattern)
      let next = -1
      switch (code[pc]) {
        case op.match:
          if (this.#wholeInput && at !== input.length) break
          this.#at = at
          return true
        case op.set: {
          const end = endOfSet(sets[code[pc + 1] as number] as ProgramSet, input, at)
          if (end < 0) break
          at = end
          next = pc + 2
          break
        }
        case op.text: {
          const text = texts[code[pc + 1] as number]
          const end = text ? endOfText(text, input, at) : -1
          if (end < 0) break
          at = end
          next = pc + 2
          break
        }
        case op.split:
          this.#push3(code[pc + 2] as number, at, frame.choice)
          next = code[pc + 1] as number
          break
        case op.jump:
          next = code[pc + 1] as number
          break
        case op.assert: {
          const assertion = assertionCodes[code[pc + 1] as number]
          if (assertion && holds(assertion, input, at, this.#lastEnd)) next = pc + 2
          break
        }
        case op.head:
          this.#set(code[pc + 1] as number, at)
          next = pc + 2
          break
        case op.tail: {
          const group = code[pc + 2] as number
          if (group >= 0) {
            this.#set(group, registers[code[pc + 1] as number] as number)
            this.#set(group + 1, at)
          }
          next = pc + 3
          break
        }
        default:
          next = this.#complex(pc, at)
          at = this.#at
      }
      if (next < 0) {
        next = this.#backtrack()
        if (next < 0) return false
        at = this.#at
      }
      pc = next
    }
  }

  /** The rarer operations: gives where to go on (-1: failed) and leaves the place in #at. */
  #complex(pc: number, at: number): number {
    const code = this.#code
    this.#at = at
    switch (code[pc]) {
      case op.run:
        return this.#startRun(pc, at)
      case op.loopStart:
        return this.#startLoop(pc, at)
      case op.loop:
        return this.#loop(code[pc + 1] as number, at)
      case op.lazyRound: {
        const loop = code[pc + 1] as number
        const count = code[loop + loopAt.count] as number
        this.#set(count, (this.registers[count] as number) + 1)
        return code[loop + loopAt.body] as number
      }
      case op.backreference:
        return this.#moveTo(this.#repetition(pc, at), pc + 3)
      case op.lineBreak:
        return this.#lineBreak(pc, at)
      case op.grapheme:
        return at < this.#input.length ? this.#moveTo(graphemeEnd(this.#input, at), pc + 1) : -1
      case op.atomic:
        this.#pushMark(pc, at, 0)
        return pc + 2
      case op.atomicEnd:
        this.#cut()
        return pc + 1
      case op.look:
        return this.#startLook(pc, at)
      case op.lookEnd:
        return this.#endLook(code[pc + 1] as number, at)
      case op.rounds:
        return this.#startRounds(pc, at)
      case op.roundEnd:
        return this.#endRound(code[pc + 1] as number, at)
      default:
        return -1
    }
  }

  #moveTo(end: number, next: number): number {
    if (end < 0) return -1
    this.#at = end
    return next
  }

  #repetition(pc: number, at: number): number {
    const group = 2 * (this.#code[pc + 1] as number)
    if (group > 2 * this.#program.groupCount || (this.registers[group] as number) < 0) return -1
    const start = this.registers[group] as number
    const end = this.registers[group + 1] as number
    this.#spend((end - start) / 8)
    return endOfRepetition(this.#input, start, end, at, this.#code[pc + 2] as number)
  }

  #lineBreak(pc: number, at: number): number {
    const c = this.#input.charCodeAt(at)
    if (c === 0xd && this.#input.charCodeAt(at + 1) === 0xa) {
      this.#push3(pc + 1, at + 1, frame.choice)
      return this.#moveTo(at + 2, pc + 1)
    }
    const breaks = (c >= 0xa && c <= 0xd) || c === 0x85 || c === 0x2028 || c === 0x2029
    return breaks ? this.#moveTo(at + 1, pc + 1) : -1
  }

  // Repetitions of one character set.

  #startRun(pc: number, start: number): number {
    const code = this.#code
    const input = this.#input
    const set = this.#program.sets[code[pc + runAt.set] as number] as ProgramSet
    const min = code[pc + runAt.min] as number
    const greed = code[pc + runAt.greed] as number
    const max = greed === greedCode.lazy ? min : (code[pc + runAt.max] as number)
    const next = pc + runAt.size
    let at = start
    let shortest = start
    let count = 0
    for (; count < max; count++) {
      const end = endOfSet(set, input, at)
      if (end < 0) break
      at = end
      if (count < min) shortest = at
    }
    this.#spend(count / 4)
    if (count < min) return -1
    if (greed === greedCode.lazy) {
      if (min < (code[pc + runAt.max] as number)) this.#push(pc, at, count, frame.lazyRun)
    } else if (greed === greedCode.greedy && at > shortest) {
      this.#push(next, shortest, at, Number(set.set.unitwise), frame.run)
    }
    return this.#moveTo(at, next)
  }

  #shortenRun(base: number): number {
    const stack = this.#stack
    const shortest = stack[base + 1] as number
    let at = (stack[base + 2] as number) - 1
    if (stack[base + 3] === 0 && at > shortest && isPair(this.#input, at - 1)) at--
    if (at > shortest) stack[base + 2] = at
    else this.#top = base
    return this.#moveTo(at, stack[base] as number)
  }

  #lengthenRun(base: number): number {
    const stack = this.#stack
    const pc = stack[base] as number
    const count = (stack[base + 2] as number) + 1
    const set = this.#program.sets[this.#code[pc + runAt.set] as number] as ProgramSet
    const end = endOfSet(set, this.#input, stack[base + 1] as number)
    if (end < 0 || count >= (this.#code[pc + runAt.max] as number)) this.#top = base
    else {
      stack[base + 1] = end
      stack[base + 2] = count
    }
    return this.#moveTo(end, pc + runAt.size)
  }

  // Loops that look back into earlier rounds.

  #startLoop(pc: number, at: number): number {
    const code = this.#code
    const next = code[pc + loopAt.next] as number
    if ((code[pc + loopAt.min] as number) > 0) return this.#round(pc, 1)
    if (code[pc + loopAt.max] === 0) return next
    if (code[pc + loopAt.lazy] === 1) {
      this.#set(code[pc + loopAt.count] as number, 0)
      this.#push3(next - 2, at, frame.choice)
      return next
    }
    this.#push3(next, at, frame.choice)
    return this.#round(pc, 1)
  }

  #round(pc: number, count: number): number {
    this.#set(this.#code[pc + loopAt.count] as number, count)
    return this.#code[pc + loopAt.body] as number
  }

  #loop(pc: number, at: number): number {
    const code = this.#code
    const next = code[pc + loopAt.next] as number
    if (at <= (this.registers[code[pc + loopAt.begin] as number] as number)) return next
    const count = this.registers[code[pc + loopAt.count] as number] as number
    if (count < (code[pc + loopAt.min] as number)) return this.#round(pc, count + 1)
    if (count >= (code[pc + loopAt.max] as number)) return next
    if (code[pc + loopAt.lazy] === 1) {
      this.#push3(next - 2, at, frame.choice)
      return next
    }
    const memo = code[pc + loopAt.memo] as number
    if (memo < 0) this.#push3(next, at, frame.choice)
    else if (this.#memos[memo]?.has(at)) return next
    else this.#push(next, at, memo, frame.loop)
    return this.#round(pc, count + 1)
  }

  // Atomic parts.

  /** @param reach how far back a lookbehind may still go */
  #pushMark(pc: number, at: number, reach: number): void {
    this.#push(this.#mark, pc, at, reach, frame.mark)
    this.#mark = this.#top
  }

  /** Ends an atomic part that has matched: what it could have done otherwise is forgotten. */
  #cut(): void {
    if (this.#program.rewritesCaptures) this.#rewriteCaptures(this.#mark)
    const base = this.#mark - frameSize[frame.mark]
    this.#mark = this.#stack[base] as number
    this.#top = base
  }

  /** An atomic part has failed. */
  #failMark(base: number): number {
    const stack = this.#stack
    const code = this.#code
    const pc = stack[base + 1] as number
    const at = stack[base + 2] as number
    const reach = stack[base + 3] as number
    this.#mark = stack[base] as number
    this.#top = base
    switch (code[pc]) {
      case op.atomic:
        return (code[pc + 1] as number) < 0 ? -1 : this.#moveTo(at, code[pc + 1] as number)
      case op.look:
        if (code[pc + lookAt.behind] === 1) return this.#lookFurtherBack(pc, at, reach)
        return code[pc + lookAt.negative] === 1 ? this.#moveTo(at, code[pc + lookAt.next] as number) : -1
      default:
        return this.#endRounds(pc)
    }
  }

  #startLook(pc: number, at: number): number {
    const code = this.#code
    if (code[pc + lookAt.behind] !== 1) {
      this.#pushMark(pc, at, 0)
      return code[pc + lookAt.body] as number
    }
    const start = this.#back(pc, at, code[pc + lookAt.min] as number)
    return this.#lookFrom(pc, at, start)
  }

  #lookFurtherBack(pc: number, at: number, start: number): number {
    const isLow = this.#code[pc + lookAt.byCodePoint] === 1 && isPair(this.#input, start - 2)
    return this.#lookFrom(pc, at, start - (isLow ? 2 : 1))
  }

  #lookFrom(pc: number, at: number, start: number): number {
    const code = this.#code
    const max = code[pc + lookAt.max] as number
    const furthest = this.#furthest(pc, at, max)
    if (start < furthest || start < 0)
      return code[pc + lookAt.negative] === 1 ? this.#moveTo(at, code[pc + lookAt.next] as number) : -1
    this.#spend(1)
    this.#pushMark(pc, at, start)
    return this.#moveTo(start, code[pc + lookAt.body] as number)
  }

  /** How far back a lookbehind may begin. A greatest width below 0 has overflowed in Java, which then looks elsewhere. */
  #furthest(pc: number, at: number, max: number): number {
    if (max >= 0) return max > at ? 0 : this.#back(pc, at, max)
    if (this.#code[pc + lookAt.byCodePoint] !== 1) return Math.max((at - max) | 0, 0)
    if (max === -0x80000000 || at === 0) return at
    let forward = at
    for (let left = -max; left > 0 && forward < this.#input.length; left--)
      forward += isPair(this.#input, forward) ? 2 : 1
    return Math.max(at - (forward - at), 0)
  }

  /** The place so many characters back; -1 when there are not so many and characters are units. */
  #back(pc: number, at: number, count: number): number {
    if (this.#code[pc + lookAt.byCodePoint] !== 1) return at - count
    let place = at
    for (let left = count; left > 0 && place > 0; left--) place -= isPair(this.#input, place - 2) ? 2 : 1
    return place
  }

  #endLook(pc: number, at: number): number {
    const code = this.#code
    const started = this.#stack[this.#mark - frameSize[frame.mark] + 2] as number
    if (code[pc + lookAt.behind] === 1 && at !== started) return -1
    this.#cut()
    return code[pc + lookAt.negative] === 1 ? -1 : this.#moveTo(started, code[pc + lookAt.next] as number)
  }

  // Rounds that are not looked back into. Registers: count, start of this round, width of the rounds on the top frame.

  #startRounds(pc: number, at: number): number {
    const registers = this.#code[pc + roundsAt.registers] as number
    const capture = this.#code[pc + roundsAt.capture] as number
    const isGreedy = this.#code[pc + roundsAt.greed] === greedCode.greedy
    if (capture > 0 && !(isGreedy && this.#code[pc + roundsAt.min] === 0)) {
      this.#set(capture, this.registers[capture] as number)
      this.#set(capture + 1, this.registers[capture + 1] as number)
    }
    this.registers[registers] = 0
    this.registers[registers + 2] = -1
    return this.#nextRound(pc, at)
  }

  #nextRound(pc: number, at: number): number {
    const code = this.#code
    const registers = code[pc + roundsAt.registers] as number
    const count = this.registers[registers] as number
    this.registers[registers + 1] = at
    const enough = count >= (code[pc + roundsAt.min] as number)
    if (enough && code[pc + roundsAt.greed] === greedCode.lazy) {
      this.#push(pc, at, count, frame.lazyRounds)
      return this.#moveTo(at, code[pc + roundsAt.next] as number)
    }
    if (count >= (code[pc + roundsAt.max] as number)) return this.#moveTo(at, code[pc + roundsAt.next] as number)
    this.#pushMark(pc, at, 0)
    return this.#moveTo(at, code[pc + roundsAt.body] as number)
  }

  /** No further round: go on behind the last one, if there were enough. */
  #endRounds(pc: number): number {
    const code = this.#code
    const registers = code[pc + roundsAt.registers] as number
    const enough = (this.registers[registers] as number) >= (code[pc + roundsAt.min] as number)
    if (!enough || code[pc + roundsAt.greed] === greedCode.lazy) return -1
    return this.#moveTo(this.registers[registers + 1] as number, code[pc + roundsAt.next] as number)
  }

  #endRound(pc: number, at: number): number {
    const code = this.#code
    this.#cut()
    const registers = code[pc + roundsAt.registers] as number
    const start = this.registers[registers + 1] as number
    const min = code[pc + roundsAt.min] as number
    const count = (this.registers[registers] as number) + 1
    if (count <= min) {
      this.registers[registers] = at === start ? min : count
      this.#captureRound(pc, start, at)
      return this.#nextRound(pc, at)
    }
    if (code[pc + roundsAt.greed] === greedCode.lazy && at === start) return -1
    if (at === start) return this.#moveTo(at, code[pc + roundsAt.next] as number)
    if (code[pc + roundsAt.greed] === greedCode.greedy) this.#recordRound(pc, count, start, at)
    this.registers[registers] = count
    this.#captureRound(pc, start, at)
    return this.#nextRound(pc, at)
  }

  #captureRound(pc: number, start: number, at: number): void {
    const capture = this.#code[pc + roundsAt.capture] as number
    if (capture < 0) return
    this.registers[capture] = start
    this.registers[capture + 1] = at
  }

  /** Rounds of one width share a frame, from which they are taken back one by one. */
  #recordRound(pc: number, count: number, start: number, at: number): void {
    const registers = this.#code[pc + roundsAt.registers] as number
    const width = this.registers[registers + 2] as number
    if (width === at - start) {
      const base = this.#top - frameSize[frame.rounds]
      this.#stack[base + 1] = at
      this.#stack[base + 2] = count
      return
    }
    const capture = this.#code[pc + roundsAt.capture] as number
    const isFirst = Number(width < 0)
    this.registers[registers + 2] = at - start
    this.#push(
      pc,
      at,
      count,
      count - 1,
      at - start,
      capture < 0 ? -1 : (this.registers[capture] as number),
      capture < 0 ? -1 : (this.registers[capture + 1] as number),
      isFirst,
      frame.rounds,
    )
  }

  #takeRoundBack(base: number): number {
    const stack = this.#stack
    const pc = stack[base] as number
    const width = stack[base + 4] as number
    const at = (stack[base + 1] as number) - width
    const count = (stack[base + 2] as number) - 1
    const capture = this.#code[pc + roundsAt.capture] as number
    const next = this.#code[pc + roundsAt.next] as number
    if (count > (stack[base + 3] as number)) {
      stack[base + 1] = at
      stack[base + 2] = count
      this.#captureRound(pc, at - width, at)
      return this.#moveTo(at, next)
    }
    this.#top = base
    if (capture >= 0) {
      this.registers[capture] = stack[base + 5] as number
      this.registers[capture + 1] = stack[base + 6] as number
    }
    return this.#moveTo(at, next)
  }

  #anotherLazyRound(base: number): number {
    const pc = this.#stack[base] as number
    const at = this.#stack[base + 1] as number
    const count = this.#stack[base + 2] as number
    this.#top = base
    if (count >= (this.#code[pc + roundsAt.max] as number)) return -1
    const registers = this.#code[pc + roundsAt.registers] as number
    this.registers[registers] = count
    this.registers[registers + 1] = at
    this.#pushMark(pc, at, 0)
    return this.#moveTo(at, this.#code[pc + roundsAt.body] as number)
  }

  /** See the class: walks the frames above `bottom` from the newest to the oldest. */
  #rewriteCaptures(bottom: number): void {
    const stack = this.#stack
    let passed = -1
    for (let top = this.#top; top > bottom; ) {
      const kind = stack[top - 1] as number
      top -= frameSize[kind] ?? 1
      if (kind !== frame.rounds) continue
      const pc = stack[top] as number
      const at = stack[top + 1] as number
      if (passed !== pc) this.#captureRound(pc, at - (stack[top + 4] as number), at)
      passed = stack[top + 7] === 1 ? -1 : pc
    }
  }

  // The stack.

  /** Goes back to the newest choice; gives where to go on, -1 when there is none left. */
  #backtrack(): number {
    while (this.#top > 0) {
      if (--this.#steps < 0) throw new RegexBudgetExceeded(this.#program.pattern)
      const stack = this.#stack
      const kind = stack[this.#top - 1] as number
      const base = this.#top - (frameSize[kind] ?? 1)
      if (kind === frame.undo) {
        this.#top = base
        this.registers[stack[base] as number] = stack[base + 1] as number
        continue
      }
      const next = this.#resume(kind, base)
      if (next >= 0) return next
    }
    return -1
  }

  #resume(kind: number, base: number): number {
    switch (kind) {
      case frame.run:
        return this.#shortenRun(base)
      case frame.lazyRun:
        return this.#lengthenRun(base)
      case frame.mark:
        return this.#failMark(base)
      case frame.rounds:
        return this.#takeRoundBack(base)
      case frame.lazyRounds:
        return this.#anotherLazyRound(base)
      case frame.loop:
        this.#memos[this.#stack[base + 2] as number]?.add(this.#stack[base + 1] as number)
    }
    this.#top = base
    return this.#moveTo(this.#stack[base + 1] as number, this.#stack[base] as number)
  }

  /** Sets a register so that a failure restores it. */
  #set(register: number, value: number): void {
    this.#push3(register, this.registers[register] as number, frame.undo)
    this.registers[register] = value
  }

  #push3(first: number, second: number, kind: number): void {
    if (this.#top + 3 > this.#stack.length) this.#grow()
    this.#stack[this.#top] = first
    this.#stack[this.#top + 1] = second
    this.#stack[this.#top + 2] = kind
    this.#top += 3
  }

  #push(...values: number[]): void {
    if (this.#top + values.length > this.#stack.length) this.#grow()
    for (const value of values) this.#stack[this.#top++] = value
  }

  #grow(): void {
    if (this.#stack.length >= greatestStack) throw new RegexBudgetExceeded(this.#program.pattern)
    const larger = new Int32Array(this.#stack.length * 4)
    larger.set(this.#stack)
    this.#stack = larger
  }
}

/** Where one character of the set that stands at a place ends; -1 when none stands there. */
function endOfSet({ low, set }: ProgramSet, input: string, at: number): number {
  if (at >= input.length) return -1
  const unit = input.charCodeAt(at)
  if (unit < 256) return low[unit] === 1 ? at + 1 : -1
  if (set.unitwise || unit < 0xd800 || unit > 0xdbff) return set.has(unit) ? at + 1 : -1
  const codePoint = input.codePointAt(at) ?? unit
  return set.has(codePoint) ? at + (codePoint > 0xffff ? 2 : 1) : -1
}

function isPair(input: string, at: number): boolean {
  return at >= 0 && (input.codePointAt(at) ?? 0) > 0xffff
}

function nextPossible(input: string, from: number, first: Uint8Array): number {
  let at = from
  for (; at < input.length; at++) {
    const unit = input.charCodeAt(at)
    if (unit > 255 || first[unit] === 1) break
  }
  return at
}
