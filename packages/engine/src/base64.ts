import { emptyBytes } from './bytes.ts'

const chunk = 0x2000
const alphabet = /^[A-Za-z0-9+/]*={0,2}$/

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += chunk) {
    // As arguments by spread, bytes go one by one through an iterator: ten times the work.
    binary += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + chunk))
  }
  return btoa(binary)
}

/** The bytes of a base64 text, padding optional; undefined when it is not base64 (no whitespace, as java.util.Base64 has it). */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text === '') return emptyBytes
  if (!alphabet.test(text)) return undefined
  const bare = text.replace(/=+$/, '')
  if (bare.length % 4 === 1 || (bare.length !== text.length && text.length % 4 !== 0)) return undefined
  const binary = atob(bare + '==='.slice((bare.length + 3) % 4))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
