import { httpMethods, sampleRequest, takesBody } from '@gatewright/definition'
import type { Ports } from '../../ports.ts'
import type { RestTarget } from '../target.ts'
import { admitted, call, type ProbeCall, reachedIntegration, told } from './probe-call.ts'
import { openedTarget, type ProbedMethod } from './probe-target.ts'

import { guardsOpened } from './provocations.ts'

/** A call without credentials. `reached`: nobody who looks at callers stopped it, or, of an unchecked one, no validator did. */
export type ExposureCall = ProbeCall & { readonly reached: boolean }

/** What a caller without credentials finds at a method. */
export type ExposureReport = {
  readonly resourceId: string
  readonly httpMethod: string
  readonly path: string
  /** the call as it is, without credentials */
  readonly open: ExposureCall
  /** of a method that takes a body or requires parameters: a call without them, as a caller whom the guards let in */
  readonly unchecked?: ExposureCall
  /** at the first method of a resource: verbs that it lacks, and that another method takes */
  readonly fallsThrough: readonly (ExposureCall & { readonly verb: string })[]
}

const tried = httpMethods.filter((verb) => verb !== 'ANY' && verb !== 'OPTIONS')

/**
 * Calls a method without any credentials, with what a validator ought to refuse, and with the verbs that its resource lacks.
 * @param ports whose backends are safe to be called
 */
export async function probeExposure(target: RestTarget, probed: ProbedMethod, ports: Ports): Promise<ExposureReport> {
  const { resourceId, verb, path } = probed
  const sample = sampleRequest(target.api.definition, probed)
  const request = { ...sample, headers: [['Accept', '*/*'] as const, ...sample.headers] }
  const outcome = await call(target, request, ports)
  return {
    resourceId,
    httpMethod: verb,
    path,
    open: { ...told(request, outcome), reached: admitted(outcome) },
    ...(await uncheckedCall(target, probed, ports)),
    fallsThrough: isFirst(target, probed) ? await fallingThrough(target, probed, ports) : [],
  }
}

async function uncheckedCall(
  target: RestTarget,
  probed: ProbedMethod,
  ports: Ports,
): Promise<{ unchecked?: ExposureCall }> {
  const { method, verb } = probed
  const needs = Object.entries(method.requestParameters).some(
    ([name, required]) => required && !name.startsWith('method.request.path.'),
  )
  const sent = verb === 'ANY' ? 'POST' : verb
  if (!needs && !takesBody(sent) && Object.keys(method.requestModels).length === 0) return {}
  const sample = sampleRequest(target.api.definition, probed, 'POST')
  const request = {
    method: sent,
    path: sample.path.split('?')[0] ?? sample.path,
    headers: [['Accept', '*/*'] as const, ['Content-Type', 'application/json'] as const],
    body: takesBody(sent) ? '["not what the model says"]' : '',
  }
  const outcome = await call(openedTarget(target, probed, { authorization: true, apiKey: true }), request, ports)
  return { unchecked: { ...told(request, outcome, guardsOpened(probed)), reached: reachedIntegration(outcome) } }
}

function isFirst(target: RestTarget, { resourceId, verb }: ProbedMethod): boolean {
  return Object.keys(target.api.definition.resources[resourceId]?.methods ?? {})[0] === verb
}

async function fallingThrough(
  target: RestTarget,
  probed: ProbedMethod,
  ports: Ports,
): Promise<ExposureReport['fallsThrough']> {
  const own = target.api.definition.resources[probed.resourceId]?.methods ?? {}
  const taken: (ExposureCall & { verb: string })[] = []
  for (const verb of tried) {
    if (own[verb] !== undefined) continue
    const { path } = sampleRequest(target.api.definition, { ...probed, verb })
    const request = { method: verb, path: path.split('?')[0] ?? path, headers: [['Accept', '*/*'] as const], body: '' }
    const outcome = await call(target, request, ports)
    if (outcome.methodVerb === undefined) continue
    taken.push({ ...told(request, outcome), reached: admitted(outcome), verb })
  }
  return taken
}
