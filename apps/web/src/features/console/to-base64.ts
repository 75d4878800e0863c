const chunkLength = 0x8000

/** Bytes as a text of as many characters. */
export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += chunkLength)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + chunkLength)))
  return pieces.join('')
}

/** Base64 of bytes in pieces. */
export function toBase64(chunks: readonly Uint8Array[]): string {
  return btoa(chunks.map(latin1).join(''))
}
