import { causeRules } from '@gatewright/engine/causes'
import { phaseLabel } from '../../trace/phase-labels.ts'
import type { Assertion } from './assertion.ts'
import type { AnswerFacts, Finding } from './assertion-result.ts'

/** At most so many milliseconds from the request's arrival to the answer; a simulation counts on its virtual clock. */
export function checkDuration(expected: string, { latencyMs, simulated }: AnswerFacts): Finding {
  const most = Number(expected.trim())
  const isNumber = /^\d+(\.\d+)?$/.test(expected.trim())
  return {
    passed: isNumber && latencyMs <= most,
    expected: isNumber ? `at most ${most} ms` : `a number of milliseconds, not "${expected}"`,
    actual: `${Math.round(latencyMs * 1000) / 1000} ms${simulated ? ' of virtual time' : ''}`,
    place: 'latency',
  }
}

/** A phase is reached as soon as the request enters it, also when it had nothing to do there. */
export function checkPhase({ phase, test }: Extract<Assertion, { kind: 'phase' }>, { phases }: AnswerFacts): Finding {
  const entered = phases.find((each) => each.phase === phase)
  const words = { completed: 'reached', skipped: 'reached, had nothing to do', failed: 'reached, ended the request' }
  return {
    passed: (entered !== undefined) === (test === 'reached'),
    expected: test === 'reached' ? 'reached' : 'not reached',
    actual: entered === undefined ? 'not reached' : words[entered.result],
    place: phaseLabel(phase),
  }
}

/** The rule by which the gateway itself answered, or that it did not. */
export function checkCause({ test, expected }: Extract<Assertion, { kind: 'cause' }>, { cause }: AnswerFacts): Finding {
  const actual = cause === undefined ? 'none: the gateway did not answer by itself' : `${cause.rule}: ${cause.message}`
  if (test === 'none') return { passed: cause === undefined, expected: 'none', actual, place: 'cause' }
  const isKnown = Object.hasOwn(causeRules, expected)
  return {
    passed: cause?.rule === expected,
    expected: isKnown ? expected : `a rule of the gateway; "${expected}" is none`,
    actual,
    place: 'cause',
  }
}
