/**
 * A payload as it travels in a link, after `#p=`: JSON, deflated, in base64url. It never reaches a server with the
 * request for the page. Runs in the browser and in Node.
 */
export async function encodeFragment(payload: unknown): Promise<string> {
  const text = new Blob([JSON.stringify(payload)]).stream()
  const bytes = await collect(text.pipeThrough(new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY)
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The inverse of {@link encodeFragment}; the value is not checked yet.
 * @param limit most bytes of JSON that are unpacked, so that a small link cannot become a large one
 * @throws Error for a fragment that is cut off, damaged or over the limit
 */
export async function decodeFragment(fragment: string, limit: number): Promise<unknown> {
  try {
    const binary = atob(fragment.replaceAll('-', '+').replaceAll('_', '/'))
    const packed = new Blob([Uint8Array.from(binary, (character) => character.charCodeAt(0))]).stream()
    const bytes = await collect(packed.pipeThrough(new DecompressionStream('deflate-raw')), limit)
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof RangeError) throw new Error('The link holds more than a shared request may.')
    throw new Error('The link is incomplete or damaged. Copy it again, as a whole.')
  }
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > limit) {
      await reader.cancel()
      throw new RangeError('over the limit')
    }
    chunks.push(part.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
