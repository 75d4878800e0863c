import type { Cause } from '@gatewright/engine'
import { phaseLabel } from './phase-labels.ts'

export type WhyStep = { text: string; value?: string; decisive: boolean }

/** The explanation of a status, ready to be shown. */
export type Why = { sentence: string; responseType: string; steps: WhyStep[]; wouldPass: readonly string[] }

/**
 * Explains a status from the cause that the engine recorded; without one the backend (or its mapping) answered.
 * @param answeredBy what stands behind the method, in words: `Lambda function orders-query`
 */
export function whyStatus(status: number, cause: Cause | undefined, answeredBy: string): Why {
  if (cause === undefined) {
    const sentence =
      status < 400
        ? `${answeredBy} answered, and nothing stood in the way.`
        : `The status comes from ${answeredBy.replace(/^The /, 'the ')}, not from API Gateway.`
    return { sentence, responseType: '', steps: [], wouldPass: [] }
  }
  const received = Object.entries(cause.received)
    .slice(0, 2)
    .map(([name, value]) => ({
      text: `${name} was`,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      decisive: false,
    }))
  const subject =
    cause.subject === undefined
      ? []
      : [{ text: `${phaseLabel(cause.phase)} was decided by`, value: cause.subject, decisive: false }]
  const ended = {
    text: `So the request ended in ${phaseLabel(cause.phase)}${cause.notReached.length > 0 ? ` and never reached ${listed(cause.notReached.map(phaseLabel))}` : ''}.`,
    decisive: true,
  }
  return {
    sentence: cause.message,
    responseType: cause.responseType ?? '',
    steps: [...subject, ...received, ended].slice(0, 4),
    wouldPass: cause.wouldPass,
  }
}

function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more phases`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
