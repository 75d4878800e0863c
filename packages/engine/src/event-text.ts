import { toBase64 } from './base64.ts'
import { type Payload, utf8Text } from './bytes.ts'
import { type EventText, eventTextLimit } from './trace.ts'

/** A payload as events carry it: cut at the limit; bytes that are no UTF-8 as base64. */
export function eventText(payload: Payload): EventText {
  const text = typeof payload === 'string' ? payload : utf8Text(payload)
  if (text !== undefined) return cut(text)
  const bytes = payload as Uint8Array
  const head = bytes.subarray(0, (eventTextLimit / 4) * 3)
  return { text: toBase64(head), isBase64: true, ...(head.length < bytes.length ? { truncated: true } : {}) }
}

function cut(text: string): EventText {
  return text.length <= eventTextLimit ? { text } : { text: text.slice(0, eventTextLimit), truncated: true }
}
