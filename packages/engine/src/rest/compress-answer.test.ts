import { gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bodyOf, functionUri, gatewayRequest, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { findHeader } from '../header-list.ts'
import { invoke } from './handle.ts'

const text = 'x'.repeat(100)

async function answerTo(acceptEncoding: string | undefined, minimumCompressionSize: number | undefined, body = text) {
  const rest = minimumCompressionSize === undefined ? {} : { minimumCompressionSize }
  const headers: { [name: string]: string } = acceptEncoding === undefined ? {} : { 'Accept-Encoding': acceptEncoding }
  const target = restTarget(restApi({ '/': { GET: mockMethod(body) } }, rest))
  const { answer } = await invoke(target, gatewayRequest('GET /dev/', { headers }), stubPorts())
  return { coding: findHeader(answer.headers, 'content-encoding'), body: answer.body }
}

describe('the answer of an API with compression', () => {
  it.each([
    ['gzip', 0, 'gzip'],
    ['deflate', 100, 'deflate'],
    ['gzip;q=0.5, deflate', 0, 'deflate'],
    ['br;q=0.9, gzip', 0, 'gzip'],
    ['br, gzip;q=0.9', 0, undefined],
    ['identity', 0, undefined],
    ['*', 0, undefined],
    ['gzip;q=0', 0, undefined],
    [undefined, 0, undefined],
    ['gzip', 101, undefined],
    ['gzip', undefined, undefined],
  ])('for Accept-Encoding %s at a minimum of %s is encoded as %s', async (acceptEncoding, minimum, expected) => {
    const { coding, body } = await answerTo(acceptEncoding, minimum)
    expect(coding).toBe(expected)
    const plain = coding === 'gzip' ? gunzipSync(body) : coding === 'deflate' ? inflateSync(body) : Buffer.from(body)
    expect(plain.toString()).toBe(text)
  })

  it('stays as the backend encoded it', async () => {
    const integration = { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('f') } as const
    const target = restTarget(restApi({ '/': { GET: { integration } } }, { minimumCompressionSize: 0 }))
    const lambda = async () => ({ payload: JSON.stringify({ headers: { 'Content-Encoding': 'br' }, body: text }) })
    const request = gatewayRequest('GET /dev/', { headers: { 'Accept-Encoding': 'gzip' } })
    const { answer } = await invoke(target, request, stubPorts({ lambda }))
    expect(findHeader(answer.headers, 'content-encoding')).toBe('br')
    expect(bodyOf(answer)).toBe(text)
  })
})

describe('the body of a compressed request', () => {
  it('is decoded before anything sees it, and only when compression is on', async () => {
    const integration = { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('f') } as const
    const lambda = async (call: { payload: string }) => ({
      payload: JSON.stringify({ body: JSON.parse(call.payload).body }),
    })
    const request = gatewayRequest('POST /dev/', { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync('plain') })
    const send = (rest: object) =>
      invoke(restTarget(restApi({ '/': { POST: { integration } } }, rest)), request, stubPorts({ lambda }))
    expect(bodyOf((await send({ minimumCompressionSize: 0 })).answer)).toBe('plain')
    expect(bodyOf((await send({})).answer)).not.toBe('plain')
  })

  it('may not grow beyond what a request may hold', async () => {
    const target = restTarget(restApi({ '/': { POST: mockMethod() } }, { minimumCompressionSize: 0 }))
    const body = gzipSync(Buffer.alloc(50_000_000))
    const request = gatewayRequest('POST /dev/', { headers: { 'Content-Encoding': 'gzip' }, body })
    const { cause } = await invoke(target, request, stubPorts())
    expect(cause?.rule).toBe('contentEncodingBroken')
  })
})
