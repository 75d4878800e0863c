import { encodeForm } from '../encode-body.ts'
import { emptyBody, type RequestBody } from '../request-body.ts'
import { toBase64 } from '../to-base64.ts'

/**
 * The body of a request whose bytes and Content-Type are known, in the kind in which it is edited best. It is sent with the same
 * bytes; where a form would be written in another way it stays a text.
 * @param contentType what a header field of the request says; undefined when none does
 * @param impliedType what is sent with the body when no header field says it: empty for nothing
 */
export function bodyOf(text: string, contentType: string | undefined, impliedType = ''): RequestBody {
  if (text === '') return emptyBody
  const type = (contentType ?? impliedType).split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/x-www-form-urlencoded') {
    const form = formFields(text)
    if (encodeForm(form) === text) return { ...emptyBody, bodyKind: 'form', form }
  }
  const isJson = type === 'application/json' || type.endsWith('+json')
  // the kind JSON adds its Content-Type, so it is right only where one is written or the same would be added
  if (isJson && (contentType !== undefined || type === 'application/json'))
    return { ...emptyBody, bodyKind: 'json', body: text }
  return { ...emptyBody, bodyKind: 'text', body: text, textType: contentType === undefined ? impliedType : '' }
}

/** The body of a request that came as bytes: a file, or a text where the bytes are one. */
export function bodyOfBytes(base64: string, contentType: string | undefined): RequestBody {
  if (base64 === '') return emptyBody
  const text = utf8(base64)
  if (text !== undefined) return bodyOf(text, contentType)
  return { ...emptyBody, bodyKind: 'binary', file: { name: 'body', type: contentType ?? '', base64 } }
}

/** Base64 of a text's UTF-8 bytes. */
export function base64OfText(text: string): string {
  return toBase64([new TextEncoder().encode(text)])
}

function formFields(text: string) {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value, enabled: true }))
}

function utf8(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
