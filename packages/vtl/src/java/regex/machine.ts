import { assertionCodes } from './assemble.ts'
import { RegexBudgetExceeded } from './errors.ts'
import { graphemeEnd } from './grapheme.ts'
import type { RegexBudget } from './java-regex.ts'
import { endLook, lookFurtherBack, startLook } from './look.ts'
import { endOfRepetition, endOfText, holds } from './look-around.ts'
import { loop, startLoop } from './loop.ts'
import { frame, frameSize, MachineState } from './machine-state.ts'
import { lookAt, loopAt, op, type Program, type ProgramSet } from './program.ts'
import { anotherLazyRound, endRound, endRounds, startRounds, takeRoundBack } from './rounds.ts'
import { endOfSet, lengthenRun, shortenRun, startRun } from './run.ts'

/**
 * Runs a program over one input: a backtracking matcher that recurses nowhere.
 *
 * It keeps the habits of java.util.regex that show in results. What an atomic part (lookaround, possessive, a group whose
 * rounds go one way only) has captured stays when a later failure takes the part back; and on success such a greedy group
 * writes its last round's capture once more, outer rounds after inner ones.
 */
export class Machine {
  readonly #state: MachineState
  readonly #program: Program
  readonly #input: string
  #wholeInput = false
  #lastEnd = 0

  constructor(program: Program, input: string) {
    this.#state = new MachineState(program, input)
    this.#program = program
    this.#input = input
  }

