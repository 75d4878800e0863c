import type { Json, JsonObject } from '@gatewright/definition'
import { type Payload, payloadText } from '../bytes.ts'
import { parseJson } from '../json-text.ts'
import type { HeaderList, MethodRequest } from '../message.ts'

const looksLikeJson = /^\s*[{["']/

/** A body as parameter mappings see it. */
export class MappedBody {
  #text: string | undefined
  #json: Json | undefined

  constructor(
    readonly payload: Payload,
    /** thrown when the body looks like JSON and is none */
    readonly refuse: () => Error,
  ) {}

  /** The whole body; `{}` when it is empty. */
  get text(): string {
    if (this.#text === undefined) {
      const text = payloadText(this.payload)
      if (looksLikeJson.test(text)) this.#json = this.#parse(text)
      this.#text = text === '' ? '{}' : text
    }
    return this.#text
  }

  /** The body as JSON; `{}` when it does not even look like JSON. */
  get json(): Json {
    const text = this.text
    this.#json ??= looksLikeJson.test(text) ? this.#parse(text) : {}
    return this.#json
  }

  /**
   * The error document of a function with its `errorMessage` parsed, when that is an object in JSON; what a mapping does not
   * find in the body itself it looks for here (developer guide: handle custom Lambda errors).
   */
  get errorDocument(): JsonObject | undefined {
    const { json } = this
    if (!isObject(json) || typeof json.errorMessage !== 'string') return undefined
    const errorMessage = parseJson(json.errorMessage)
    return isObject(errorMessage) ? { ...json, errorMessage } : undefined
  }

  #parse(text: string): Json {
    const json = parseJson(text)
    if (json === undefined) throw this.refuse()
    return json
  }
}

function isObject(json: Json | undefined): json is JsonObject {
  return json !== null && typeof json === 'object' && !Array.isArray(json)
}

/** What the sources of parameter mappings may read. */
export type MappingScope = {
  readonly method: MethodRequest
  readonly context: JsonObject
  readonly stageVariables: { readonly [name: string]: string }
  readonly requestBody: MappedBody
  /** after the integration has answered */
  readonly endpoint?: { readonly headers: HeaderList; readonly body: MappedBody }
}
