import { payloadBytes } from './bytes.ts'

/** SHA-256. */
export async function sha256(data: string | Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(data)))
}

/** SHA-256 in lower-case hexadecimal digits. */
export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  return hex(await sha256(data))
}

/** HMAC-SHA-256. */
export async function hmac(key: Uint8Array, data: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytesOf(data)))
}

/** Bytes in lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** The platform wants to be told that these bytes are not shared between threads. */
function bytesOf(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return payloadBytes(data) as Uint8Array<ArrayBuffer>
}
