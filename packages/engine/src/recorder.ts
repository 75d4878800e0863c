import type { Json } from '@gatewright/definition'
import { LogLine, type LogOptions, plainLine } from './log-line.ts'
import type { PhaseTime } from './outcome.ts'
import type { Clock } from './ports.ts'
import type { LogEvent, TraceEvent } from './trace.ts'
import { whenThere } from './when-there.ts'

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
  readonly events: TraceEvent[] = []
  readonly logLines: LogEvent[] = []
  #current: Phase
  /** when the current phase began: the end of the one before */
  #startedAt: number
  readonly #begun: number
  /** the phases so far, when each ended, and how: as lists of one kind, since they are made for every request */
  readonly #names: Phase[] = []
  readonly #ends: number[] = []
  readonly #results: PhaseTime['result'][] = []

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
    this.#begun = startedAt
  }

  /** The phases so far. Each begins when the one before ended. */
  get phases(): PhaseTime[] {
    let startedAt = this.#begun
    return this.#names.map((phase, index) => {
      const end = this.#ends[index] ?? startedAt
      const time: PhaseTime = {
        phase,
        startedAt,
        durationMs: end - startedAt,
        result: this.#results[index] ?? 'completed',
      }
      startedAt = end
      return time
    })
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

  /** Runs a phase that waits for a port, or has its value at once: then it is given at once. */
  wait<T>(phase: Phase, work: () => T | Promise<T>, describe?: (value: T) => PhaseResult): T | Promise<T> {
    this.#enter(phase)
    const given = this.between === undefined ? work() : this.between.wait(phase, work)
    return whenThere(given, (value) => {
      this.#leave(value, describe)
      return value
    })
  }

  /** Notes that a phase had nothing to do; `why` in at most five words. */
  skip(phase: Phase, why: string): void {
    const at = this.#startedAt
    this.#current = phase
    this.#note('skipped', at)
    if (!this.watched) return
    this.emit({ type: 'phaseStarted', phase, at })
    this.emit({ type: 'phaseCompleted', phase, at, result: why, skipped: true })
  }

  /** Notes that the current phase ended the request. */
  fail(): void {
    this.#note('failed', this.clock.now())
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

  /**
   * Adds a line of the execution log. Its text is made when somebody reads it, so what it is made of must not change.
   * `dataTrace`: it shows only where the stage logs full requests.
   */
  log(text: () => string, options: LogOptions = plainLine): void {
    const line = new LogLine(this.#current, this.clock.now(), options, text)
    if (!this.watched) return void this.logLines.push(line)
    const event = line.toJSON()
    this.logLines.push(event)
    this.emit(event)
  }

  #enter(phase: Phase): void {
    this.#current = phase
    if (this.watched) this.emit({ type: 'phaseStarted', phase, at: this.#startedAt })
  }

  #leave<T>(value: T, describe: ((value: T) => PhaseResult) | undefined): void {
    const at = this.clock.now()
    this.#note('completed', at)
    if (!this.watched) return
    const phase = this.#current
    const { result, output } = describe?.(value) ?? { result: 'completed' }
    this.emit({ type: 'phaseCompleted', phase, at, result, ...(output === undefined ? {} : { output }) })
  }

  #note(result: PhaseTime['result'], at: number): void {
    this.#names.push(this.#current)
    this.#ends.push(at)
    this.#results.push(result)
    this.#startedAt = at
  }
}
