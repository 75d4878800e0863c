import { randomUUID } from 'node:crypto'
import type { Account, Backends, Json, ServicesSnapshot } from '@gatewright/definition'
import {
  accountCredentials,
  BackendFailure,
  type CacheStore,
  type CounterStore,
  type Credential,
  memoryCacheStore,
  memoryCounterStore,
  type Ports,
  type Random,
  type TraceEvent,
} from '@gatewright/engine'
import { createAwsBackend } from './aws/aws-backend.ts'
import type { ForwardCredentials } from './aws/forward.ts'
import { createLocalServices, type LocalServices } from './aws/local/local-services.ts'
import { type HostClock, realClock } from './clock.ts'
import { createEgressPolicy, type EgressSettings } from './egress-policy.ts'
import { createEndpointClient, type EndpointClient } from './http/endpoint-client.ts'
import { createHttpBackend } from './http-backend.ts'
import { createKeySets } from './key-set.ts'
import { createLambdaBackend, type LambdaBackendOptions } from './lambda/lambda-backend.ts'
import { createSandboxPool, type SandboxPool } from './lambda/sandbox-pool.ts'

export type PortsOptions = {
  readonly account: Account
  readonly backends: Backends
  /** real time unless given */
  readonly clock?: HostClock
  /** chance of the machine unless given */
  readonly random?: Random
  readonly egress?: EgressSettings
  /** keeps functions of the same name apart in a shared pool: the id of the API */
  readonly scope?: string
  /** what several ports may share; what is given is not disposed of with the ports */
  readonly shared?: {
    readonly pool?: SandboxPool
    readonly endpoint?: EndpointClient
    readonly counters?: CounterStore
    readonly cache?: CacheStore
    readonly services?: LocalServices
  }
  /** what the simulated services hold at first: nothing unless given */
  readonly servicesSnapshot?: ServicesSnapshot
  /** signs calls that are sent on to an endpoint; what emulators are given unless given */
  readonly forwardCredentials?: ForwardCredentials
  /** of identities that the account does not have */
  readonly credentials?: readonly Credential[]
  /** key sets by issuer or URL that need no network */
  readonly keySets?: { readonly [issuerOrUrl: string]: Json }
  readonly onEvent?: (event: TraceEvent) => void
  readonly onEventInvocation?: LambdaBackendOptions['onEventInvocation']
  /** real milliseconds that one invocation of a handler may compute */
  readonly computeLimitMs?: number
  /** MB that a handler may have, whatever its function's setting */
  readonly memoryLimitMb?: number
}

/** How deep handlers may invoke handlers: beyond it a function that invokes itself would take all environments and wait. */
const nestingLimit = 3

const refuseNesting: Ports['lambda'] = async ({ functionName }) => {
  throw new BackendFailure(
    'notSimulated',
    `Invocations that are nested deeper than ${nestingLimit} are not simulated: ${functionName} was invoked by a handler that a handler invoked.`,
  )
}

/** The chance of this machine. */
export function realRandom(): Random {
  return { uuid: randomUUID, fraction: Math.random }
}

/**
 * Everything the engine asks of the outside, for Node: backends as the design says, memory stores unless others are
 * shared, real time and chance unless others are given.
 * @returns the ports, and `dispose` that ends environments and connections made here
 */
export function createPorts(options: PortsOptions): Ports & { dispose(): Promise<void> } {
  const { account, backends, shared = {} } = options
  const clock = options.clock ?? realClock()
  const random = options.random ?? realRandom()
  const pool = shared.pool ?? createSandboxPool()
  const endpoint = shared.endpoint ?? createEndpointClient(createEgressPolicy(options.egress))
  const credentials = new Map([
    ...(options.credentials ?? []).map((credential) => [credential.accessKeyId, credential] as const),
    ...accountCredentials(account),
  ])
  const services = shared.services ?? createLocalServices(options.servicesSnapshot)
  /** Functions and services call each other; a call from within a handler lives in the time and chance of that handler. */
  const portsIn = (time: HostClock, chance: Random, depth: number): Pick<Ports, 'lambda' | 'aws'> => {
    const lambda = createLambdaBackend({
      functions: backends.functions,
      endpoint,
      pool,
      clock: time,
      random: chance,
      account,
      scope: options.scope ?? '',
      computeLimitMs: options.computeLimitMs ?? 30_000,
      memoryLimitMb: options.memoryLimitMb ?? 256,
      ...(options.onEventInvocation && { onEventInvocation: options.onEventInvocation }),
      aws: (ownTime, ownChance) => portsIn(ownTime, ownChance, depth + 1).aws,
    })
    const invoke = depth < nestingLimit ? lambda : refuseNesting
    const { accountId } = account
    const aws = createAwsBackend({
      aws: backends.aws,
      services,
      clock: time,
      random: chance,
      accountId,
      endpoint,
      lambda: invoke,
      ...(options.forwardCredentials && { forwardCredentials: options.forwardCredentials }),
    })
    return { lambda, aws }
  }
  return {
    clock: clock.precise === undefined ? clock : { now: clock.precise },
    random,
    http: createHttpBackend({ http: backends.http, endpoint, clock, random }),
    ...portsIn(clock, random, 0),
    credentials: async (accessKeyId) => credentials.get(accessKeyId),
    keySet: createKeySets({ endpoint, clock, ...(options.keySets && { known: options.keySets }) }),
    counters: shared.counters ?? memoryCounterStore(),
    cache: shared.cache ?? memoryCacheStore(),
    ...(options.onEvent && { onEvent: options.onEvent }),
    dispose: async () => {
      if (shared.endpoint === undefined) endpoint.dispose()
      if (shared.pool === undefined) await pool.dispose()
    },
  }
}
