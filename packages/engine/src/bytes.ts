/** A payload on its way: text while it can stay text, bytes where bytes matter. */
export type Payload = string | Uint8Array

export const emptyBytes = new Uint8Array(0)

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The payload as text; bytes that are no UTF-8 become U+FFFD (rest-api reference §11). */
export function payloadText(payload: Payload): string {
  if (typeof payload === 'string') return payload
  return payload.length === 0 ? '' : decoder.decode(payload)
}

/** The payload as bytes, text as UTF-8. */
export function payloadBytes(payload: Payload): Uint8Array {
  if (typeof payload !== 'string') return payload
  return payload === '' ? emptyBytes : encoder.encode(payload)
}

export function isEmptyPayload(payload: Payload): boolean {
  return payload.length === 0
}

/** The text of bytes that are valid UTF-8, or undefined. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return undefined
  }
}
