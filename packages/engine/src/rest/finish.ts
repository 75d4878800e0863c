import type { Cause } from '../cause.ts'
import type { GatewayAnswer } from '../message.ts'
import type { Outcome } from '../outcome.ts'
import type { Call } from './call.ts'
import { CallOutcome } from './call-outcome.ts'

/** Makes the outcome of a call. When somebody watches, all its members are its own, so that it can be copied. */
export function finish(call: Call, answer: GatewayAnswer, cause?: Cause): Outcome {
  const { exchange, recorder, ports } = call
  const outcome = new CallOutcome(call, answer, ports.clock.now() - exchange.startedAt, cause)
  if (!recorder.watched) return outcome
  const { phases, context, traceId } = outcome
  return { ...outcome, phases, context, traceId, trace: { events: recorder.events } }
}
