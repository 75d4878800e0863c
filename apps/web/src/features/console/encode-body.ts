import type { BodyFile, FormField, MultipartPart, RequestBody } from './request-body.ts'
import { bodyBytes } from './run.ts'
import { latin1, toBase64 } from './to-base64.ts'

/** What API Gateway takes as the payload of a request, in bytes (developer guide: quotas; it cannot be raised). */
export const payloadLimit = 10 * 1024 * 1024

/** A body as it is sent: a text, or bytes in base64; and the Content-Type that goes with it, empty for none. */
export type EncodedBody = { body: string; isBase64: boolean; contentType: string }

/** Makes the body of a request. Equal drafts give equal bytes: the boundary of a multipart body is the first that its parts do not hold. */
export function encodeBody(draft: RequestBody): EncodedBody {
  switch (draft.bodyKind) {
    case 'none':
      return { body: '', isBase64: false, contentType: '' }
    case 'json':
      return { body: draft.body, isBase64: false, contentType: draft.body === '' ? '' : 'application/json' }
    case 'text':
      return { body: draft.body, isBase64: false, contentType: draft.body === '' ? '' : draft.textType }
    case 'form':
      return { body: encodeForm(draft.form), isBase64: false, contentType: 'application/x-www-form-urlencoded' }
    case 'multipart':
      return multipartOf(draft.parts)
    case 'binary':
      return {
        body: draft.file?.base64 ?? '',
        isBase64: true,
        contentType: draft.file === undefined ? '' : draft.file.type || 'application/octet-stream',
      }
  }
}

/** How many bytes an encoded body has. */
export function bodySize({ body, isBase64 }: EncodedBody): number {
  if (!isBase64) return new TextEncoder().encode(body).length
  return Math.floor((body.length * 3) / 4) - (body.endsWith('==') ? 2 : body.endsWith('=') ? 1 : 0)
}

/** A row counts when it is switched on and has a name. */
function isUsed({ name, enabled }: { name: string; enabled: boolean }): boolean {
  return enabled && name !== ''
}

/** The text of a form (WHATWG URL: application/x-www-form-urlencoded). */
export function encodeForm(fields: readonly FormField[]): string {
  return new URLSearchParams(fields.filter(isUsed).map(({ name, value }): [string, string] => [name, value])).toString()
}

/** Pages ask for the same body many times while something else is typed. */
const encodedParts = new WeakMap<readonly MultipartPart[], EncodedBody>()
const decodedFiles = new WeakMap<BodyFile, Uint8Array>()

function multipartOf(parts: readonly MultipartPart[]): EncodedBody {
  const known = encodedParts.get(parts)
  if (known !== undefined) return known
  const made = encodeMultipart(parts.filter(isUsed))
  encodedParts.set(parts, made)
  return made
}

function fileBytes(file: BodyFile): Uint8Array {
  const known = decodedFiles.get(file)
  if (known !== undefined) return known
  const bytes = bodyBytes(file.base64)
  decodedFiles.set(file, bytes)
  return bytes
}

function encodeMultipart(parts: readonly MultipartPart[]): EncodedBody {
  const encoder = new TextEncoder()
  const contents = parts.map((part) => (part.file === undefined ? encoder.encode(part.value) : fileBytes(part.file)))
  const boundary = boundaryFor(contents)
  const chunks: Uint8Array[] = []
  for (const [index, part] of parts.entries()) {
    const type = part.file === undefined ? part.type : part.type || part.file.type || 'application/octet-stream'
    const fileName = part.file === undefined ? '' : `; filename="${dispositionText(part.file.name)}"`
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${dispositionText(part.name)}"${fileName}`,
      ...(type === '' ? [] : [`Content-Type: ${oneLine(type)}`]),
    ]
    chunks.push(
      encoder.encode(`${head.join('\r\n')}\r\n\r\n`),
      contents[index] ?? new Uint8Array(),
      encoder.encode('\r\n'),
    )
  }
  chunks.push(encoder.encode(`--${boundary}--\r\n`))
  return { body: toBase64(chunks), isBase64: true, contentType: `multipart/form-data; boundary=${boundary}` }
}

/** Names as browsers write them (HTML: multipart form data). */
function dispositionText(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}

function boundaryFor(contents: readonly Uint8Array[]): string {
  const texts = contents.map(latin1)
  for (let count = 1; ; count++) {
    const boundary = `gatewright-boundary-${count}`
    if (!texts.some((text) => text.includes(boundary))) return boundary
  }
}
