import { logTimeText } from '../clock-text.ts'
import type { Outcome } from '../outcome.ts'
import type { LogEvent, Trace } from '../trace.ts'

type Logged = Pick<Outcome, 'requestId' | 'logEvents' | 'trace'>

/**
 * The execution log as the service's test console prints it (rest-api reference §22.2): a first line with the request id, then
 * each line after its date. Lines are there when the call was watched, or the stage's log level asked for them.
 * @param logged an outcome, or its trace (whose first line then names no request)
 */
export function executionLog(logged: Logged | Trace): string[] {
  if ('events' in logged) {
    return logged.events.filter((event) => event.type === 'log').map(logLine)
  }
  const lines = logged.logEvents ?? logged.trace?.events.filter((event) => event.type === 'log') ?? []
  const first = `Execution log for request ${logged.requestId}`
  return [first, ...lines.filter(({ text }) => !text.startsWith('Extended Request Id: ')).map(logLine)]
}

/** A line of the execution log after its date, as the service's test console prints it. */
export function logLine({ at, text }: LogEvent): string {
  return `${logTimeText(at)} : ${text}`
}

/** What a stage asks its log group to hold. */
export type LogSetting = { readonly loggingLevel: 'OFF' | 'ERROR' | 'INFO'; readonly dataTraceEnabled: boolean }

/** CloudWatch cuts events of execution logs at this many bytes (developer guide: known issues). */
const cloudWatchLimit = 1024

/**
 * The lines of a call as its log group gets them: `(request id) text`, cut at 1,024 characters. INFO brings all lines, ERROR
 * those of failures; lines with bodies and headers only with data tracing, which at ERROR logs every request in full.
 */
export function cloudWatchLog(outcome: Logged, setting: LogSetting): string[] {
  if (setting.loggingLevel === 'OFF') return []
  const isFull = setting.loggingLevel === 'INFO' || setting.dataTraceEnabled
  return (outcome.logEvents ?? [])
    .filter(({ level, dataTrace }) => (isFull || level === 'ERROR') && (setting.dataTraceEnabled || !dataTrace))
    .map(({ text }) => cut(`(${outcome.requestId}) ${text}`))
}

function cut(line: string): string {
  const mark = ' [TRUNCATED]'
  return line.length <= cloudWatchLimit ? line : `${line.slice(0, cloudWatchLimit - mark.length)}${mark}`
}
