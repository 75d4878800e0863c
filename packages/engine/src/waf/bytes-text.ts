import { payloadBytes, payloadText } from '../bytes.ts'

/** Bytes as a text of one character for each byte: what a web ACL compares. */
export function byteText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

/** The UTF-8 bytes of a text, as such a text. */
export function utf8ByteText(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : byteText(payloadBytes(text))
}

/** The bytes of such a text. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at) & 255
  return bytes
}

/** Such a text read as UTF-8. */
export function readUtf8(text: string): string {
  return payloadText(bytesOf(text))
}
