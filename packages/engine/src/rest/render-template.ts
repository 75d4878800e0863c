import type { Json } from '@gatewright/definition'
import { eventText } from '../event-text.ts'
import type { MethodRequest } from '../message.ts'
import type { RenderedMappingTemplate } from '../template/mapping-template.ts'
import type { Call } from './call.ts'
import type { CompiledTemplate } from './compiled-template.ts'
import { templateContext } from './context.ts'

export type TemplateUse = {
  readonly which: 'request' | 'response'
  readonly contentType: string
  readonly body: string
  readonly request: MethodRequest
}

/**
 * Renders a template that is not constant. `$context` with what an earlier template put into it goes on to the next one.
 * Throws what the template throws.
 */
export function renderTemplate(call: Call, template: CompiledTemplate, use: TemplateUse): RenderedMappingTemplate {
  const { progress, exchange } = call
  const rendered = template.render({
    body: use.body,
    params: use.request.params,
    context: templateContext(exchange, progress),
    stageVariables: exchange.facts.stageVariables,
    ...(progress.contextMap === undefined ? {} : { contextMap: progress.contextMap }),
  })
  progress.contextMap = rendered.context
  progress.responseOverride = rendered.overrides.response
  return rendered
}

/** Tells those who watch what a template gave. */
export function emitRendered(
  call: Call,
  template: CompiledTemplate,
  use: Pick<TemplateUse, 'which' | 'contentType'>,
  text: string,
  overrides: Json,
): void {
  call.recorder.emit({
    type: 'templateRendered',
    phase: call.recorder.current,
    at: call.ports.clock.now(),
    which: use.which,
    contentType: use.contentType,
    template: eventText(template.text),
    output: eventText(text),
    overrides,
  })
}
