import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import type { RawRequest } from './load.ts'
import { MeasuredProcess } from './measured-process.ts'

const script = fileURLToPath(new URL('./reference-server.mjs', import.meta.url))

/** An answer to be given again and again; the body is base64. */
export type FixedAnswer = {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** Fields that node:http writes by itself. */
const ownFields = new Set(['date', 'connection', 'keep-alive'])

/** The bare server, measured, and its port. */
export type Reference = { readonly process: MeasuredProcess; readonly port: number; end(): Promise<void> }

/** Starts the bare server with a fixed answer. */
export async function startReference(answer: FixedAnswer): Promise<Reference> {
  const port = await freePort()
  const process = new MeasuredProcess(script, { REFERENCE_PORT: String(port), ANSWER: JSON.stringify(answer) })
  await process.answers(`http://127.0.0.1:${port}/`)
  return { process, port, end: () => process.end() }
}

/** The answer that a server gives to a request, to be given by the reference too. */
export async function recordAnswer(
  port: number,
  { method, target, headers = [], body = '' }: RawRequest,
): Promise<FixedAnswer> {
  return await new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path: target, headers: Object.fromEntries(headers) }
    request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: pairs(response.rawHeaders).filter(([name]) => !ownFields.has(name.toLowerCase())),
          body: Buffer.concat(chunks).toString('base64'),
        }),
      )
    })
      .on('error', reject)
      .end(body)
  })
}

function pairs(flat: readonly string[]): (readonly [string, string])[] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []))
}
