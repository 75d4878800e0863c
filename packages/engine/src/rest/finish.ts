import type { Cause } from '../cause.ts'
import { javaMapText } from '../json-text.ts'
import type { GatewayAnswer } from '../message.ts'
import type { Outcome } from '../outcome.ts'
import type { Call } from './call.ts'
import { CallOutcome } from './call-outcome.ts'
import { bodyText } from './log-lines.ts'

/** Makes the outcome of a call. When somebody watches, all its members are its own, so that it can be copied. */
export function finish(call: Call, answer: GatewayAnswer, cause?: Cause): Outcome {
  const { exchange, recorder, ports } = call
  if (recorder.logged) logEnd(call, answer, cause)
  const outcome = new CallOutcome(call, answer, ports.clock.now() - exchange.startedAt, cause)
  if (!recorder.watched) return outcome
  const { context, traceId } = outcome
  return { ...outcome, context, traceId, trace: { events: recorder.events } }
}

/** Lines 19–24 of the execution log (rest-api reference §19.3). */
function logEnd({ recorder, progress }: Call, answer: GatewayAnswer, cause: Cause | undefined): void {
  if (cause === undefined) {
    recorder.log(`Method response body after transformations: ${bodyText(answer.body)}`, { dataTrace: true })
    recorder.log(`Method response headers: ${javaMapText(answer.headers)}`)
    recorder.log('Successfully completed execution')
  }
  recorder.log(`Method completed with status: ${answer.status}`, { level: answer.status < 500 ? 'INFO' : 'ERROR' })
  if (progress.endpointRequestId !== undefined) {
    recorder.log(`AWS Integration Endpoint RequestId : ${progress.endpointRequestId}`)
  }
}
