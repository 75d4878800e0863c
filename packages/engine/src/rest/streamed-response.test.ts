import { describe, expect, it } from 'vitest'
import { bodyOf, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { allHeaders } from '../header-list.ts'
import { accessLog } from '../observe/access-log.ts'
import { invoke } from './handle.ts'

const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/arn:aws:lambda:us-east-1:123456789012:function:story/response-streaming-invocations'
const definition = restApi(
  {
    '/': {
      GET: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri, responseTransferMode: 'STREAM' } },
    },
  },
  { minimumCompressionSize: 0 },
)
const request = gatewayRequest('GET /dev/', { headers: { 'Accept-Encoding': 'gzip' } })
const answering = (payload: string) =>
  invoke(restTarget(definition), request, stubPorts({ lambda: async () => ({ payload }) }))

describe('a response that is streamed', () => {
  it('is metadata, eight NULs and the payload, which is neither parsed nor compressed', async () => {
    const metadata = { statusCode: 201, headers: { 'X-Part': 'one' }, cookies: ['a=1', 'b=2'] }
    const { answer } = await answering(`${JSON.stringify(metadata)}${'\0'.repeat(8)}{"not": "parsed`)
    expect(answer.status).toBe(201)
    expect(allHeaders(answer.headers, 'Set-Cookie')).toEqual(['a=1', 'b=2'])
    expect(allHeaders(answer.headers, 'Content-Encoding')).toEqual([])
    expect(bodyOf(answer)).toBe('{"not": "parsed')
  })

  it('may be larger than what is passed on otherwise', async () => {
    const { answer } = await answering(`{}${'\0'.repeat(8)}${'x'.repeat(10_485_761)}`)
    expect(answer.status).toBe(200)
    expect(answer.body).toHaveLength(10_485_761)
  })

  it('shows as streamed in access logs', async () => {
    const outcome = await answering(`{}${'\0'.repeat(8)}`)
    const format = '$context.integration.responseTransferMode $context.integration.timeToAllHeaders'
    expect(accessLog(format, outcome)).toBe('STREAMED 0')
  })

  it.each([
    ['no delimiter', '{"statusCode":200}'],
    ['metadata that is no JSON', `oops${'\0'.repeat(8)}x`],
    ['a member that metadata has not', `{"body":"x"}${'\0'.repeat(8)}x`],
    ['cookies that are no list', `{"cookies":"a=1"}${'\0'.repeat(8)}x`],
  ])('is refused with %s', async (_what, payload) => {
    const { answer, cause } = await answering(payload)
    expect(answer.status).toBe(502)
    expect(cause?.rule).toBe('proxyResponseMalformed')
  })
})
