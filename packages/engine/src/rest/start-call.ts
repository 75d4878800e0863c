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
  const { variables } = target.stage
  const facts: ExchangeFacts = {
    apiId: target.apiId,
    accountId: target.account.accountId,
    region: target.account.region,
    stageName: target.stageName,
    deploymentId: (isCanary ? canary.deploymentId : undefined) ?? target.deploymentId,
    domainName: target.domainName,
    isCanaryRequest: canary === undefined ? undefined : isCanary,
    stageVariables: isCanary ? { ...variables, ...canary.stageVariableOverrides } : variables,
    basePath: target.basePath,
  }
  const exchange = new Exchange(facts, request, ports)
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
