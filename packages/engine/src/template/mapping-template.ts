import type { JsonObject } from '@gatewright/definition'
import { compileTemplate, fromJson, JavaMap, type JavaValue, type RenderOptions } from '@gatewright/vtl'
import { InputObject, type RequestParameters } from './input.ts'
import { addOverrideMaps, makeOverridesFinal, type Overrides, overridesIn } from './overrides.ts'
import { util } from './util.ts'

/** What a mapping template sees. */
export type MappingTemplateInput = {
  /** payload as text */
  readonly body: string
  readonly params: RequestParameters
  readonly context: JsonObject
  readonly stageVariables: Readonly<Record<string, string>>
  /** `$context` as an earlier template of the same call left it; `context` then adds what has become known since */
  readonly contextMap?: JavaMap
}

export type RenderedMappingTemplate = {
  readonly text: string
  readonly overrides: Overrides
  /** `$context` as the template left it, for the next template of the call */
  readonly context: JavaMap
}

export type CompiledMappingTemplate = {
  /** @throws TemplateRenderError with the place in the template */
  render(input: MappingTemplateInput, options?: RenderOptions): RenderedMappingTemplate
}

/**
 * Compiles a mapping template of API Gateway once for many renderings.
 *
 * @throws TemplateParseError with every mistake and its place
 */
export function compileMappingTemplate(text: string): CompiledMappingTemplate {
  const template = compileTemplate(text, { dialect: 'apigateway' })
  return {
    render(input, options) {
      const context = contextOf(input)
      const rendered = template.render(mappingBindings(input, context), options)
      return { text: rendered.text, overrides: overridesIn(context), context }
    },
  }
}

/** Compiles and renders a template once, as the playground and tests do; override maps missing from `$context` are added. */
export function renderMappingTemplate(template: string, input: MappingTemplateInput): RenderedMappingTemplate {
  const contextMap = contextOf(input)
  addOverrideMaps(contextMap)
  return compileMappingTemplate(template).render({ ...input, context: {}, contextMap })
}

/** The four variables of mapping templates. */
export function mappingBindings(
  input: Omit<MappingTemplateInput, 'context' | 'contextMap'>,
  context: JavaMap,
): Map<string, JavaValue> {
  return new Map<string, JavaValue>([
    ['input', new InputObject(input.body, input.params)],
    ['util', util],
    ['context', context],
    ['stageVariables', JavaMap.of(Object.entries(input.stageVariables))],
  ])
}

function contextOf({ context, contextMap }: MappingTemplateInput): JavaMap {
  const current = fromJson(context, { maps: 'nothing' })
  if (!(current instanceof JavaMap)) return contextMap ?? new JavaMap('nothing')
  if (contextMap === undefined) {
    makeOverridesFinal(current)
    return current
  }
  for (const [name, value] of current.entries()) {
    if (contextMap.get(name) === null) contextMap.set(name, value)
  }
  return contextMap
}
