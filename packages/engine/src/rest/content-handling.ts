import type { ContentHandling } from '@gatewright/definition'
import { fromBase64, toBase64 } from '../base64.ts'
import { type Payload, payloadText } from '../bytes.ts'

/** A converted body; undefined: it should be base64 and is not. */
export type Converted = { readonly body: Payload; readonly isBinary: boolean } | undefined

/** Converts a request body for the integration (rest-api reference §11, request table). */
export function convertRequest(
  body: Uint8Array,
  isBinary: boolean,
  contentHandling: ContentHandling | undefined,
): Converted {
  if (isBinary) {
    return contentHandling === 'CONVERT_TO_TEXT' ? text(toBase64(body)) : { body, isBinary: true }
  }
  return contentHandling === 'CONVERT_TO_BINARY' ? decoded(payloadText(body)) : text(payloadText(body))
}

/** Converts a backend's body for the client (rest-api reference §11, response table). */
export function convertResponse(
  body: Uint8Array,
  isBinary: boolean,
  acceptsBinary: boolean,
  contentHandling: ContentHandling | undefined,
): Converted {
  switch (contentHandling) {
    case 'CONVERT_TO_TEXT':
      return text(isBinary ? toBase64(body) : payloadText(body))
    case 'CONVERT_TO_BINARY':
      return isBinary ? { body, isBinary: true } : decoded(payloadText(body))
    case undefined:
      if (isBinary) return acceptsBinary ? { body, isBinary: true } : text(toBase64(body))
      return acceptsBinary ? decoded(payloadText(body)) : text(payloadText(body))
  }
}

function text(body: string): Converted {
  return { body, isBinary: false }
}

function decoded(base64: string): Converted {
  const body = fromBase64(base64)
  return body === undefined ? undefined : { body, isBinary: true }
}
