import { beforeEach, describe, expect, test } from 'vitest'
import { type ServiceCaller, serviceCaller, textOf } from '../../../../testing/service-caller.ts'

let caller: ServiceCaller
const s3 = (
  line: string,
  { headers = {}, body = '' }: { headers?: { [name: string]: string }; body?: string } = {},
) => {
  const [method = 'GET', target = '/'] = line.split(' ')
  return caller.call({
    service: 's3',
    method,
    path: target.split('?')[0] ?? '',
    url: `https://s3.us-east-1.amazonaws.com${target}`,
    headers: Object.entries(headers),
    body: Buffer.from(body),
  })
}
const header = (answer: Awaited<ReturnType<typeof s3>>, name: string) =>
  answer?.headers.find(([each]) => each.toLowerCase() === name)?.[1]

beforeEach(async () => {
  caller = serviceCaller()
  await s3('PUT /bucket')
})

describe('objects', () => {
  test('an object is put, got with its header fields, and deleted', async () => {
    const put = await s3('PUT /bucket/a/b%20c.json', {
      headers: { 'Content-Type': 'application/json', 'x-amz-meta-Owner': 'me' },
      body: '{"a":1}',
    })
    expect(put?.status).toBe(200)
    const got = await s3('GET /bucket/a/b%20c.json')
    expect(textOf(got)).toBe('{"a":1}')
    expect(header(got, 'content-type')).toBe('application/json')
    expect(header(got, 'x-amz-meta-owner')).toBe('me')
    expect(header(got, 'etag')).toBe('"bb6cb5c68df4652941caf652a366f2d8"')
    expect(header(got, 'etag')).toBe(header(put, 'etag'))
    expect(header(got, 'last-modified')).toBe('Thu, 15 Jan 2026 12:00:00 GMT')
    expect((await s3('DELETE /bucket/a/b%20c.json'))?.status).toBe(204)
    expect((await s3('DELETE /bucket/a/b%20c.json'))?.status).toBe(204)
    expect((await s3('GET /bucket/a/b%20c.json'))?.status).toBe(404)
  })

  test('the bucket may stand in the host', async () => {
    await s3('PUT /bucket/x/y', { body: 'z' })
    const answer = await caller.call({
      service: 's3',
      method: 'GET',
      url: 'https://bucket.s3.us-east-1.amazonaws.com/x/y',
    })
    expect(textOf(answer)).toBe('z')
  })

  test('keys are kept as they are: dots, and names of members of every object', async () => {
    for (const key of ['a/../b', '__proto__', 'constructor']) await s3(`PUT /bucket/${key}`, { body: key })
    expect(textOf(await s3('GET /bucket/a/../b'))).toBe('a/../b')
    expect(textOf(await s3('GET /bucket/__proto__'))).toBe('__proto__')
    expect((await s3('GET /bucket/toString'))?.status).toBe(404)
  })

  test.each([
    ['bytes=0-3', 206, 'abcd', 'bytes 0-3/10'],
    ['bytes=7-', 206, 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 206, 'ij', 'bytes 8-9/10'],
    ['bytes=5-99', 206, 'fghij', 'bytes 5-9/10'],
    ['lines=1', 200, 'abcdefghij', undefined],
  ])('the range %s', async (range, status, body, content) => {
    await s3('PUT /bucket/k', { body: 'abcdefghij' })
    const answer = await s3('GET /bucket/k', { headers: { Range: range } })
    expect([answer?.status, textOf(answer), header(answer, 'content-range')]).toEqual([status, body, content])
  })

  test('conditions on reads and writes', async () => {
    const etag = header(await s3('PUT /bucket/k', { body: 'x' }), 'etag') ?? ''
    expect((await s3('GET /bucket/k', { headers: { 'If-None-Match': etag } }))?.status).toBe(304)
    expect((await s3('GET /bucket/k', { headers: { 'If-Match': '"other"' } }))?.status).toBe(412)
    const refused = await s3('PUT /bucket/k', { headers: { 'If-None-Match': '*' }, body: 'y' })
    expect([refused?.status, textOf(refused)]).toEqual([
      412,
      expect.stringContaining('<Code>PreconditionFailed</Code>'),
    ])
    expect(textOf(await s3('GET /bucket/k'))).toBe('x')
  })

  test('HEAD has the header fields alone', async () => {
    await s3('PUT /bucket/k', { body: 'abc' })
    const answer = await s3('HEAD /bucket/k')
    expect([answer?.status, textOf(answer), header(answer, 'content-length')]).toEqual([200, '', '3'])
    expect(textOf(await s3('HEAD /bucket/none'))).toBe('')
  })

  test('a copy keeps what it was', async () => {
    await s3('PUT /bucket/k', { headers: { 'Content-Type': 'text/plain' }, body: 'abc' })
    const copied = await s3('PUT /bucket/copy', { headers: { 'x-amz-copy-source': '/bucket/k' } })
    expect(textOf(copied)).toContain('<CopyObjectResult')
    const got = await s3('GET /bucket/copy')
    expect([textOf(got), header(got, 'content-type')]).toEqual(['abc', 'text/plain'])
  })
})

