import { ServiceError } from '../service-error.ts'
import { type Bucket, dropObject, type S3State, type StoredObject, storeObject } from './bucket.ts'
import type { S3Request } from './s3-request.ts'

/** What an action answers, before it has its request ids. */
export type S3Answer = {
  readonly status: number
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: string | Uint8Array
}

const keptHeaders = new Set([
  'content-type',
  'content-encoding',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
])

/** The object of a request. @throws ServiceError `NoSuchKey` */
function objectOf(bucket: Bucket, key: string): StoredObject {
  const object = bucket.objects.get(key)
  if (object === undefined)
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404, members: { Key: key } })
  return object
}

/** PutObject (S3 API reference). */
export function putObject(bucket: Bucket, key: string, request: S3Request, now: number): S3Answer {
  checkWrite(bucket, key, request)
  const digest = request.header('content-md5')
  const stored = storeObject(bucket, key, request.body, headersOf(request), now)
  if (digest !== undefined && Buffer.from(stored.etag, 'hex').toString('base64') !== digest) {
    dropObject(bucket, key)
    throw new ServiceError('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  return { status: 200, headers: [['ETag', `"${stored.etag}"`]] }
}

/** `If-None-Match: *` and `If-Match` of a write. */
function checkWrite(bucket: Bucket, key: string, request: S3Request): void {
  const former = bucket.objects.get(key)
  const match = request.header('if-match')
  if (request.header('if-none-match') === '*' && former !== undefined) throw preconditionFailed('If-None-Match')
  if (match !== undefined && match.replaceAll('"', '') !== former?.etag) throw preconditionFailed('If-Match')
}

function preconditionFailed(condition: string): ServiceError {
  return new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    status: 412,
    members: { Condition: condition },
  })
}

function headersOf(request: S3Request): StoredObject['headers'] {
  const kept = request.headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => keptHeaders.has(name) || name.startsWith('x-amz-meta-'))
  return { 'content-type': 'binary/octet-stream', ...Object.fromEntries(kept) }
}

/** CopyObject (S3 API reference), by `x-amz-copy-source`. */
export function copyObject(state: S3State, bucket: Bucket, key: string, request: S3Request, now: number): S3Answer {
  const source = decodeURIComponent((request.header('x-amz-copy-source') ?? '').replace(/^\//, '').split('?')[0] ?? '')
  const slash = source.indexOf('/')
  const from = state.buckets.get(source.slice(0, slash))
  if (from === undefined) throw noSuchBucket(source.slice(0, slash))
  const object = objectOf(from, source.slice(slash + 1))
  const replaces = request.header('x-amz-metadata-directive')?.toUpperCase() === 'REPLACE'
  const stored = storeObject(
    bucket,
    key,
    Buffer.from(object.body, 'base64'),
    replaces ? headersOf(request) : object.headers,
    now,
  )
  return {
    status: 200,
    headers: [['Content-Type', 'application/xml']],
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><ETag>&quot;${stored.etag}&quot;</ETag><LastModified>${new Date(now).toISOString()}</LastModified></CopyObjectResult>`,
  }
}

/** The refusal of a bucket that is not there. */
export function noSuchBucket(name: string): ServiceError {
  return new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    members: { BucketName: name },
  })
}

/** GetObject and HeadObject (S3 API reference), with ranges and conditions. */
export function getObject(bucket: Bucket, key: string, request: S3Request): S3Answer {
  const object = objectOf(bucket, key)
  const { etag, lastModified, size } = object
  const none = request.header('if-none-match')?.replaceAll('"', '')
  const match = request.header('if-match')?.replaceAll('"', '')
  const validators: [string, string][] = [
    ['Last-Modified', new Date(lastModified).toUTCString()],
    ['ETag', `"${etag}"`],
  ]
  if (match !== undefined && match !== etag && match !== '*') throw preconditionFailed('If-Match')
  if (none === etag || none === '*') return { status: 304, headers: validators }
  const headers = [...validators, ['Accept-Ranges', 'bytes'] as const, ...objectHeaders(object, request.query)]
  const range = rangeOf(request.header('range'), size)
  const bytes = Buffer.from(object.body, 'base64')
  if (range === undefined) return { status: 200, headers, body: bytes }
  return {
    status: 206,
    headers: [...headers, ['Content-Range', `bytes ${range.from}-${range.to}/${size}`]],
    body: bytes.subarray(range.from, range.to + 1),
  }
}

function objectHeaders(object: StoredObject, query: URLSearchParams): [string, string][] {
  const overridden = new Map(Object.entries(object.headers))
  for (const name of keptHeaders) {
    const value = query.get(`response-${name}`)
    if (value !== null) overridden.set(name, value)
  }
  return [...overridden].map(([name, value]) => [
    name.startsWith('x-amz-') ? name : name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
    value,
  ])
}

function rangeOf(header: string | undefined, size: number): { from: number; to: number } | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (match === null || (match[1] === '' && match[2] === '')) return undefined
  const [, first = '', last = ''] = match
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (from > to)
    throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', {
      status: 416,
      members: { RangeRequested: header ?? '', ActualObjectSize: String(size) },
    })
  return { from, to }
}
