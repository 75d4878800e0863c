import type { Json } from '@gatewright/definition'
import { fromBase64, toBase64 } from '../base64.ts'
import { emptyBytes, payloadBytes, payloadText } from '../bytes.ts'
import { compileJsonPath } from './json-value-at.ts'
import type { MappingTemplateInput } from './mapping-template.ts'

/**
 * What a template sees in tools that are built on velocityjs: plain JavaScript objects behind `$input` and `$util`, and as
 * little work behind them as there can be. For comparison only.
 */
export function velocityJsContext(input: MappingTemplateInput): Record<string, unknown> {
  const { body, params, context, stageVariables } = input
  let parsed: Json | undefined
  const at = (path: string) => {
    parsed ??= bodyOf(body)
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
    util,
    context: {
      ...context,
      requestOverride: { path: {}, header: {}, querystring: {} },
      responseOverride: { header: {} },
    },
    stageVariables,
  }
}

const util = {
  escapeJavaScript: (text: unknown) => JSON.stringify(String(text)).slice(1, -1).replaceAll("'", "\\'"),
  parseJson: (text: string) => JSON.parse(text) as unknown,
  urlEncode: (text: unknown) => encodeURIComponent(String(text)),
  urlDecode: (text: string) => decodeURIComponent(text.replaceAll('+', ' ')),
  base64Encode: (text: unknown) => toBase64(payloadBytes(String(text))),
  base64Decode: (text: string) => payloadText(fromBase64(text) ?? emptyBytes),
}

/** Such tools take a body that is no JSON as text. */
function bodyOf(body: string): Json {
  try {
    return JSON.parse(body) as Json
  } catch {
    return body
  }
}
