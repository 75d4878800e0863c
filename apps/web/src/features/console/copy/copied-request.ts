import type { ConsoleRequest as SentRequest } from '@/server/console-request'
import { base64OfText } from '../paste/body-of.ts'

/** A request as commands and snippets write it. */
export type CopiedRequest = {
  method: string
  /** the whole address */
  url: string
  headers: readonly (readonly [name: string, value: string])[]
  body: CopiedBody
  /** keys with which the command has to sign, as far as a form can */
  sigv4?:
    | { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined; region: string }
    | undefined
}

/** A body as text where its bytes are one, else in base64. */
export type CopiedBody = { type: 'none' } | { type: 'text'; text: string } | { type: 'bytes'; base64: string }

/** The body of a sent request, as text where it can be written as such. */
export function copiedBody({ body, isBase64 }: Pick<SentRequest, 'body' | 'isBase64'>): CopiedBody {
  if (body === '') return { type: 'none' }
  if (isBase64 !== true)
    return body.includes('\0') ? { type: 'bytes', base64: base64OfText(body) } : { type: 'text', text: body }
  try {
    const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? { type: 'bytes', base64: body } : { type: 'text', text }
  } catch {
    return { type: 'bytes', base64: body }
  }
}
