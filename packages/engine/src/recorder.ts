import type { Json } from '@gatewright/definition'
import type { PhaseTime } from './outcome.ts'
import type { Clock } from './ports.ts'
import type { LogEvent, TraceEvent } from './trace.ts'

/** What a phase gave, for those who watch: a few words, and what came out. */
export type PhaseResult = { readonly result: string; readonly output?: Json }

/** Stands between the phases and what goes on from them, where values are changed by hand. */
export type BetweenPhases<Phase> = {
  run<T>(phase: Phase, work: () => T): T
  wait<T>(phase: Phase, work: () => T | Promise<T>): Promise<T>
}

/** Which events somebody wants. Nothing is made for nobody. */
export type Watching = {
  /** everything: the console watches */
  readonly events: boolean
  /** lines of the execution log: the stage's log level asks for them, or `events` */
  readonly log: boolean
  readonly onEvent?: ((event: TraceEvent) => void) | undefined
}

/**
 * Takes down what happens to one request: the times of its phases always, events and log lines when somebody watches.
 * Callers guard every `emit` and `log` by `watched` and `logged`, so that events are not even made for nobody.
 */
export class Recorder<Phase extends string> {
  readonly watched: boolean
  readonly logged: boolean
  readonly phases: PhaseTime[] = []
  readonly events: TraceEvent[] = []
  readonly logLines: LogEvent[] = []
  #current: Phase
  /** when the current phase began: the end of the one before */
  #startedAt: number

  constructor(
    readonly clock: Clock,
    startedAt: number,
    firstPhase: Phase,
    readonly watching: Watching,
    readonly between?: BetweenPhases<Phase>,
  ) {
    this.watched = watching.events
    this.logged = watching.events || watching.log
    this.#current = firstPhase
    this.#startedAt = startedAt
  }

  /** The phase that the request is in. */
  get current(): Phase {
    return this.#current
  }

  /** Runs a phase that needs nobody's answer. */
  run<T>(phase: Phase, work: () => T, describe?: (value: T) => PhaseResult): T {
    this.#enter(phase)
    const value = this.between === undefined ? work() : this.between.run(phase, work)
    this.#leave(value, describe)
    return value
  }

  /** Runs a phase that waits for a port, or has its value at once. */
  async wait<T>(phase: Phase, work: () => T | Promise<T>, describe?: (value: T) => PhaseResult): Promise<T> {
    this.#enter(phase)
    const value = await (this.between === undefined ? work() : this.between.wait(phase, work))
    this.#leave(value, describe)
    return value
  }

  /** Notes that a phase had nothing to do; `why` in at most five words. */
  skip(phase: Phase, why: string): void {
    const at = this.#startedAt
    this.#current = phase
    this.phases.push({ phase, startedAt: at, durationMs: 0, result: 'skipped' })
    if (!this.watched) return
    this.emit({ type: 'phaseStarted', phase, at })
    this.emit({ type: 'phaseCompleted', phase, at, result: why, skipped: true })
  }

  /** Notes that the current phase ended the request. */
  fail(): void {
    const startedAt = this.#startedAt
    const at = this.clock.now()
    this.phases.push({ phase: this.#current, startedAt, durationMs: at - startedAt, result: 'failed' })
    this.#startedAt = at
  }

  /** Tells those who watch of a step inside the current phase, once it is over; `result` is a few words. */
  step(step: string, about: { ok: boolean; result: string; input?: Json; output?: Json; startedAt?: number }): void {
    if (!this.watched) return
    const { ok, result, input, output, startedAt } = about
    const at = this.clock.now()
    const place = { phase: this.#current, step }
    this.emit({ type: 'stepStarted', ...place, at: startedAt ?? at, ...(input === undefined ? {} : { input }) })
    this.emit({ type: 'stepCompleted', ...place, at, ok, result, ...(output === undefined ? {} : { output }) })
  }

  emit(event: TraceEvent): void {
    this.events.push(event)
    this.watching.onEvent?.(event)
  }

  /** Adds a line of the execution log. `dataTrace`: it shows only where the stage logs full requests. */
  log(text: string, options: { level?: LogEvent['level']; dataTrace?: boolean } = {}): void {
    const { level = 'INFO', dataTrace = false } = options
    const line: LogEvent = { type: 'log', phase: this.#current, at: this.clock.now(), level, dataTrace, text }
    this.logLines.push(line)
    if (this.watched) this.emit(line)
  }

  #enter(phase: Phase): void {
    this.#current = phase
    if (this.watched) this.emit({ type: 'phaseStarted', phase, at: this.#startedAt })
  }

  #leave<T>(value: T, describe: ((value: T) => PhaseResult) | undefined): void {
    const at = this.clock.now()
    const phase = this.#current
    this.phases.push({ phase, startedAt: this.#startedAt, durationMs: at - this.#startedAt, result: 'completed' })
    this.#startedAt = at
    if (!this.watched) return
    const { result, output } = describe?.(value) ?? { result: 'completed' }
    this.emit({ type: 'phaseCompleted', phase, at, result, ...(output === undefined ? {} : { output }) })
  }
}
