import { frame, frameSize, type MachineState } from './machine-state.ts'
import { lookAt } from './program.ts'
import { isPair } from './run.ts'

// Lookahead and lookbehind.

/** Enters a lookaround. */
export function startLook(state: MachineState, pc: number, at: number): number {
  const code = state.code
  if (code[pc + lookAt.behind] !== 1) {
    state.pushMark(pc, at, 0)
    return code[pc + lookAt.body] as number
  }
  const start = back(state, pc, at, code[pc + lookAt.min] as number)
  return lookFrom(state, pc, at, start)
}

/** A lookbehind has failed from `start`: tries one character further back. */
export function lookFurtherBack(state: MachineState, pc: number, at: number, start: number): number {
  const isLow = state.code[pc + lookAt.byCodePoint] === 1 && isPair(state.input, start - 2)
  return lookFrom(state, pc, at, start - (isLow ? 2 : 1))
}

function lookFrom(state: MachineState, pc: number, at: number, start: number): number {
  const code = state.code
  const max = code[pc + lookAt.max] as number
  const earliest = earliestStart(state, pc, at, max)
  if (start < earliest || start < 0)
    return code[pc + lookAt.negative] === 1 ? state.moveTo(at, code[pc + lookAt.next] as number) : -1
  state.spend(1)
  state.pushMark(pc, at, start)
  return state.moveTo(start, code[pc + lookAt.body] as number)
}

/** How far back a lookbehind may begin. A greatest width below 0 has overflowed in Java, which then looks elsewhere. */
function earliestStart(state: MachineState, pc: number, at: number, max: number): number {
  if (max >= 0) return max > at ? 0 : back(state, pc, at, max)
  if (state.code[pc + lookAt.byCodePoint] !== 1) return Math.max((at - max) | 0, 0)
  if (max === -0x80000000 || at === 0) return at
  let forward = at
  for (let left = -max; left > 0 && forward < state.input.length; left--)
    forward += isPair(state.input, forward) ? 2 : 1
  return Math.max(at - (forward - at), 0)
}

/** The place so many characters back; -1 when there are not so many and characters are units. */
function back(state: MachineState, pc: number, at: number, count: number): number {
  if (state.code[pc + lookAt.byCodePoint] !== 1) return at - count
  let place = at
  for (let left = count; left > 0 && place > 0; left--) place -= isPair(state.input, place - 2) ? 2 : 1
  return place
}

/** The body of a lookaround has matched. */
export function endLook(state: MachineState, pc: number, at: number): number {
  const code = state.code
  const started = state.stack[state.mark - frameSize[frame.mark] + 2] as number
  if (code[pc + lookAt.behind] === 1 && at !== started) return -1
  state.cut()
  return code[pc + lookAt.negative] === 1 ? -1 : state.moveTo(started, code[pc + lookAt.next] as number)
}
