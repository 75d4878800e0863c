import type { LogEvent } from './trace.ts'

/** What a line of the execution log is beside its text. */
export type LogOptions = { readonly level?: LogEvent['level']; readonly dataTrace?: boolean }

/** An INFO line that shows wherever the stage logs. */
export const plainLine: LogOptions = {}

/** An INFO line that shows only where the stage logs full requests. */
export const dataLine: LogOptions = { dataTrace: true }

/**
 * A line of the execution log whose text is made when it is first read: most lines of a busy stage are never read.
 * `toJSON` gives it as plain data.
 */
export class LogLine implements LogEvent {
  readonly type = 'log'
  readonly level: LogEvent['level']
  readonly dataTrace: boolean
  #text: string | undefined

  constructor(
    readonly phase: string,
    readonly at: number,
    { level = 'INFO', dataTrace = false }: LogOptions,
    readonly render: () => string,
  ) {
    this.level = level
    this.dataTrace = dataTrace
  }

  get text(): string {
    this.#text ??= this.render()
    return this.#text
  }

  toJSON(): LogEvent {
    const { type, phase, at, level, dataTrace, text } = this
    return { type, phase, at, level, dataTrace, text }
  }
}