  /** Start and end of each group of the last match, -1 for none. */
  spans(): number[] {
    const { registers } = this.#state
    const spans: number[] = []
    for (let n = 0; n < 2 * (this.#program.groupCount + 1); n++) spans.push(registers[n] as number)
    return spans
  }

  /** Matches the whole input. Throws RegexBudgetExceeded. */
  matches(budget: RegexBudget): boolean {
    this.#begin(budget, true, 0)
    const found = this.#attempt(0)
    budget.remaining = this.#state.steps
    return found
  }

  /**
   * Looks for the first match from `from` on. Throws RegexBudgetExceeded.
   * @param lastEnd where \G holds
   */
  find(from: number, lastEnd: number, budget: RegexBudget): boolean {
    this.#begin(budget, false, lastEnd)
    const found = this.#search(from)
    budget.remaining = this.#state.steps
    return found
  }

  #begin(budget: RegexBudget, wholeInput: boolean, lastEnd: number): void {
    this.#state.registers.fill(-1)
    for (const memo of this.#state.memos) memo.clear()
    this.#state.steps = budget.remaining
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
        this.#state.spend(1 + ((next < 0 ? input.length : next) - start) / 16)
        if (next < 0) return false
        start = next
      } else if (first) {
        const next = nextPossible(input, start, first)
        this.#state.spend((next - start) / 4)
        if (next >= input.length) return false
        start = next
      }
      if (this.#attempt(start)) return true
      if (byCodePoint && (input.codePointAt(start) ?? 0) > 0xffff) start++
    }
    return false
  }

  #attempt(start: number): boolean {
    const state = this.#state
    state.top = 0
    state.mark = 0
    if (!this.#run(start)) return false
    if (this.#program.rewritesCaptures) state.rewriteCaptures(0)
    state.registers[0] = start
    state.registers[1] = state.at
    return true
  }

  #run(start: number): boolean {
    const state = this.#state
    const { code, registers } = state
    const input = this.#input
    const { sets, texts } = this.#program
    let pc = 0
    let at = start
    for (;;) {
      if (--state.steps < 0) throw new RegexBudgetExceeded(this.#program.pattern)
      let next = -1
      switch (code[pc]) {
        case op.match:
          if (this.#wholeInput && at !== input.length) break
          state.at = at
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
          state.push3(code[pc + 2] as number, at, frame.choice)
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
          state.set(code[pc + 1] as number, at)
          next = pc + 2
          break
        case op.tail: {
          const group = code[pc + 2] as number
          if (group >= 0) {
            state.set(group, registers[code[pc + 1] as number] as number)
            state.set(group + 1, at)
          }
          next = pc + 3
          break
        }
        default:
          next = rareOperation(state, pc, at)
          at = state.at
      }
      if (next < 0) {
        next = backtrack(state)
        if (next < 0) return false
        at = state.at
      }
      pc = next
    }
  }
}

function nextPossible(input: string, from: number, first: Uint8Array): number {
  let at = from
  for (; at < input.length; at++) {
    const unit = input.charCodeAt(at)
    if (unit > 255 || first[unit] === 1) break
  }
  return at
}

function rareOperation(state: MachineState, pc: number, at: number): number {
  const { code, input } = state
  state.at = at
  switch (code[pc]) {
    case op.run:
      return startRun(state, pc, at)
    case op.loopStart:
      return startLoop(state, pc, at)
    case op.loop:
      return loop(state, code[pc + 1] as number, at)
    case op.lazyRound: {
      const start = code[pc + 1] as number
      const count = code[start + loopAt.count] as number
      state.set(count, (state.registers[count] as number) + 1)
      return code[start + loopAt.body] as number
    }
    case op.backreference:
      return state.moveTo(endOfReference(state, pc, at), pc + 3)
    case op.lineBreak:
      return lineBreak(state, pc, at)
    case op.grapheme:
      return at < input.length ? state.moveTo(graphemeEnd(input, at), pc + 1) : -1
    case op.atomic:
      state.pushMark(pc, at, 0)
      return pc + 2
    case op.atomicEnd:
      state.cut()
      return pc + 1
    case op.look:
      return startLook(state, pc, at)
    case op.lookEnd:
      return endLook(state, code[pc + 1] as number, at)
    case op.rounds:
      return startRounds(state, pc, at)
    case op.roundEnd:
      return endRound(state, code[pc + 1] as number, at)
    default:
      return -1
  }
}

function endOfReference(state: MachineState, pc: number, at: number): number {
  const group = 2 * (state.code[pc + 1] as number)
  if (group > 2 * state.program.groupCount || (state.registers[group] as number) < 0) return -1
  const start = state.registers[group] as number
  const end = state.registers[group + 1] as number
  state.spend((end - start) / 8)
  return endOfRepetition(state.input, start, end, at, state.code[pc + 2] as number)
}

function lineBreak(state: MachineState, pc: number, at: number): number {
  const c = state.input.charCodeAt(at)
  if (c === 0xd && state.input.charCodeAt(at + 1) === 0xa) {
    state.push3(pc + 1, at + 1, frame.choice)
    return state.moveTo(at + 2, pc + 1)
  }
  const breaks = (c >= 0xa && c <= 0xd) || c === 0x85 || c === 0x2028 || c === 0x2029
  return breaks ? state.moveTo(at + 1, pc + 1) : -1
}

/** Goes back to the newest choice; gives where to go on, -1 when there is none left. */
function backtrack(state: MachineState): number {
  while (state.top > 0) {
    if (--state.steps < 0) throw new RegexBudgetExceeded(state.program.pattern)
    const { stack } = state
    const kind = stack[state.top - 1] as number
    const base = state.top - (frameSize[kind] ?? 1)
    if (kind === frame.undo) {
      state.top = base
      state.registers[stack[base] as number] = stack[base + 1] as number
      continue
    }
    const next = resume(state, kind, base)
    if (next >= 0) return next
  }
  return -1
}

function resume(state: MachineState, kind: number, base: number): number {
  switch (kind) {
    case frame.run:
      return shortenRun(state, base)
    case frame.lazyRun:
      return lengthenRun(state, base)
    case frame.mark:
      return failMark(state, base)
    case frame.rounds:
      return takeRoundBack(state, base)
    case frame.lazyRounds:
      return anotherLazyRound(state, base)
    case frame.loop:
      state.memos[state.stack[base + 2] as number]?.add(state.stack[base + 1] as number)
  }
  state.top = base
  return state.moveTo(state.stack[base + 1] as number, state.stack[base] as number)
}

/** An atomic part has failed. */
function failMark(state: MachineState, base: number): number {
  const { stack, code } = state
  const pc = stack[base + 1] as number
  const at = stack[base + 2] as number
  const start = stack[base + 3] as number
  state.mark = stack[base] as number
  state.top = base
  switch (code[pc]) {
    case op.atomic:
      return (code[pc + 1] as number) < 0 ? -1 : state.moveTo(at, code[pc + 1] as number)
    case op.look:
      if (code[pc + lookAt.behind] === 1) return lookFurtherBack(state, pc, at, start)
      return code[pc + lookAt.negative] === 1 ? state.moveTo(at, code[pc + lookAt.next] as number) : -1
    default:
      return endRounds(state, pc)
  }
}
