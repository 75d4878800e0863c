import type { KnownRun } from '../console/last-run.ts'
import { queryFields } from '../console/query.ts'
import type { TemplateSample } from '../playground/preview-protocol.ts'

/** The sample that a run would have given a template: its request, or what its endpoint answered. */
export function sampleOfRun(known: KnownRun, side: 'request' | 'response', first: TemplateSample): TemplateSample {
  const { request, run } = known
  const endpoint = run.trace.events.findLast((event) => event.type === 'endpointResponse')
  const routed = run.trace.events.find((event) => event.type === 'phaseCompleted' && event.phase === 'routeRequest')
  const found =
    routed?.type === 'phaseCompleted' &&
    typeof routed.output === 'object' &&
    routed.output !== null &&
    !Array.isArray(routed.output)
      ? routed.output.pathParameters
      : undefined
  const path =
    typeof found === 'object' && found !== null && !Array.isArray(found)
      ? Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]))
      : first.params.path
  return {
    body: side === 'request' ? request.body : endpoint?.type === 'endpointResponse' ? endpoint.body.text : '',
    params: {
      path,
      querystring: Object.fromEntries(queryFields(request.path).map(({ name, value }) => [name, value])),
      header: Object.fromEntries(request.headers.map(({ name, value }) => [name, value])),
    },
    context: run.outcome.context,
    stageVariables: first.stageVariables,
  }
}
