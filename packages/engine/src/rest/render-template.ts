import type { Json } from '@gatewright/definition'
import { eventText } from '../event-text.ts'
import type { MethodRequest } from '../message.ts'
import type { RenderedMappingTemplate } from '../template/mapping-template.ts'
import { record, toJson } from '../template/to-json.ts'
import type { TemplateInputShown } from '../trace.ts'
import type { Call } from './call.ts'
import type { CompiledTemplate } from './compiled-template.ts'
import { templateContext } from './context.ts'
import { templateChanges } from './intervene.ts'
import { shownTemplateInput } from './shown-template-input.ts'

export type TemplateUse = {
  readonly which: 'request' | 'response'
  readonly contentType: string
  readonly body: string
  readonly request: MethodRequest
}

/**
 * Renders a template that is not constant, and tells those who watch. `$context` with what an earlier template put into it
 * goes on to the next one. Throws what the template throws.
 */
export function renderTemplate(call: Call, template: CompiledTemplate, use: TemplateUse): RenderedMappingTemplate {
  const { progress, exchange, recorder } = call
  const shown = recorder.watched ? shownInput(call, use) : undefined
  const rendered = template.render(
    {
      body: use.body,
      params: use.request.params,
      context: templateContext(exchange, progress),
      stageVariables: exchange.facts.stageVariables,
      ...(progress.contextMap === undefined ? {} : { contextMap: progress.contextMap }),
    },
    templateChanges(call),
  )
  progress.contextMap = rendered.context
  progress.responseOverride = rendered.overrides.response
  if (shown !== undefined) emit(call, template, use, shown, rendered.text, rendered.overrides as Json)
  return rendered
}

/** Tells those who watch of a template that prints the same whatever it sees. */
export function emitConstant(call: Call, template: CompiledTemplate, use: TemplateUse): void {
  emit(call, template, use, shownInput(call, use), template.text, {})
}

function emit(
  call: Call,
  template: CompiledTemplate,
  { which, contentType }: TemplateUse,
  input: TemplateInputShown,
  text: string,
  overrides: Json,
): void {
  call.recorder.emit({
    type: 'templateRendered',
    phase: call.recorder.current,
    at: call.ports.clock.now(),
    which,
    contentType,
    template: eventText(template.text),
    input,
    output: eventText(text),
    overrides,
  })
}

/** What a template sees, before it changes anything. */
function shownInput(call: Call, { body, request }: TemplateUse): TemplateInputShown {
  const { exchange, progress } = call
  const earlier = progress.contextMap === undefined ? {} : record(progress.contextMap, (value) => toJson(value))
  const context = { ...templateContext(exchange, progress), ...earlier }
  return shownTemplateInput(call, { body, params: request.params, context })
}
