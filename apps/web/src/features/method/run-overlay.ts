import type { Outcome } from '@gatewright/engine'
import { formatMs } from '../trace/scale.ts'
import type { Box } from './boxes.ts'

/** What the last run says of a box. */
export type BoxVerdict = { state: 'passed' | 'ended' | 'skipped' | 'notReached'; text: string }

const phasesOf: Record<Exclude<Box, 'Client'>, readonly string[]> = {
  'Method request': ['authorize', 'apiKey', 'throttle', 'validateRequest'],
  'Integration request': ['integrationRequest'],
  Integration: ['integration'],
  'Integration response': ['integrationResponse'],
  'Method response': ['methodResponse'],
}

/** The verdict of a run in each box: passed, ended here, or never reached. */
export function verdictsOf(outcome: Pick<Outcome, 'phases' | 'cause'>): Record<Exclude<Box, 'Client'>, BoxVerdict> {
  const verdict = (box: Exclude<Box, 'Client'>): BoxVerdict => {
    const names = phasesOf[box]
    const ran = outcome.phases.filter(({ phase }) => names.includes(phase))
    if (outcome.cause !== undefined && names.includes(outcome.cause.phase))
      return { state: 'ended', text: 'ended here' }
    if (ran.length === 0) return { state: 'notReached', text: 'not reached' }
    if (ran.every(({ result }) => result === 'skipped')) return { state: 'skipped', text: 'nothing to do' }
    return { state: 'passed', text: formatMs(ran.reduce((sum, { durationMs }) => sum + durationMs, 0)) }
  }
  return {
    'Method request': verdict('Method request'),
    'Integration request': verdict('Integration request'),
    Integration: verdict('Integration'),
    'Integration response': verdict('Integration response'),
    'Method response': verdict('Method response'),
  }
}
