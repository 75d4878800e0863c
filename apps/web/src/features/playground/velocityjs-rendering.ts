import type { Json } from '@gatewright/definition'
import { compileJsonPath } from '@gatewright/engine/template'
import { render } from 'velocityjs'
import type { TemplateSample } from './preview-protocol.ts'

/** What a local tool that is built on velocityjs would print: plain JavaScript objects behind `$input` and `$util`. */
export function renderWithVelocityJs(
  template: string,
  sample: TemplateSample,
): { text: string | undefined; message: string | undefined } {
  try {
    return { text: render(template, contextOf(sample)), message: undefined }
  } catch (error) {
    return { text: undefined, message: error instanceof Error ? error.message : String(error) }
  }
}

function contextOf({ body, params, context, stageVariables }: TemplateSample) {
  const at = (path: string) => compileJsonPath(path)(bodyOf(body)) ?? ''
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
      parseJson: (text: string) => JSON.parse(text) as unknown,
      urlEncode: (text: unknown) => encodeURIComponent(String(text)),
      urlDecode: (text: string) => decodeURIComponent(text.replaceAll('+', ' ')),
      base64Encode: (text: unknown) => btoa(String.fromCharCode(...new TextEncoder().encode(String(text)))),
      base64Decode: (text: string) =>
        new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))),
    },
    context: structuredClone(context),
    stageVariables,
  }
}

function bodyOf(body: string): Json {
  try {
    return JSON.parse(body) as Json
  } catch {
    return body
  }
}
