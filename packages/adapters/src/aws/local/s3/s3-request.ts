import type { AwsCall } from '@gatewright/engine'
import { headerOf } from '../protocol/answer.ts'
import { ServiceError } from '../service-error.ts'

/** A call of S3 taken apart. Without a bucket it is about all of them, without a key about the bucket. */
export type S3Request = {
  readonly method: string
  readonly bucket: string | undefined
  readonly key: string | undefined
  readonly query: URLSearchParams
  readonly header: (name: string) => string | undefined
  readonly headers: AwsCall['headers']
  readonly body: Uint8Array
}

const urlForm = /^https?:\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/i
const virtualHost = /^(.+)\.s3[.-]/i

/** Reads bucket and key out of host and path: both the path style and the virtual-hosted style. @throws ServiceError */
export function readS3Request(call: AwsCall): S3Request {
  const [, host = '', path = '', query = ''] = urlForm.exec(call.url) ?? []
  const hosted = virtualHost.exec(host)?.[1]
  const [first = '', ...rest] = path.replace(/^\//, '').split('/')
  const bucket = hosted ?? decode(first)
  const key = decode(hosted === undefined ? rest.join('/') : path.slice(1))
  if (Buffer.byteLength(key) > 1024) throw new ServiceError('KeyTooLongError', 'Your key is too long')
  return {
    method: call.method.toUpperCase(),
    bucket: bucket === '' ? undefined : bucket,
    key: key === '' ? undefined : key,
    query: new URLSearchParams(query),
    header: (name) => headerOf(call.headers, name),
    headers: call.headers,
    body: call.body,
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.")
  }
}
