import type { Ast, TemplateObserver } from '@gatewright/vtl'
import { payloadBytes } from '../bytes.ts'
import { firstMediaType } from '../media-type.ts'
import {
  type CompiledMappingTemplate,
  compileMappingTemplate,
  type MappingTemplateInput,
  type RenderedMappingTemplate,
} from '../template/mapping-template.ts'

/** A mapping template of a deployment. */
export type CompiledTemplate = {
  readonly text: string
  /** what it gives, where it holds nothing that could be evaluated */
  readonly constant: { readonly text: string; readonly bytes: Uint8Array } | undefined
  /** Throws what the template throws; a syntax error comes out here, not when the deployment is compiled. */
  render(input: MappingTemplateInput, observe?: (template: Ast.Template) => TemplateObserver): RenderedMappingTemplate
}

/** Compiles a mapping template; never throws. */
export function compileTemplate(text: string): CompiledTemplate {
  const constant = /[$#]/.test(text) ? undefined : { text, bytes: payloadBytes(text) }
  let compiled: CompiledMappingTemplate | undefined
  return {
    text,
    constant,
    render(input, observe) {
      compiled ??= compileMappingTemplate(text)
      return observe === undefined
        ? compiled.render(input)
        : compiled.render(input, { observer: observe(compiled.ast) })
    },
  }
}

/** Templates by media type, in the order of the definition. */
export type TemplatesByType = ReadonlyMap<string, CompiledTemplate>

export function compileTemplates(templates: { readonly [contentType: string]: string }): TemplatesByType {
  return new Map(Object.entries(templates).map(([type, text]) => [firstMediaType(type), compileTemplate(text)]))
}