describe('refusals', () => {
  test.each([
    ['GET /bucket/none', 404, 'NoSuchKey', 'The specified key does not exist.'],
    ['GET /nobucket/k', 404, 'NoSuchBucket', 'The specified bucket does not exist'],
    ['PUT /UPPER', 400, 'InvalidBucketName', 'The specified bucket is not valid.'],
    ['GET /bucket/%zz', 400, 'InvalidURI', 'parse the specified URI.'],
    [`GET /bucket/${'k'.repeat(1025)}`, 400, 'KeyTooLongError', 'Your key is too long'],
    ['POST /bucket?delete', 400, 'MalformedXML', 'not well-formed'],
  ])('%s', async (line, status, code, message) => {
    const answer = await s3(line)
    expect(answer?.status).toBe(status)
    expect(header(answer, 'content-type')).toBe('application/xml')
    expect(textOf(answer)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>/)
    expect(textOf(answer)).toContain(`<Code>${code}</Code>`)
    expect(textOf(answer)).toContain(message)
  })

  test.each(['GET /bucket?acl', 'GET /bucket/k?tagging', 'POST /bucket/k?uploads', 'PATCH /bucket/k'])(
    '%s is not simulated',
    async (line) => {
      expect(await s3(line)).toBeUndefined()
    },
  )

  test('a bucket with objects stays', async () => {
    await s3('PUT /bucket/k')
    expect((await s3('DELETE /bucket'))?.status).toBe(409)
    await s3('POST /bucket?delete', { body: '<Delete><Object><Key>k</Key></Object></Delete>' })
    expect((await s3('DELETE /bucket'))?.status).toBe(204)
  })
})

describe('lists', () => {
  beforeEach(async () => {
    for (const key of ['2026/b', '2026/a', 'x', '2025/z', 'x&y'])
      await s3(`PUT /bucket/${encodeURIComponent(key)}`, { body: key })
  })
  const keys = (text: string) => [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key)
  const prefixes = (text: string) =>
    [...text.matchAll(/<CommonPrefixes><Prefix>([^<]*)<\/Prefix>/g)].map(([, key]) => key)

  test.each([
    ['', ['2025/z', '2026/a', '2026/b', 'x', 'x&amp;y'], []],
    ['prefix=2026/', ['2026/a', '2026/b'], []],
    ['delimiter=/', ['x', 'x&amp;y'], ['2025/', '2026/']],
    ['prefix=2026/&delimiter=/', ['2026/a', '2026/b'], []],
    ['start-after=2026/a', ['2026/b', 'x', 'x&amp;y'], []],
    ['max-keys=2', ['2025/z', '2026/a'], []],
  ])('?list-type=2&%s', async (parameters, expectedKeys, expectedPrefixes) => {
    const text = textOf(await s3(`GET /bucket?list-type=2&${parameters}`))
    expect(keys(text)).toEqual(expectedKeys)
    expect(prefixes(text)).toEqual(expectedPrefixes)
    expect(text).toContain(`<KeyCount>${expectedKeys.length + expectedPrefixes.length}</KeyCount>`)
  })

  test.each(['', '&delimiter=/'])('page by page everything comes once%s', async (parameters) => {
    const seen: (string | undefined)[] = []
    let token = ''
    for (let page = 0; page < 10; page += 1) {
      const text = textOf(await s3(`GET /bucket?list-type=2&max-keys=1${parameters}${token}`))
      seen.push(...keys(text), ...prefixes(text))
      const next = /<NextContinuationToken>([^<]*)</.exec(text)?.[1]
      if (next === undefined) break
      token = `&continuation-token=${encodeURIComponent(next)}`
    }
    expect(seen).toEqual(
      parameters === '' ? ['2025/z', '2026/a', '2026/b', 'x', 'x&amp;y'] : ['2025/', '2026/', 'x', 'x&amp;y'],
    )
  })

  test('buckets', async () => {
    expect(textOf(await s3('GET /'))).toContain(
      '<Bucket><Name>bucket</Name><CreationDate>2026-01-15T12:00:00.000Z</CreationDate></Bucket>',
    )
  })
})
