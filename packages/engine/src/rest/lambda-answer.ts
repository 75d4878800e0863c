import { payloadBytes, payloadText } from '../bytes.ts'
import type { EndpointResponse, HeaderList, LambdaResult } from '../message.ts'

/** A function's result as the HTTP answer that it is. It came as text; its bytes are made for those who ask for them. */
export class LambdaAnswer implements EndpointResponse {
  readonly status = 200
  readonly headers: HeaderList
  readonly text: string
  #body: Uint8Array | undefined

  constructor(result: LambdaResult) {
    const headers: [string, string][] = [
      ['Content-Type', 'application/json'],
      ['X-Amz-Executed-Version', result.executedVersion ?? '$LATEST'],
    ]
    if (result.functionError !== undefined) headers.push(['X-Amz-Function-Error', result.functionError])
    this.headers = headers
    this.text = result.payload
  }

  get body(): Uint8Array {
    this.#body ??= payloadBytes(this.text)
    return this.#body
  }
}

/** The body of an answer as text. */
export function endpointText(endpoint: EndpointResponse): string {
  return endpoint instanceof LambdaAnswer ? endpoint.text.toWellFormed() : payloadText(endpoint.body)
}

/** Whether a body has more bytes than that. */
export function isLongerThan(endpoint: EndpointResponse, bytes: number): boolean {
  // no character has more than three bytes for each of its UTF-16 units
  if (endpoint instanceof LambdaAnswer && endpoint.text.length * 3 <= bytes) return false
  return endpoint.body.length > bytes
}
