import { writeXml, type XmlTree } from '../protocol/xml.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { type Bucket, dropObject, isBucketName, type S3State } from './bucket.ts'
import type { S3Answer } from './object-actions.ts'
import type { S3Request } from './s3-request.ts'

const bucketLimit = 100
const deleteLimit = 1000

function xmlAnswer(root: string, tree: XmlTree): S3Answer {
  return {
    status: 200,
    headers: [['Content-Type', 'application/xml']],
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${writeXml(tree)}</${root}>`,
  }
}

/** ListBuckets (S3 API reference). */
export function listBuckets({ buckets }: S3State, { accountId }: ServiceContext): S3Answer {
  return xmlAnswer('ListAllMyBucketsResult', {
    Owner: { ID: accountId },
    Buckets: {
      Bucket: [...buckets.values()].map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt).toISOString(),
      })),
    },
  })
}

/** CreateBucket (S3 API reference); creating one's own bucket again succeeds in us-east-1 only. */
export function createBucket({ buckets }: S3State, name: string, { clock, region }: ServiceContext): S3Answer {
  if (!isBucketName(name))
    throw new ServiceError('InvalidBucketName', 'The specified bucket is not valid.', { members: { BucketName: name } })
  if (buckets.has(name)) {
    if (region !== 'us-east-1')
      throw new ServiceError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        { status: 409, members: { BucketName: name } },
      )
  } else if (buckets.size >= bucketLimit) {
    throw new ServiceError('TooManyBuckets', 'You have attempted to create more buckets than allowed')
  } else buckets.set(name, { name, createdAt: clock.now(), objects: new Map(), bytes: 0 })
  return { status: 200, headers: [['Location', `/${name}`]] }
}

/** DeleteBucket (S3 API reference). */
export function deleteBucket({ buckets }: S3State, bucket: Bucket): S3Answer {
  if (bucket.objects.size > 0)
    throw new ServiceError('BucketNotEmpty', 'The bucket you tried to delete is not empty', {
      status: 409,
      members: { BucketName: bucket.name },
    })
  buckets.delete(bucket.name)
  return { status: 204 }
}

/** ListObjectsV2, or ListObjects without `list-type=2` (S3 API reference). */
export function listObjects(bucket: Bucket, { query }: S3Request): S3Answer {
  const isV2 = query.get('list-type') === '2'
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const maximum = Math.max(0, Math.min(1000, Number(query.get('max-keys') ?? 1000) || 0))
  const token = query.get('continuation-token')
  const after = isV2
    ? token === null
      ? (query.get('start-after') ?? '')
      : Buffer.from(token, 'base64').toString('utf8')
    : (query.get('marker') ?? '')
  const contents: XmlTree[] = []
  const prefixes: string[] = []
  let last = ''
  let isTruncated = false
  for (const key of [...bucket.objects.keys()].sort(byBytes)) {
    const object = bucket.objects.get(key)
    if (object === undefined || !key.startsWith(prefix)) continue
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const place = cut < 0 ? key : key.slice(0, cut + delimiter.length)
    if (byBytes(place, after) <= 0 || (cut >= 0 && prefixes.at(-1) === place)) continue
    if (contents.length + prefixes.length >= maximum) {
      isTruncated = maximum > 0
      break
    }
    last = place
    if (cut >= 0) prefixes.push(place)
    else
      contents.push({
        Key: key,
        LastModified: new Date(object.lastModified).toISOString(),
        ETag: `"${object.etag}"`,
        Size: object.size,
        StorageClass: 'STANDARD',
      })
  }
  return xmlAnswer('ListBucketResult', {
    Name: bucket.name,
    Prefix: prefix,
    ...(isV2
      ? {
          ...(query.has('start-after') && { StartAfter: query.get('start-after') }),
          ...(token !== null && { ContinuationToken: token }),
          ...(isTruncated && { NextContinuationToken: Buffer.from(last).toString('base64') }),
          KeyCount: contents.length + prefixes.length,
        }
      : { Marker: after, ...(isTruncated && delimiter !== '' && { NextMarker: last }) }),
    MaxKeys: maximum,
    ...(delimiter !== '' && { Delimiter: delimiter }),
    IsTruncated: isTruncated,
    Contents: contents,
    CommonPrefixes: prefixes.map((each) => ({ Prefix: each })),
  })
}

/** Keys are listed in the order of their bytes. */
function byBytes(left: string, right: string): number {
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right))
}

/** DeleteObjects (S3 API reference); what is not there counts as deleted. */
export function deleteObjects(bucket: Bucket, { body }: S3Request): S3Answer {
  const text = Buffer.from(body).toString('utf8')
  const keys = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => unescapeXml(key))
  if (keys.length === 0 || keys.length > deleteLimit)
    throw new ServiceError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  for (const key of keys) dropObject(bucket, key)
  const isQuiet = /<Quiet>\s*true\s*<\/Quiet>/i.test(text)
  return xmlAnswer('DeleteResult', { Deleted: isQuiet ? [] : keys.map((Key) => ({ Key })) })
}

function unescapeXml(text: string): string {
  const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
