import { compileJsonPath, type MappingTemplateInput } from '@gatewright/engine/template'

/** What a template sees when velocityjs renders it: plain objects, and as little work behind them as there can be. */
export function velocityJsContext({
  body,
  params,
  context,
  stageVariables,
}: MappingTemplateInput): Record<string, unknown> {
  let parsed: ReturnType<typeof JSON.parse> | undefined
  const at = (path: string) => {
    parsed ??= JSON.parse(body)
    return path === '$' ? parsed : (compileJsonPath(path)(parsed) ?? '')
  }
  return {
    input: {
      body,
      path: at,
      json: (path: string) => JSON.stringify(at(path)),
      params: (name?: string) =>
        name === undefined ? params : (params.path[name] ?? params.querystring[name] ?? params.header[name] ?? ''),
    },
    util: {
      escapeJavaScript: (text: unknown) => JSON.stringify(String(text)).slice(1, -1).replaceAll("'", "\\'"),
      urlEncode: (text: unknown) => encodeURIComponent(String(text)),
    },
    context: {
      ...context,
      requestOverride: { path: {}, header: {}, querystring: {} },
      responseOverride: { header: {} },
    },
    stageVariables,
  }
}
