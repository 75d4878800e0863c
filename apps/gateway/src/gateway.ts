import {
  createEgressPolicy,
  createEndpointClient,
  createLocalServices,
  createPorts,
  createSandboxPool,
  type ForwardCredentials,
  realClock,
  realRandom,
} from '@gatewright/adapters'
import { createListener, type Listener } from './create-listener.ts'
import { createDeployments, type Deployments } from './deployments.ts'
import { createInternalEndpoint, type InternalEndpoint } from './internal-endpoint.ts'
import { createInvocationLog } from './invocation-log.ts'
import { refusedOutcome } from './refused-outcome.ts'
import { createState } from './state.ts'

export type GatewayOptions = {
  /** what backends may be called at although it is not public */
  readonly egressAllow: readonly string[]
  /** token of the internal endpoint; without one there is none */
  readonly internalToken?: string
  /** signs calls of services that are sent on to an endpoint */
  readonly forwardCredentials?: ForwardCredentials
}

/** The parts of the process, put together. */
export type Gateway = {
  readonly listener: Listener
  readonly internal: InternalEndpoint | undefined
  readonly deployments: Deployments
  /** Lets requests that run finish, then ends environments and connections. */
  close(): Promise<void>
}

/** Puts the gateway together: one pool of environments, one state and one log for all stages. Opens no port. */
export function createGateway({ egressAllow, internalToken, forwardCredentials }: GatewayOptions): Gateway {
  const clock = realClock()
  const random = realRandom()
  const pool = createSandboxPool()
  const endpoint = createEndpointClient(createEgressPolicy({ allow: egressAllow }))
  const state = createState()
  const invocations = createInvocationLog()
  const services = createLocalServices()
  const shared = { pool, endpoint, services, counters: state.counters, cache: state.cache }
  const deployments = createDeployments(({ apiId, account, backends, keySets }) =>
    createPorts({
      account,
      backends,
      clock,
      random,
      scope: apiId,
      shared,
      keySets,
      ...(forwardCredentials && { forwardCredentials }),
    }),
  )
  const listener = createListener({
    stages: deployments,
    random,
    onOutcome: invocations.add,
    onRefused: (refused, request) => {
      const outcome = refusedOutcome(refused, request, clock.now())
      if (outcome !== undefined) invocations.add(outcome, request)
    },
  })
  const internal =
    internalToken === undefined
      ? undefined
      : createInternalEndpoint({
          token: internalToken,
          deployments,
          invocations,
          state,
          pool,
          services,
          now: clock.now,
        })
  return {
    listener,
    internal,
    deployments,
    close: async () => {
      await Promise.all([listener.close(), internal?.close()])
      endpoint.dispose()
      await pool.dispose()
    },
  }
}
