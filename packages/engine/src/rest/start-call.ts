import { Exchange, type ExchangeFacts } from '../exchange.ts'
import type { GatewayRequest } from '../message.ts'
import type { Ports } from '../ports.ts'
import { Recorder } from '../recorder.ts'
import type { Call } from './call.ts'
import type { InvokeOptions } from './handle.ts'
import { Intervener } from './intervene.ts'
import { logsExecution } from './method-settings.ts'
import type { RestPhase } from './phases.ts'
import type { RestTarget } from './target.ts'

/** Sets up a call: chooses between the stage's deployment and its canary, and gathers the facts that stay as they are. */
export function startCall(target: RestTarget, request: GatewayRequest, ports: Ports, options: InvokeOptions): Call {
  const canary = target.stage.canarySettings
  const isCanary = canary !== undefined && ports.random.fraction() * 100 < canary.percentTraffic
  const exchange = new Exchange(factsOf(target, isCanary), request, ports)
  const { intervene } = ports
  const call: Call = {
    target,
    api: isCanary ? (target.canaryApi ?? target.api) : target.api,
    exchange,
    recorder: new Recorder<RestPhase>(
      ports.clock,
      exchange.startedAt,
      'accept',
      {
        events: options.collectTrace === true || ports.onEvent !== undefined,
        log: logsExecution(target.stage),
        onEvent: ports.onEvent,
      },
      intervene === undefined ? undefined : new Intervener(intervene, () => call),
    ),
    progress: {},
    ports,
  }
  return call
}

/** facts of requests that go to no canary, which are always the same */
const known = new WeakMap<RestTarget, ExchangeFacts>()

function factsOf(target: RestTarget, isCanary: boolean): ExchangeFacts {
  if (isCanary) return makeFacts(target, isCanary)
  let facts = known.get(target)
  if (facts === undefined) {
    facts = makeFacts(target, isCanary)
    known.set(target, facts)
  }
  return facts
}

function makeFacts(target: RestTarget, isCanary: boolean): ExchangeFacts {
  const { variables, canarySettings: canary } = target.stage
  return {
    apiId: target.apiId,
    accountId: target.account.accountId,
    region: target.account.region,
    stageName: target.stageName,
    deploymentId: (isCanary ? canary?.deploymentId : undefined) ?? target.deploymentId,
    domainName: target.domainName,
    isCanaryRequest: canary === undefined ? undefined : isCanary,
    stageVariables: isCanary ? { ...variables, ...canary?.stageVariableOverrides } : variables,
    basePath: target.basePath,
  }
}
