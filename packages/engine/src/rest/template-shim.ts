import type { Json, JsonObject } from '@gatewright/definition'

export type MappingTemplateInput = {
  body: string
  params: { path: Record<string, string>; querystring: Record<string, string>; header: Record<string, string> }
  context: JsonObject
  stageVariables: Record<string, string>
  contextMap?: unknown
}
export type RenderedMappingTemplate = {
  text: string
  overrides: {
    request: { header: Record<string, Json>; path: Record<string, Json>; querystring: Record<string, Json> }
    response: { header: Record<string, Json>; status?: Json }
  }
  context: unknown
}
export function compileMappingTemplate(text: string) {
  return {
    render(_input: MappingTemplateInput): RenderedMappingTemplate {
      throw new Error(`templates cannot be rendered yet: ${text}`)
    },
  }
}
export function compileJsonPath(path: string): (json: Json) => Json | undefined {
  const keys = [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map((m) => m[1] ?? Number(m[2]))
  return (json) => {
    let value: Json | undefined = json
    for (const key of keys) {
      if (value === null || typeof value !== 'object' || value === undefined) return undefined
      value = (value as JsonObject)[key as string]
    }
    return value
  }
}
