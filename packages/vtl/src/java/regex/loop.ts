import { frame, type MachineState } from './machine-state.ts'
import { loopAt } from './program.ts'

// Loops that look back into earlier rounds.

/** Enters the loop. */
export function startLoop(state: MachineState, pc: number, at: number): number {
  const code = state.code
  const next = code[pc + loopAt.next] as number
  if ((code[pc + loopAt.min] as number) > 0) return round(state, pc, 1)
  if (code[pc + loopAt.max] === 0) return next
  if (code[pc + loopAt.lazy] === 1) {
    state.set(code[pc + loopAt.count] as number, 0)
    state.push3(next - 2, at, frame.choice)
    return next
  }
  state.push3(next, at, frame.choice)
  return round(state, pc, 1)
}

function round(state: MachineState, pc: number, count: number): number {
  state.set(state.code[pc + loopAt.count] as number, count)
  return state.code[pc + loopAt.body] as number
}

/** A round has ended: takes another one or goes on. */
export function loop(state: MachineState, pc: number, at: number): number {
  const code = state.code
  const next = code[pc + loopAt.next] as number
  if (at <= (state.registers[code[pc + loopAt.begin] as number] as number)) return next
  const count = state.registers[code[pc + loopAt.count] as number] as number
  if (count < (code[pc + loopAt.min] as number)) return round(state, pc, count + 1)
  if (count >= (code[pc + loopAt.max] as number)) return next
  if (code[pc + loopAt.lazy] === 1) {
    state.push3(next - 2, at, frame.choice)
    return next
  }
  const memo = code[pc + loopAt.memo] as number
  if (memo < 0) state.push3(next, at, frame.choice)
  else if (state.memos[memo]?.has(at)) return next
  else state.push(next, at, memo, frame.loop)
  return round(state, pc, count + 1)
}
