import { frame, frameSize, type MachineState } from './machine-state.ts'
import { greedCode, roundsAt } from './program.ts'

// Rounds that are not looked back into. Registers: count, start of this round, width of the rounds on the top frame.

/** Enters the repetition. */
export function startRounds(state: MachineState, pc: number, at: number): number {
  const registers = state.code[pc + roundsAt.registers] as number
  const capture = state.code[pc + roundsAt.capture] as number
  const isGreedy = state.code[pc + roundsAt.greed] === greedCode.greedy
  if (capture > 0 && !(isGreedy && state.code[pc + roundsAt.min] === 0)) {
    state.set(capture, state.registers[capture] as number)
    state.set(capture + 1, state.registers[capture + 1] as number)
  }
  state.registers[registers] = 0
  state.registers[registers + 2] = -1
  return nextRound(state, pc, at)
}

function nextRound(state: MachineState, pc: number, at: number): number {
  const code = state.code
  const registers = code[pc + roundsAt.registers] as number
  const count = state.registers[registers] as number
  state.registers[registers + 1] = at
  const enough = count >= (code[pc + roundsAt.min] as number)
  if (enough && code[pc + roundsAt.greed] === greedCode.lazy) {
    state.push(pc, at, count, frame.lazyRounds)
    return state.moveTo(at, code[pc + roundsAt.next] as number)
  }
  if (count >= (code[pc + roundsAt.max] as number)) return state.moveTo(at, code[pc + roundsAt.next] as number)
  state.pushMark(pc, at, 0)
  return state.moveTo(at, code[pc + roundsAt.body] as number)
}

/** No further round: go on behind the last one, if there were enough. */
export function endRounds(state: MachineState, pc: number): number {
  const code = state.code
  const registers = code[pc + roundsAt.registers] as number
  const enough = (state.registers[registers] as number) >= (code[pc + roundsAt.min] as number)
  if (!enough || code[pc + roundsAt.greed] === greedCode.lazy) return -1
  return state.moveTo(state.registers[registers + 1] as number, code[pc + roundsAt.next] as number)
}

/** A round has matched. */
export function endRound(state: MachineState, pc: number, at: number): number {
  const code = state.code
  state.cut()
  const registers = code[pc + roundsAt.registers] as number
  const start = state.registers[registers + 1] as number
  const min = code[pc + roundsAt.min] as number
  const count = (state.registers[registers] as number) + 1
  if (count <= min) {
    state.registers[registers] = at === start ? min : count
    state.captureRound(pc, start, at)
    return nextRound(state, pc, at)
  }
  if (code[pc + roundsAt.greed] === greedCode.lazy && at === start) return -1
  if (at === start) return state.moveTo(at, code[pc + roundsAt.next] as number)
  if (code[pc + roundsAt.greed] === greedCode.greedy) recordRound(state, pc, count, start, at)
  state.registers[registers] = count
  state.captureRound(pc, start, at)
  return nextRound(state, pc, at)
}

/** Rounds of one width share a frame, from which they are taken back one by one. */
function recordRound(state: MachineState, pc: number, count: number, start: number, at: number): void {
  const registers = state.code[pc + roundsAt.registers] as number
  const width = state.registers[registers + 2] as number
  if (width === at - start) {
    const base = state.top - frameSize[frame.rounds]
    state.stack[base + 1] = at
    state.stack[base + 2] = count
    return
  }
  const capture = state.code[pc + roundsAt.capture] as number
  const isFirst = Number(width < 0)
  state.registers[registers + 2] = at - start
  state.push(
    pc,
    at,
    count,
    count - 1,
    at - start,
    capture < 0 ? -1 : (state.registers[capture] as number),
    capture < 0 ? -1 : (state.registers[capture + 1] as number),
    isFirst,
    frame.rounds,
  )
}

/** What follows has failed: goes on one round earlier. */
export function takeRoundBack(state: MachineState, base: number): number {
  const stack = state.stack
  const pc = stack[base] as number
  const width = stack[base + 4] as number
  const at = (stack[base + 1] as number) - width
  const count = (stack[base + 2] as number) - 1
  const capture = state.code[pc + roundsAt.capture] as number
  const next = state.code[pc + roundsAt.next] as number
  if (count > (stack[base + 3] as number)) {
    stack[base + 1] = at
    stack[base + 2] = count
    state.captureRound(pc, at - width, at)
    return state.moveTo(at, next)
  }
  state.top = base
  if (capture >= 0) {
    state.registers[capture] = stack[base + 5] as number
    state.registers[capture + 1] = stack[base + 6] as number
  }
  return state.moveTo(at, next)
}

/** What follows has failed: a lazy repetition takes another round. */
export function anotherLazyRound(state: MachineState, base: number): number {
  const pc = state.stack[base] as number
  const at = state.stack[base + 1] as number
  const count = state.stack[base + 2] as number
  state.top = base
  if (count >= (state.code[pc + roundsAt.max] as number)) return -1
  const registers = state.code[pc + roundsAt.registers] as number
  state.registers[registers] = count
  state.registers[registers + 1] = at
  state.pushMark(pc, at, 0)
  return state.moveTo(at, state.code[pc + roundsAt.body] as number)
}
