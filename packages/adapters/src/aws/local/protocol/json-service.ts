import type { Json, JsonObject } from '@gatewright/definition'
import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { isObject } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { answerOf } from './answer.ts'

/** One action of a service: input and output are those of its API reference, as JSON. */
export type ServiceAction<State> = (
  state: State,
  input: JsonObject,
  context: ServiceContext,
) => JsonObject | Promise<JsonObject>

/** A service that speaks the AWS JSON protocol. */
export type JsonService<State> = {
  readonly version: '1.0' | '1.1'
  /** the `__type` of an error */
  readonly errorType: (name: string) => string
  readonly actions: { readonly [name: string]: ServiceAction<State> }
}

/** Answers a call in the JSON protocol; undefined when the action is none of those that are simulated. */
export async function answerJson<State>(
  service: JsonService<State>,
  state: State,
  action: string,
  call: AwsCall,
  context: ServiceContext,
): Promise<EndpointResponse | undefined> {
  const run = Object.hasOwn(service.actions, action) ? service.actions[action] : undefined
  if (run === undefined) return undefined
  const reply = (status: number, body: Json, headers: readonly (readonly [string, string])[] = []) =>
    answerOf(
      context,
      status,
      [
        ['x-amzn-RequestId', context.random.uuid()],
        ['Content-Type', `application/x-amz-json-${service.version}`],
        ...headers,
      ],
      JSON.stringify(body),
    )
  try {
    return reply(200, await run(state, readInput(call.body), context))
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { name, message, status, code, members } = error
    return reply(
      status,
      {
        __type: service.errorType(name),
        ...(message !== '' && { [name === 'SerializationException' ? 'Message' : 'message']: message }),
        ...members,
      },
      code === name ? [] : [['x-amzn-query-error', `${code};${status < 500 ? 'Sender' : 'Receiver'}`]],
    )
  }
}

function readInput(body: Uint8Array): JsonObject {
  const text = Buffer.from(body).toString('utf8')
  let input: Json
  try {
    input = JSON.parse(text === '' ? '{}' : text) as Json
  } catch {
    throw new ServiceError('SerializationException', 'Could not parse the request body as JSON')
  }
  if (isObject(input)) return input
  throw new ServiceError('SerializationException', 'Start of list found where not expected')
}
