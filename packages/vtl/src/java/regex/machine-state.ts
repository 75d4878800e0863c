import { RegexBudgetExceeded } from './errors.ts'
import { type Program, roundsAt } from './program.ts'

/** Frames of the backtracking stack; the kind stands last. */
export const frame = { choice: 0, undo: 1, run: 2, lazyRun: 3, mark: 4, rounds: 5, lazyRounds: 6, loop: 7 } as const
export const frameSize = [3, 3, 5, 4, 5, 9, 4, 4] as const

/** Most integers on the backtracking stack: 32 MB. */
const greatestStack = 8_000_000

/**
 * What one run of the matcher changes: registers, the backtracking stack, the place.
 *
 * Functions that carry out an operation give the place in the program where to go on, -1 for a failure, and leave the place
 * in the input in `at`.
 */
export class MachineState {
  /** Start and end of each group, then what loops keep. */
  readonly registers: Int32Array
  readonly code: Int32Array
  /** Places where a loop has failed, by loop. */
  readonly memos: Set<number>[]
  stack = new Int32Array(192)
  top = 0
  /** Top of the stack when the innermost atomic part began. */
  mark = 0
  at = 0
  steps = 0

  constructor(
    readonly program: Program,
    readonly input: string,
  ) {
    this.code = program.code
    this.registers = new Int32Array(program.registerCount)
    this.memos = Array.from({ length: program.memoCount }, () => new Set())
  }

  moveTo(end: number, next: number): number {
    if (end < 0) return -1
    this.at = end
    return next
  }

  spend(steps: number): void {
    this.steps -= Math.ceil(steps)
    if (this.steps < 0) throw new RegexBudgetExceeded(this.program.pattern)
  }

  /** @param reach how far back a lookbehind may still go */
  pushMark(pc: number, at: number, reach: number): void {
    this.push(this.mark, pc, at, reach, frame.mark)
    this.mark = this.top
  }

  /** Ends an atomic part that has matched: what it could have done otherwise is forgotten. */
  cut(): void {
    if (this.program.rewritesCaptures) this.rewriteCaptures(this.mark)
    const base = this.mark - frameSize[frame.mark]
    this.mark = this.stack[base] as number
    this.top = base
  }

  captureRound(pc: number, start: number, at: number): void {
    const capture = this.code[pc + roundsAt.capture] as number
    if (capture < 0) return
    this.registers[capture] = start
    this.registers[capture + 1] = at
  }

  /** See the class: walks the frames above `bottom` from the newest to the oldest. */
  rewriteCaptures(bottom: number): void {
    const stack = this.stack
    let passed = -1
    for (let top = this.top; top > bottom; ) {
      const kind = stack[top - 1] as number
      top -= frameSize[kind] ?? 1
      if (kind !== frame.rounds) continue
      const pc = stack[top] as number
      const at = stack[top + 1] as number
      if (passed !== pc) this.captureRound(pc, at - (stack[top + 4] as number), at)
      passed = stack[top + 7] === 1 ? -1 : pc
    }
  }

  /** Sets a register so that a failure restores it. */
  set(register: number, value: number): void {
    this.push3(register, this.registers[register] as number, frame.undo)
    this.registers[register] = value
  }

  push3(first: number, second: number, kind: number): void {
    if (this.top + 3 > this.stack.length) this.grow()
    this.stack[this.top] = first
    this.stack[this.top + 1] = second
    this.stack[this.top + 2] = kind
    this.top += 3
  }

  push(...values: number[]): void {
    if (this.top + values.length > this.stack.length) this.grow()
    for (const value of values) this.stack[this.top++] = value
  }

  private grow(): void {
    if (this.stack.length >= greatestStack) throw new RegexBudgetExceeded(this.program.pattern)
    const larger = new Int32Array(this.stack.length * 4)
    larger.set(this.stack)
    this.stack = larger
  }
}
