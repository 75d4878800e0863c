import type { Json, JsonObject } from '@gatewright/definition'
import type { AwsCall, EndpointResponse } from '@gatewright/engine'

/** How the SDK talks to a service: the request of a command, and what comes of the answer. */
export type SdkProtocol = {
  request(
    operation: string,
    input: JsonObject,
    region: string,
    service: string,
  ): Pick<AwsCall, 'method' | 'url' | 'headers' | 'body'> & { readonly path?: string }
  output(operation: string, answer: EndpointResponse, input: JsonObject): Json
  /** `name`, `message` and further members */
  error(answer: EndpointResponse, operation: string): JsonObject
}

/** Bytes on the way into or out of the sandbox. */
export function wireBytes(bytes: Uint8Array): JsonObject {
  return { $bytes: Buffer.from(bytes).toString('base64') }
}

/** A time on the way into the sandbox; `seconds` since 1970. */
export function wireDate(seconds: number): JsonObject {
  return { $date: Math.round(seconds * 1000) }
}

/** The base64 text of bytes from the sandbox; undefined for anything else. */
export function base64Of(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { $bytes: bytes } = value
  return typeof bytes === 'string' ? bytes : undefined
}

/** The bytes of a body from the sandbox: text stands for its UTF-8. */
export function bodyOf(value: Json | undefined): Buffer {
  const bytes = base64Of(value)
  if (bytes !== undefined) return Buffer.from(bytes, 'base64')
  return Buffer.from(typeof value === 'string' ? value : '')
}

/** The text of an answer's body. */
export function textBody(answer: EndpointResponse): string {
  return Buffer.from(answer.body).toString('utf8')
}

/** A JSON object out of a text; an empty one when it is none. */
export function parseObject(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  } catch {
    return {}
  }
}
