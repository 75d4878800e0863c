import type { Json, JsonObject } from '@gatewright/definition'
import type { EndpointResponse } from '@gatewright/engine'
import { headerOf } from '../local/protocol/answer.ts'
import { escapeXml } from '../local/protocol/xml.ts'
import { isObject } from '../local/read-input.ts'
import { parseXml, xmlList, xmlText } from './parse-xml.ts'
import { bodyOf, type SdkProtocol, textBody, wireBytes, wireDate } from './sdk-protocol.ts'

/** Method of each operation; those of `?delete` and lists are about the bucket. */
const methods: { readonly [operation: string]: string } = {
  CopyObject: 'PUT',
  CreateBucket: 'PUT',
  DeleteBucket: 'DELETE',
  DeleteObject: 'DELETE',
  DeleteObjects: 'POST',
  GetObject: 'GET',
  HeadBucket: 'HEAD',
  HeadObject: 'HEAD',
  ListBuckets: 'GET',
  ListObjects: 'GET',
  ListObjectsV2: 'GET',
  PutObject: 'PUT',
}

const headerNames: { readonly [member: string]: string } = {
  CacheControl: 'Cache-Control',
  ContentDisposition: 'Content-Disposition',
  ContentEncoding: 'Content-Encoding',
  ContentLanguage: 'Content-Language',
  ContentMD5: 'Content-MD5',
  ContentType: 'Content-Type',
  CopySource: 'x-amz-copy-source',
  IfMatch: 'If-Match',
  IfNoneMatch: 'If-None-Match',
  MetadataDirective: 'x-amz-metadata-directive',
  Range: 'Range',
}

const queryNames: { readonly [member: string]: string } = {
  ContinuationToken: 'continuation-token',
  Delimiter: 'delimiter',
  Marker: 'marker',
  MaxKeys: 'max-keys',
  Prefix: 'prefix',
  ResponseContentDisposition: 'response-content-disposition',
  ResponseContentType: 'response-content-type',
  StartAfter: 'start-after',
}

/** Members that change what S3 does and that nothing here knows: they go out, and the simulated service refuses them. */
const subresources: { readonly [member: string]: string } = { Tagging: 'tagging', VersionId: 'versionId' }

/** S3's REST protocol, by path. */
export const s3Protocol: SdkProtocol = {
  request: (operation, input, region) => {
    const place = [input.Bucket, input.Key].filter((part) => part !== undefined)
    const path = `/${place.map((part) => String(part).split('/').map(encodeURIComponent).join('/')).join('/')}`
    const query = new URLSearchParams()
    if (operation === 'ListObjectsV2') query.set('list-type', '2')
    for (const [member, name] of Object.entries({ ...queryNames, ...subresources })) {
      const value = input[member]
      if (value !== undefined) query.set(name, String(value))
    }
    const asked = [...(operation === 'DeleteObjects' ? ['delete'] : []), ...(query.size > 0 ? [query.toString()] : [])]
    return {
      method: methods[operation] ?? 'GET',
      url: `https://s3.${region}.amazonaws.com${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`,
      path,
      headers: headersOf(input),
      body: operation === 'DeleteObjects' ? Buffer.from(deleteDocument(input)) : bodyOf(input.Body),
    }
  },
  output: (operation, answer) => {
    switch (operation) {
      case 'GetObject':
        return { ...objectOf(answer), Body: wireBytes(answer.body) }
      case 'HeadObject':
        return objectOf(answer)
      case 'PutObject':
        return { ETag: headerOf(answer.headers, 'etag') ?? '' }
      case 'CopyObject': {
        const result = parseXml(textBody(answer))
        return {
          CopyObjectResult: {
            ETag: xmlText(result, 'ETag') ?? '',
            LastModified: dateOf(xmlText(result, 'LastModified')),
          },
        }
      }
      case 'ListObjects':
      case 'ListObjectsV2':
        return listOf(textBody(answer))
      case 'ListBuckets': {
        const [buckets] = xmlList(parseXml(textBody(answer)), 'Buckets')
        return {
          Buckets: xmlList(buckets, 'Bucket').map((bucket) => ({
            Name: xmlText(bucket, 'Name') ?? '',
            CreationDate: dateOf(xmlText(bucket, 'CreationDate')),
          })),
        }
      }
      case 'DeleteObjects':
        return {
          Deleted: xmlList(parseXml(textBody(answer)), 'Deleted').map((each) => ({ Key: xmlText(each, 'Key') ?? '' })),
        }
      case 'HeadBucket':
        return { BucketRegion: headerOf(answer.headers, 'x-amz-bucket-region') ?? '' }
      default:
        return {}
    }
  },
  error: (answer, operation) => {
    if (operation.startsWith('Head')) {
      const name = answer.status === 404 ? 'NotFound' : answer.status === 304 ? 'NotModified' : String(answer.status)
      return { name, message: 'UnknownError' }
    }
    const document = parseXml(textBody(answer))
    const name = xmlText(document, 'Code') ?? 'UnknownError'
    const extra = ['Key', 'BucketName', 'RequestId'].flatMap((member) => {
      const value = xmlText(document, member)
      return value === undefined ? [] : [[member, value] as const]
    })
    return { ...Object.fromEntries(extra), name, Code: name, message: xmlText(document, 'Message') ?? 'UnknownError' }
  },
}

