import type { Outcome } from '@gatewright/engine'
import type { TraceRow } from './trace-rows.ts'

/** What a run was about, as far as its rows are told by it. */
export type RunFacts = Pick<Outcome, 'stage' | 'methodVerb' | 'resourcePath'> & {
  readonly answer: { readonly status: number }
}

/** What a phase that passed came to, in few words, where the engine says no more than that it completed. */
export function tellingResult(row: TraceRow, run: Partial<RunFacts> & Pick<Outcome, 'cause'>): string {
  if (row.phase === 'gatewayResponse' && run.cause !== undefined)
    return [run.cause.responseType, run.cause.status].filter((part) => part !== undefined).join(', ')
  if (row.state !== 'ok') return row.result
  switch (row.phase) {
    case 'accept':
      return run.stage === undefined ? 'completed' : `stage ${run.stage}`
    case 'routeRequest':
      return run.methodVerb === undefined ? 'completed' : `${run.methodVerb} ${run.resourcePath ?? ''}`.trim()
    case 'throttle':
      return 'within the limits'
    case 'validateRequest':
      return 'valid'
    case 'integrationRequest':
    case 'integrationResponse':
      return row.came.some(({ title }) => title === 'Rendered') ? 'template rendered' : 'passed through'
    case 'integration': {
      const status = row.came.findLast(({ title }) => title === 'Endpoint response status' || title === 'Output status')
      return status?.kind === 'note' ? `answered ${status.text}` : 'completed'
    }
    case 'methodResponse':
      return run.answer === undefined ? 'completed' : String(run.answer.status)
    default:
      return 'completed'
  }
}
