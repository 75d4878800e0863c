import { createPorts, virtualClock } from '@gatewright/adapters'
import type { Account, Backends, Json, RestApi, ServicesSnapshot, Stage } from '@gatewright/definition'
import {
  type Credential,
  type Intervention,
  type Ports,
  type RestTarget,
  recordTape,
  reuseTape,
  type Tape,
} from '@gatewright/engine'
import { seededRandom } from '../features/saved-request/seeded-random.ts'
import type { ConsoleRequest } from './console-request.ts'
import { gatewayRequest, loopback } from './gateway-request.ts'
import { intervening } from './interventions.ts'
import type { RunResult, TestInvoke } from './run.ts'
import { compileOnce, type Invocation, runOnPorts } from './run-on-ports.ts'
import type { SharedState } from './simulation-session.ts'

/** Everything a simulation depends on; equal inputs give equal bytes. `clock` is epoch milliseconds. */
export type Simulation = {
  readonly apiId: string
  readonly definition: RestApi
  /** deployed to the stage's canary */
  readonly canaryDefinition?: RestApi
  readonly backends: Backends
  readonly stageName: string
  readonly stage: Stage
  readonly deploymentId: string
  readonly account: Account
  /** what `$context.domainName` shows */
  readonly domainName: string
  readonly request: ConsoleRequest
  readonly seed: number
  readonly clock: number
  readonly testInvoke?: TestInvoke
  /** what the simulated AWS services hold at first: nothing unless given */
  readonly servicesSnapshot?: ServicesSnapshot
  /** what LIVE backends may be called at although it is not public */
  readonly egressAllow?: readonly string[]
  /** of identities that IAM knows in this run */
  readonly credentials?: readonly Credential[]
  /** key sets by issuer or URL that are not fetched */
  readonly keySets?: { readonly [issuerOrUrl: string]: Json }
  /** values that were changed by hand on the way */
  readonly interventions?: readonly Intervention[]
}

/** How a simulation is run, beside what it depends on. */
export type SimulateOptions = {
  /** told about every event of the trace while it happens */
  readonly onEvent?: Ports['onEvent']
  /** ends what still runs; what comes out then is of no use */
  readonly signal?: AbortSignal
  /** of a run before this one: backends that are asked the same again answer from it */
  readonly tape?: Tape
  /** state of simulations before this one; what it was given begins anew where it is absent */
  readonly shared?: SharedState
}

/** What a simulation gave, and which backends were called although a tape was given. */
export type SimulateResult = RunResult & { readonly calledAnew: readonly string[] }

/**
 * Answers a request as its stage would, with buckets, caches, services and execution environments of its own that begin empty or as a snapshot says, a
 * virtual clock and seeded chance; and records the tape, from which the run can be replayed without any backend.
 */
export async function simulate(simulation: Simulation, options: SimulateOptions = {}): Promise<SimulateResult> {
  const clock = virtualClock(simulation.clock)
  const ports = createPorts({
    account: simulation.account,
    backends: simulation.backends,
    clock,
    random: seededRandom(simulation.seed),
    scope: simulation.apiId,
    egress: { allow: simulation.egressAllow ?? [] },
    ...(simulation.servicesSnapshot && { servicesSnapshot: simulation.servicesSnapshot }),
    ...(simulation.credentials && { credentials: simulation.credentials }),
    ...(simulation.keySets && { keySets: simulation.keySets }),
    ...(options.shared && { shared: options.shared }),
  })
  const end = () => void ports.dispose()
  options.signal?.addEventListener('abort', end)
  try {
    const { onEvent, tape } = options
    const reused = tape === undefined ? undefined : reuseTape(ports, tape, clock.advance)
    const recorder = recordTape(reused?.ports ?? ports)
    const watched: Ports = {
      ...recorder.ports,
      ...(onEvent === undefined ? {} : { onEvent }),
      ...intervening(simulation.interventions),
    }
    const result = await runOnPorts(invocationOf(simulation), watched)
    return { ...result, tape: recorder.tape(), calledAnew: reused?.calledAnew() ?? [] }
  } finally {
    options.signal?.removeEventListener('abort', end)
    await ports.dispose()
  }
}

/** What a simulation puts to the engine. */
export function invocationOf(
  simulation: Omit<
    Simulation,
    'seed' | 'clock' | 'backends' | 'egressAllow' | 'servicesSnapshot' | 'credentials' | 'keySets' | 'interventions'
  >,
): Invocation {
  const { apiId, definition, stageName, stage, deploymentId, domainName, request, testInvoke } = simulation
  const account = withCountry(simulation.account, request)
  const api = compileOnce(definition)
  const { canaryDefinition } = simulation
  const canary = canaryDefinition === undefined ? {} : { canaryApi: compileOnce(canaryDefinition) }
  const target: RestTarget = { apiId, stageName, stage, deploymentId, account, domainName, api, ...canary }
  if (testInvoke === undefined) return { target, request: gatewayRequest(request, stageName, domainName) }
  return {
    target,
    testInvocation: {
      ...testInvoke,
      pathWithQueryString: request.path,
      multiValueHeaders: headersByName(request),
      body: Buffer.from(request.body, request.isBase64 === true ? 'base64' : 'utf8'),
      stageVariables: stage.variables,
    },
  }
}

/** The account as web ACLs read it, with the caller's address in the country that the request says. */
function withCountry(account: Account, { caller }: ConsoleRequest): Account {
  if (caller?.country === undefined) return account
  const none = { ipSets: {}, regexPatternSets: {}, ruleGroups: {}, geo: {}, asn: {} }
  const references = account.wafReferences ?? none
  const address = caller.sourceIp ?? loopback
  const range = `${address}/${address.includes(':') ? 128 : 32}`
  const geo = { ...references.geo, [range]: { country: caller.country } }
  return { ...account, wafReferences: { ...references, geo } }
}

function headersByName({ headers }: ConsoleRequest): { [name: string]: string[] } {
  const byName = new Map<string, string[]>()
  for (const [name, value] of headers) byName.set(name, [...(byName.get(name) ?? []), value])
  return Object.fromEntries(byName)
}
