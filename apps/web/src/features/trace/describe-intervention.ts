import type { Intervention } from '@gatewright/engine'
import { phaseLabel } from './phase-labels.ts'

/** What was changed by hand, in few words: `Integration request: body and headers`. */
export function describeIntervention(change: Intervention): string {
  return `${phaseLabel(change.phase)}: ${whatOf(change)}`
}

function whatOf(change: Intervention): string {
  switch (change.type) {
    case 'verdict': {
      const caller = change.principalId === undefined && change.context === undefined ? '' : ' as another caller'
      return change.verdict === 'pass' ? `let pass${caller}` : 'made to refuse'
    }
    case 'variable':
      return `$${change.name} = ${change.text.slice(0, 60)} at step ${change.step + 1} of the template`
    case 'request':
    case 'answer': {
      const { type: _type, phase: _phase, ...members } = change
      const names = Object.keys(members).map((name) => (name === 'httpMethod' ? 'method' : name))
      return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    }
  }
}
