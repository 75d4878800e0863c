import type { Cause } from '../cause.ts'
import type { GatewayAnswer, GatewayRequest } from '../message.ts'
import { MatchedRequest } from '../method-request.ts'
import type { Outcome } from '../outcome.ts'
import type { Ports } from '../ports.ts'
import { acceptBody, acceptEncodedBody, requestCoding } from './accept.ts'
import { authorize, isOpen } from './authorize.ts'
import type { Call } from './call.ts'
import { answerCoding, compressedAnswer } from './compress-answer.ts'
import { executeMethod } from './execute-method.ts'
import { finish } from './finish.ts'
import { identifyClient } from './identify-client.ts'
import { inspectRequest, webAclOf } from './inspect-request.ts'
import { logEnd, logExtendedRequestId, logNoApiKey, logRequestIds, logStart } from './log-lines.ts'
import { withRequestIds } from './method-response.ts'
import { refuse } from './refuse.ts'
import { matchRoute, refuseUnmatched } from './route-request.ts'
import { completedCaller } from './shown-values.ts'
import { startCall } from './start-call.ts'
import type { RestTarget } from './target.ts'
import { throttle } from './throttle.ts'

export type InvokeOptions = {
  /** keep all events in `outcome.trace`, also when no `ports.onEvent` listens */
  readonly collectTrace?: boolean
}

/**
 * Answers a request to a stage of a REST API: the whole path from the arrival of the request to the last byte of the answer.
 * The same target, request and answers of the ports give the same outcome, to the byte.
 * @returns the outcome; never rejects: a defect of the engine itself is a 500 whose cause is `internalDefect`
 */
export async function invoke(
  target: RestTarget,
  request: GatewayRequest,
  ports: Ports,
  options: InvokeOptions = {},
): Promise<Outcome> {
  const call = startCall(target, request, ports, options)
  try {
    return ended(call, await handle(call))
  } catch (error) {
    const { answer, cause } = refuse(call, error)
    return ended(call, answer, cause)
  }
}

function ended(call: Call, answer: GatewayAnswer, cause?: Cause): Outcome {
  if (call.recorder.logged) {
    logEnd(call, answer, cause)
    logRequestIds(call)
  }
  return finish(call, withRequestIds(call.exchange, answer), cause)
}

/** The only place that knows the order of the phases (rest-api reference §1). Throws a GatewayException to refuse. */
async function handle(call: Call): Promise<GatewayAnswer> {
  const { recorder, exchange, progress } = call
  if (recorder.logged) logExtendedRequestId(call)
  const coding = requestCoding(call)
  const body =
    coding === undefined
      ? recorder.run('accept', () => acceptBody(call))
      : await recorder.wait('accept', () => acceptEncodedBody(call, coding))
  const webAcl = webAclOf(call)
  if (webAcl === undefined) recorder.skip('waf', 'no web ACL')
  else await recorder.wait('waf', () => inspectRequest(call, webAcl, body))
  const matched = matchRoute(call)
  const route =
    matched === undefined
      ? await recorder.wait('routeRequest', () => refuseUnmatched(call))
      : recorder.run('routeRequest', () => matched)
  const method = route.value.get()
  const request = new MatchedRequest(exchange, route.pathParameters, body, progress.waf?.result.insertedHeaders)
  progress.method = method
  progress.request = request

  if (isOpen(call, method)) recorder.skip('authorize', 'open method')
  else progress.caller = await recorder.wait('authorize', () => authorize(call, method), completedCaller)

  if (!method.method.apiKeyRequired) {
    recorder.skip('apiKey', 'no API key required')
    if (recorder.logged) logNoApiKey(call, method)
  } else progress.client = recorder.run('apiKey', () => identifyClient(call, method))

  const waiting = recorder.wait('throttle', () => throttle(call, method))
  if (waiting !== undefined) await waiting
  if (recorder.logged) logStart(call, request)
  const executed = executeMethod(call, method, request)
  const answer = executed instanceof Promise ? await executed : executed
  const answerAs = answerCoding(call, answer)
  return answerAs === undefined ? answer : compressedAnswer(answer, answerAs)
}
