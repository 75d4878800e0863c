import type { Json, JsonObject } from '@gatewright/definition'
import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { formOf } from '../../call-keys.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { answerOf, headerOf } from './answer.ts'
import type { ServiceAction } from './json-service.ts'
import { type QueryNode, queryTree } from './query-parameters.ts'
import { writeXml, type XmlTree } from './xml.ts'

/** An action by the query protocol: its input out of parameters, and its output as XML and as the JSON that stands for it. */
export type QueryAction<State> = {
  readonly run: ServiceAction<State>
  readonly input: (parameters: QueryNode) => JsonObject
  /** undefined: the answer has no result */
  readonly output: (output: JsonObject) => { readonly xml: XmlTree; readonly json: Json } | undefined
}

/** A service that speaks the AWS query protocol. */
export type QueryService<State> = {
  readonly namespace: string
  readonly actions: { readonly [name: string]: QueryAction<State> }
}

/**
 * Answers a call in the query protocol: in XML, or in JSON where the call accepts that, as integrations do unless told
 * otherwise. Undefined when the action is none of those that are simulated.
 * @param extra input that comes from elsewhere than parameters
 */
export async function answerQuery<State>(
  service: QueryService<State>,
  state: State,
  actionName: string,
  call: AwsCall,
  context: ServiceContext,
  extra: JsonObject = {},
): Promise<EndpointResponse | undefined> {
  const action = Object.hasOwn(service.actions, actionName) ? service.actions[actionName] : undefined
  if (action === undefined) return undefined
  const requestId = context.random.uuid()
  const asJson = acceptsJson(call)
  const reply = (status: number, json: Json, root: string, xml: XmlTree) =>
    asJson
      ? answerOf(
          context,
          status,
          [
            ['x-amzn-RequestId', requestId],
            ['Content-Type', 'application/json'],
          ],
          JSON.stringify(json),
        )
      : answerOf(
          context,
          status,
          [
            ['x-amzn-RequestId', requestId],
            ['Content-Type', 'text/xml'],
          ],
          `<?xml version="1.0"?><${root} xmlns="${service.namespace}">${writeXml(xml)}</${root}>`,
        )
  try {
    const { searchParams } = new URL(call.url)
    const parameters = queryTree([...searchParams, ...(formOf(call) ?? [])])
    const output = action.output(await action.run(state, { ...extra, ...action.input(parameters) }, context))
    const root = `${actionName}Response`
    const metadata = { ResponseMetadata: { RequestId: requestId } }
    return reply(200, { [root]: { ...(output && { [`${actionName}Result`]: output.json }), ...metadata } }, root, {
      ...(output && { [`${actionName}Result`]: output.xml }),
      ...metadata,
    })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { status, code, message } = error
    const document = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message }
    return reply(
      status,
      { Error: { Code: code, Message: message, Type: document.Type }, RequestId: requestId },
      'ErrorResponse',
      { Error: document, RequestId: requestId },
    )
  }
}

/** Whether the answer to a query call is JSON: what the services make of `Accept` (recorded for SQS and SSM). */
export function acceptsJson(call: AwsCall): boolean {
  return (headerOf(call.headers, 'accept') ?? '').toLowerCase().includes('json')
}
