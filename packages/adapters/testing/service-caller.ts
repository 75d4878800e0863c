import type { JsonObject } from '@gatewright/definition'
import type { AwsCall, EndpointResponse, LambdaCall } from '@gatewright/engine'
import { seededRandom } from '@gatewright/engine/testing'
import { servicesOver } from '../src/aws/local/local-services.ts'
import { emptyServices, type ServicesState } from '../src/aws/local/state.ts'
import { type VirtualClock, virtualClock } from '../src/clock.ts'

export type ServiceCaller = {
  readonly clock: VirtualClock
  readonly state: ServicesState
  /** functions that were invoked */
  readonly invoked: LambdaCall[]
  call(call: Partial<AwsCall> & { readonly service: string }): Promise<EndpointResponse | undefined>
  /** An action in the JSON protocol: status and parsed body. */
  json(service: string, action: string, input: JsonObject | string): Promise<{ status: number; body: JsonObject }>
}

/** Calls simulated services as integrations do, over an empty state and a standing clock. */
export function serviceCaller(state: ServicesState = emptyServices()): ServiceCaller {
  const clock = virtualClock(Date.UTC(2026, 0, 15, 12))
  const random = seededRandom()
  const services = servicesOver(state)
  const invoked: LambdaCall[] = []
  const call: ServiceCaller['call'] = ({ body = '', ...rest }) =>
    services.answer(
      {
        method: 'POST',
        url: `https://${rest.service}.us-east-1.amazonaws.com/`,
        headers: [],
        region: 'us-east-1',
        ...rest,
        body: Buffer.from(body),
      },
      {
        clock,
        random,
        accountId: '123456789012',
        region: 'us-east-1',
        sleep: clock.sleep,
        lambda: async (invocation) => {
          invoked.push(invocation)
          return { payload: invocation.payload, executedVersion: '$LATEST' }
        },
      },
    )
  return {
    clock,
    state,
    invoked,
    call,
    json: async (service, action, input) => {
      const answer = await call({
        service,
        action,
        headers: [['X-Amz-Target', `Prefix.${action}`]],
        body: Buffer.from(typeof input === 'string' ? input : JSON.stringify(input)),
      })
      if (answer === undefined) throw new Error(`${service} ${action} is not simulated`)
      return { status: answer.status, body: JSON.parse(Buffer.from(answer.body).toString()) as JsonObject }
    },
  }
}

/** The text of an answer's body. */
export function textOf(answer: EndpointResponse | undefined): string {
  return Buffer.from(answer?.body ?? []).toString()
}
