import type { ConsoleRequest } from './console-request.ts'
import type { BodyFile } from './request-body.ts'

/** Characters of base64 up to which the bytes of a file are kept in the browser's storage. */
const keptFileLimit = 200_000

/** A request as it is kept over a reload: of large files the name alone, since the storage of a browser is small. */
export function withoutLargeFiles(request: ConsoleRequest): ConsoleRequest {
  const shortened = (file: BodyFile): BodyFile =>
    file.base64.length <= keptFileLimit ? file : { ...file, base64: '', missing: true }
  return {
    ...request,
    ...(request.file === undefined ? {} : { file: shortened(request.file) }),
    parts: request.parts.map((part) => (part.file === undefined ? part : { ...part, file: shortened(part.file) })),
  }
}
