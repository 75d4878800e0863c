import type { Cause } from '@gatewright/engine'
import { phaseLabel } from './phase-labels.ts'
import { silence } from './why-silence.ts'

export type WhyStep = { text: string; value?: string; decisive: boolean }

/** The explanation of a status, ready to be shown. */
export type Why = {
  sentence: string
  responseType: string
  steps: WhyStep[]
  wouldPass: readonly string[]
  /** of an answer that the gateway made: where, by which rule, why it says no more, and what never happened */
  decided?: { layer: string; rule: string; silence: string; notReached: string[] }
}

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
    .filter(([name]) => !shownAsAdvice(cause, name))
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
  const notReached = cause.notReached.map(phaseLabel)
  const ended = {
    text: `So the request ended in ${phaseLabel(cause.phase)}${notReached.length > 0 ? ` and never reached ${listed(notReached)}` : ''}.`,
    decisive: true,
  }
  return {
    sentence: cause.message,
    responseType: cause.responseType ?? '',
    steps: [...subject, ...received, ended].slice(0, 4),
    wouldPass: cause.wouldPass,
    decided: {
      layer: phaseLabel(cause.phase),
      rule: cause.rule,
      silence: silenceOf(cause.rule),
      notReached,
    },
  }
}

/** The answer of a function is shown whole, with what offends in it: not as a value among others. */
function shownAsAdvice({ rule }: Cause, name: string): boolean {
  return rule === 'proxyResponseMalformed' && (name === 'result' || name === 'member')
}

/** Shared requests may name rules that this version does not know. */
function silenceOf(rule: string): string {
  return Object.entries(silence).find(([name]) => name === rule)?.[1] ?? ''
}

function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more phases`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
