import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { answerOf } from '../protocol/answer.ts'
import { writeXml, type XmlTree } from '../protocol/xml.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { type Bucket, dropObject, type S3State } from './bucket.ts'
import { createBucket, deleteBucket, deleteObjects, listBuckets, listObjects } from './bucket-actions.ts'
import { copyObject, getObject, noSuchBucket, putObject, type S3Answer } from './object-actions.ts'
import { readS3Request, type S3Request } from './s3-request.ts'

/** Query parameters of what is simulated; another one without a value is a subresource, and no subresource is. */
const known = new Set([
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'start-after',
  'marker',
  'delete',
  'x-id',
])

/** Answers a call of S3 (S3 API reference); undefined for what is not simulated: versions, multipart uploads, tags … */
export async function answerS3(
  state: S3State,
  call: AwsCall,
  context: ServiceContext,
): Promise<EndpointResponse | undefined> {
  const requestId = context.random.uuid().replaceAll('-', '').slice(0, 16).toUpperCase()
  const ids: [string, string][] = [
    ['x-amz-id-2', Buffer.from(context.random.uuid()).toString('base64')],
    ['x-amz-request-id', requestId],
  ]
  const isHead = call.method.toUpperCase() === 'HEAD'
  try {
    const answer = run(state, readS3Request(call), context)
    if (answer === undefined) return undefined
    const { status, headers = [], body = '' } = answer
    const response = answerOf(context, status, [...ids, ...headers], body)
    return isHead ? { ...response, body: new Uint8Array() } : response
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { status, code, message, members } = error
    const document = {
      Code: code,
      Message: message,
      ...(members as { [name: string]: XmlTree }),
      RequestId: requestId,
      HostId: ids[0]?.[1] ?? '',
    }
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${writeXml(document)}</Error>`
    return answerOf(context, status, [...ids, ['Content-Type', 'application/xml']], isHead ? '' : body)
  }
}

function run(state: S3State, request: S3Request, context: ServiceContext): S3Answer | undefined {
  const { method, bucket: name, key, query } = request
  for (const parameter of query.keys()) {
    if (!known.has(parameter) && !parameter.startsWith('response-') && !parameter.startsWith('X-Amz-')) return undefined
  }
  if (name === undefined) return method === 'GET' ? listBuckets(state, context) : undefined
  if (key === undefined && method === 'PUT') return createBucket(state, name, context)
  const bucket = state.buckets.get(name)
  if (bucket === undefined) throw noSuchBucket(name)
  return key === undefined
    ? runOnBucket(state, bucket, request, context)
    : runOnObject(state, bucket, key, request, context)
}

function runOnBucket(
  state: S3State,
  bucket: Bucket,
  request: S3Request,
  { region }: ServiceContext,
): S3Answer | undefined {
  switch (request.method) {
    case 'GET':
      return listObjects(bucket, request)
    case 'HEAD':
      return { status: 200, headers: [['x-amz-bucket-region', region]] }
    case 'DELETE':
      return deleteBucket(state, bucket)
    case 'POST':
      return request.query.has('delete') ? deleteObjects(bucket, request) : undefined
    default:
      return undefined
  }
}

function runOnObject(
  state: S3State,
  bucket: Bucket,
  key: string,
  request: S3Request,
  { clock }: ServiceContext,
): S3Answer | undefined {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return getObject(bucket, key, request)
    case 'PUT':
      return request.header('x-amz-copy-source') === undefined
        ? putObject(bucket, key, request, clock.now())
        : copyObject(state, bucket, key, request, clock.now())
    case 'DELETE':
      dropObject(bucket, key)
      return { status: 204 }
    default:
      return undefined
  }
}
