import type { TraceEvent } from '@gatewright/engine'
import type { TemplateSample } from '../playground/preview-protocol.ts'

/** A template and what it saw: what the playground needs to render it again. */
export type TemplateRendering = {
  readonly template: string
  readonly sample: TemplateSample
  readonly direction: 'request' | 'response'
  readonly contentType: string
}

type Rendered = Extract<TraceEvent, { type: 'templateRendered' }>

/** What rendered; nothing where template or body were too long to be kept whole, or came before inputs were kept. */
export function templateRendering({ which, contentType, template, input }: Rendered): {
  rendering?: TemplateRendering
} {
  if (input === undefined || template.truncated || input.body.truncated || input.body.isBase64) return {}
  const { path, querystring, header } = input.params
  return {
    rendering: {
      template: template.text,
      sample: {
        body: input.body.text,
        params: { path: { ...path }, querystring: { ...querystring }, header: { ...header } },
        context: input.context,
        stageVariables: { ...input.stageVariables },
      },
      direction: which === 'request' ? 'request' : 'response',
      contentType,
    },
  }
}
