import type { RecordedRun } from '@/server/run'

/** A line of an execution log, its date shortened to seconds and what follows it. */
export type LogLine = { key: string; time: string; text: string; isError: boolean }

const dated = /^\w{3} \w{3} \d{2} \d{2}:(\d{2}:\d{2}) \w+ \d{4} : (.*)$/s

/** Reads the lines of a run's log for a small list; the first line, which only names the request, is left out. */
export function logLines({ log }: Pick<RecordedRun, 'log'>): LogLine[] {
  return log.flatMap((line, index) => {
    if (line.startsWith('Execution log for request ')) return []
    const [, time = '', text = line] = dated.exec(line) ?? []
    return [{ key: `${index}`, time, text, isError: isError(text) }]
  })
}

/** Lines that the service writes when something went wrong. */
function isError(text: string): boolean {
  return (
    /^(Execution failed|Unauthorized|Gateway response type:|Request body does not match|Key throttle limit)/.test(
      text,
    ) || /\b(error|explicit deny|not authorized)\b/i.test(text)
  )
}

/** Why a run has no execution log. */
export function whyNoLog({ outcome }: Pick<RecordedRun, 'outcome'>): string {
  if (outcome.deploymentId === '') return 'No lines: the request reached no stage, and only stages write logs.'
  return 'No lines: nobody watched this request, and the log level of its stage was OFF. Set it to INFO under Stages, Method settings, to have the service’s lines for every request.'
}
