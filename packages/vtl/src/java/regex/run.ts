import type { MachineState } from './machine-state.ts'
import { frame } from './machine-state.ts'
import { greedCode, type ProgramSet, runAt } from './program.ts'

// Repetitions of one character set: the whole run is one frame.

/** Enters the repetition: takes as much as it may. */
export function startRun(state: MachineState, pc: number, start: number): number {
  const code = state.code
  const input = state.input
  const set = state.program.sets[code[pc + runAt.set] as number] as ProgramSet
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
  state.spend(count / 4)
  if (count < min) return -1
  if (greed === greedCode.lazy) {
    if (min < (code[pc + runAt.max] as number)) state.push(pc, at, count, frame.lazyRun)
  } else if (greed === greedCode.greedy && at > shortest) {
    state.push(next, shortest, at, Number(set.set.unitwise), frame.run)
  }
  return state.moveTo(at, next)
}

/** What follows has failed: gives one character back. */
export function shortenRun(state: MachineState, base: number): number {
  const stack = state.stack
  const shortest = stack[base + 1] as number
  let at = (stack[base + 2] as number) - 1
  if (stack[base + 3] === 0 && at > shortest && isPair(state.input, at - 1)) at--
  if (at > shortest) stack[base + 2] = at
  else state.top = base
  return state.moveTo(at, stack[base] as number)
}

/** What follows has failed: a lazy repetition takes one character more. */
export function lengthenRun(state: MachineState, base: number): number {
  const stack = state.stack
  const pc = stack[base] as number
  const count = (stack[base + 2] as number) + 1
  const set = state.program.sets[state.code[pc + runAt.set] as number] as ProgramSet
  const end = endOfSet(set, state.input, stack[base + 1] as number)
  if (end < 0 || count >= (state.code[pc + runAt.max] as number)) state.top = base
  else {
    stack[base + 1] = end
    stack[base + 2] = count
  }
  return state.moveTo(end, pc + runAt.size)
}

/** Where one character of the set that stands at a place ends; -1 when none stands there. */
export function endOfSet({ low, set }: ProgramSet, input: string, at: number): number {
  if (at >= input.length) return -1
  const unit = input.charCodeAt(at)
  if (unit < 256) return low[unit] === 1 ? at + 1 : -1
  if (set.unitwise || unit < 0xd800 || unit > 0xdbff) return set.has(unit) ? at + 1 : -1
  const codePoint = input.codePointAt(at) ?? unit
  return set.has(codePoint) ? at + (codePoint > 0xffff ? 2 : 1) : -1
}

/** Whether a surrogate pair begins at a place. */
export function isPair(input: string, at: number): boolean {
  return at >= 0 && (input.codePointAt(at) ?? 0) > 0xffff
}
