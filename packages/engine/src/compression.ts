/** Content codings that the service compresses and decompresses. */
export type Coding = 'gzip' | 'deflate'

export function isCoding(name: string): name is Coding {
  return name === 'gzip' || name === 'deflate'
}

/** The compressed form of a body. */
export async function compress(body: Uint8Array, coding: Coding): Promise<Uint8Array> {
  const compressed = await pump(new CompressionStream(coding), body, Number.POSITIVE_INFINITY)
  return compressed ?? body
}

/** The body that was compressed; undefined when the data is broken, or when it would grow beyond `limit` bytes. */
export async function decompress(body: Uint8Array, coding: Coding, limit: number): Promise<Uint8Array | undefined> {
  try {
    return await pump(new DecompressionStream(coding), body, limit)
  } catch {
    return undefined
  }
}

type Stream = InstanceType<typeof CompressionStream | typeof DecompressionStream>

async function pump(stream: Stream, input: Uint8Array, limit: number): Promise<Uint8Array | undefined> {
  const writer = stream.writable.getWriter()
  // what goes wrong here shows when the other end is read
  const written = writer.write(input as Uint8Array<ArrayBuffer>).then(
    () => writer.close(),
    () => undefined,
  )
  written.catch(() => undefined)
  const reader = stream.readable.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done || value === undefined) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/**
 * The coding for an answer (rest-api reference §17.2): the most preferred one of an explicit Accept-Encoding, if it is one that
 * the service has; an absent header, `*` and `identity` mean none.
 */
export function negotiateCoding(acceptEncoding: string | undefined): Coding | undefined {
  if (acceptEncoding === undefined) return undefined
  let preferred: { name: string; quality: number } | undefined
  for (const part of acceptEncoding.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const given = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = given === undefined ? 1 : Number(given.slice(2))
    if (name === '' || !(quality > 0)) continue
    if (preferred === undefined || quality > preferred.quality) preferred = { name, quality }
  }
  return preferred !== undefined && isCoding(preferred.name) ? preferred.name : undefined
}
