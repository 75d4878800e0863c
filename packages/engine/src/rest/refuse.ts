import { GatewayException } from '../gateway-exception.ts'
import type { Call } from './call.ts'
import { gatewayAnswer, type Refused } from './gateway-answer.ts'
import type { RestPhase } from './phases.ts'
import { completedRefusal } from './shown-values.ts'

/** What goes wrong there is `$context.integrationErrorMessage`. */
const endpointPhases: ReadonlySet<RestPhase> = new Set(['integration', 'integrationResponse'])

/** Ends a call that a phase refused: the phase is marked as failed, and the gateway response is made. */
export function refuse(call: Call, error: unknown): Refused {
  const { recorder, ports } = call
  const phase = recorder.current
  recorder.fail()
  const exception = error instanceof GatewayException ? error : defect(error)
  if (endpointPhases.has(phase)) call.progress.integrationError = exception.refusal.log ?? exception.message
  const refused = recorder.run('gatewayResponse', () => gatewayAnswer(call, exception, phase), completedRefusal)
  if (recorder.logged) {
    const { log } = exception.refusal
    if (log !== undefined) recorder.log(() => log, { level: 'ERROR' })
    if (recorder.watched) {
      const at = ports.clock.now()
      if (exception.rule === 'internalDefect') {
        recorder.emit({ type: 'internalError', phase, at, message: exception.message })
      }
      recorder.emit({ type: 'phaseFailed', phase, at, cause: refused.cause })
    }
  }
  return refused
}

/** Anything but a GatewayException is a fault of the engine or of a port, told apart from what the service would do. */
function defect(error: unknown): GatewayException {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new GatewayException('internalDefect', {
    explanation: `Gatewright itself failed here: ${message}`,
    received: { error: message },
    wouldPass: ['Nothing in the request: this is a defect of Gatewright. Please report it.'],
    log: 'Execution failed due to an internal error',
  })
}
