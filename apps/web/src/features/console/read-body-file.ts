import { showToast } from '@/ui/toast'
import { payloadLimit } from './encode-body.ts'
import type { BodyFile } from './request-body.ts'
import { toBase64 } from './to-base64.ts'

/** Reads a file into a request. Undefined, with words on the page, for one that no request can carry. */
export async function readBodyFile(file: File): Promise<BodyFile | undefined> {
  if (file.size > payloadLimit) {
    showToast({
      tone: 'bad',
      text: `${file.name} has ${file.size.toLocaleString('en')} bytes. API Gateway takes payloads of 10 MB (10,485,760 bytes): let clients send larger files to S3 by a presigned URL.`,
    })
    return undefined
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { name: file.name, type: file.type, base64: toBase64([bytes]) }
  } catch (error) {
    showToast({
      tone: 'bad',
      text: `${file.name} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    })
    return undefined
  }
}
