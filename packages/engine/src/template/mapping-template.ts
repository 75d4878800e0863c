import type { JsonObject } from '@gatewright/definition'
import { type Ast, compileTemplate, fromJson, type JavaMap, type JavaValue, type RenderOptions } from '@gatewright/vtl'
import { InputObject, type RequestParameters } from './input.ts'
import { addOverrideMaps, contextOver, type Overrides, overridesIn } from './overrides.ts'
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
  /** read off `context` when first asked for */
  readonly overrides: Overrides
  /** `$context` as the template left it, for the next template of the call */
  readonly context: JavaMap
}

export type CompiledMappingTemplate = {
  readonly ast: Ast.Template
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
    ast: template.ast,
    render(input, options) {
      const context = contextOf(input)
      const rendered = template.render(new MappingVariables(input, context), options)
      return new Rendered(rendered.text, context)
    },
  }
}

class Rendered implements RenderedMappingTemplate {
  #overrides: Overrides | undefined

  constructor(
    readonly text: string,
    readonly context: JavaMap,
  ) {}

  get overrides(): Overrides {
    this.#overrides ??= overridesIn(this.context)
    return this.#overrides
  }
}

/** Compiles and renders a template once, as the playground and tests do; override maps missing from `$context` are added. */
export function renderMappingTemplate(template: string, input: MappingTemplateInput): RenderedMappingTemplate {
  const contextMap = contextOf(input)
  addOverrideMaps(contextMap)
  return compileMappingTemplate(template).render({ ...input, context: {}, contextMap })
}

type VariablesInput = Omit<MappingTemplateInput, 'context' | 'contextMap'>

/** The four variables of mapping templates, each made when a template mentions it. */
class MappingVariables {
  constructor(
    private readonly input: VariablesInput,
    private readonly context: JavaMap,
  ) {}

  get(name: string): JavaValue | undefined {
    switch (name) {
      case 'input':
        return new InputObject(this.input.body, this.input.params)
      case 'util':
        return util
      case 'context':
        return this.context
      case 'stageVariables':
        return fromJson(this.input.stageVariables)
      default:
        return undefined
    }
  }
}

/** The four variables of mapping templates, for hosts that bind others beside them or render with `CompiledTemplate`. */
export function mappingBindings(input: VariablesInput, context: JavaMap): Map<string, JavaValue> {
  const variables = new MappingVariables(input, context)
  const names = ['input', 'util', 'context', 'stageVariables']
  return new Map(names.map((name) => [name, variables.get(name) ?? null]))
}

function contextOf({ context, contextMap }: MappingTemplateInput): JavaMap {
  const current = contextOver(context)
  if (contextMap === undefined) return current
  for (const [name, value] of current.entries()) {
    if (contextMap.get(name) === null) contextMap.set(name, value)
  }
  return contextMap
}
