import type { TraceEvent, VariableIntervention } from '@gatewright/engine'
import type { Run } from '../console/run.ts'
import { type TemplateRendering, templateRendering } from '../trace/template-rendering.ts'

/** A template of a run whose rendering can be walked through. */
export type SteppedTemplate = TemplateRendering & {
  readonly phase: string
  /** names the template for its breakpoints, in whatever run it renders */
  readonly key: string
  readonly edits: readonly VariableIntervention[]
}

/** The mapping templates that a run rendered, as far as they are known whole. */
export function steppedTemplates(run: Run): SteppedTemplate[] {
  const { resourceId = '', methodVerb = '' } = run.outcome
  return run.trace.events
    .filter((event): event is Rendered => event.type === 'templateRendered' && event.which !== 'gatewayResponse')
    .flatMap((event) => {
      const { rendering } = templateRendering(event)
      if (rendering === undefined) return []
      const { phase, contentType } = event
      return [
        {
          ...rendering,
          sample: { ...rendering.sample, params: withSecrets(rendering.sample.params, run) },
          phase,
          key: `${resourceId}:${methodVerb}:${phase}:${contentType}`,
          edits: (run.interventions ?? []).flatMap((each) =>
            each.type === 'variable' && each.phase === phase ? [each] : [],
          ),
        },
      ]
    })
}

type Rendered = Extract<TraceEvent, { type: 'templateRendered' }>

/** Traces mask secrets in headers; the page knows the request, and a template may look at them. */
function withSecrets(
  params: TemplateRendering['sample']['params'],
  { request }: Run,
): TemplateRendering['sample']['params'] {
  const header = Object.entries(params.header).map(([name, shown]): [string, string] => {
    const sent = request.headers.findLast(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
    return [name, shown.startsWith('*') && sent !== undefined ? sent : shown]
  })
  return { ...params, header: Object.fromEntries(header) }
}