function headersOf(input: JsonObject): [string, string][] {
  const named = Object.entries(headerNames).flatMap(([member, name]): [string, string][] => {
    const value = input[member]
    return value === undefined ? [] : [[name, String(value)]]
  })
  const metadata = isObject(input.Metadata) ? Object.entries(input.Metadata) : []
  return [
    ...named,
    ...metadata.map(([name, value]): [string, string] => [`x-amz-meta-${name.toLowerCase()}`, String(value)]),
  ]
}

function deleteDocument(input: JsonObject): string {
  const { Objects: objects, Quiet: quiet } = isObject(input.Delete) ? input.Delete : {}
  const keys = (Array.isArray(objects) ? objects : []).map((each) => (isObject(each) ? String(each.Key ?? '') : ''))
  const entries = keys.map((key) => `<Object><Key>${escapeXml(key)}</Key></Object>`).join('')
  return `<Delete>${entries}${quiet === true ? '<Quiet>true</Quiet>' : ''}</Delete>`
}

function objectOf({ headers }: EndpointResponse): JsonObject {
  const text = (name: string) => headerOf(headers, name)
  const members: { [member: string]: Json | undefined } = {
    AcceptRanges: text('accept-ranges'),
    CacheControl: text('cache-control'),
    ContentDisposition: text('content-disposition'),
    ContentEncoding: text('content-encoding'),
    ContentLanguage: text('content-language'),
    ContentLength: Number(text('content-length') ?? 0),
    ContentRange: text('content-range'),
    ContentType: text('content-type'),
    ETag: text('etag'),
    LastModified: dateOf(text('last-modified')),
    Metadata: Object.fromEntries(
      headers
        .filter(([name]) => name.toLowerCase().startsWith('x-amz-meta-'))
        .map(([name, value]) => [name.toLowerCase().slice('x-amz-meta-'.length), value]),
    ),
  }
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

function listOf(text: string): JsonObject {
  const result = parseXml(text)
  const contents = xmlList(result, 'Contents').map((each) => ({
    Key: xmlText(each, 'Key') ?? '',
    LastModified: dateOf(xmlText(each, 'LastModified')),
    ETag: xmlText(each, 'ETag') ?? '',
    Size: Number(xmlText(each, 'Size') ?? 0),
    StorageClass: xmlText(each, 'StorageClass') ?? 'STANDARD',
  }))
  const prefixes = xmlList(result, 'CommonPrefixes').map((each) => ({ Prefix: xmlText(each, 'Prefix') ?? '' }))
  const texts = [
    'Name',
    'Prefix',
    'Delimiter',
    'ContinuationToken',
    'NextContinuationToken',
    'StartAfter',
    'Marker',
    'NextMarker',
  ]
  const numbers = ['MaxKeys', 'KeyCount']
  return {
    IsTruncated: xmlText(result, 'IsTruncated') === 'true',
    ...(contents.length > 0 && { Contents: contents }),
    ...(prefixes.length > 0 && { CommonPrefixes: prefixes }),
    ...Object.fromEntries(
      [...texts, ...numbers].flatMap((name) => {
        const value = xmlText(result, name)
        return value === undefined || value === '' ? [] : [[name, numbers.includes(name) ? Number(value) : value]]
      }),
    ),
  }
}

function dateOf(text: string | undefined): JsonObject {
  return wireDate(Date.parse(text ?? '') / 1000 || 0)
}
