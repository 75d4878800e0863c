import { describe, expect, it } from 'vitest'
import { functionUri, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { allHeaders, findHeader } from '../header-list.ts'
import type { BackendCall, HeaderList } from '../message.ts'
import { invoke } from './handle.ts'

/** Header fields of a client that never get past the front. */
const gone = [
  'Connection',
  'Content-Length',
  'Content-MD5',
  'Expect',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Server',
  'TE',
  'Transfer-Encoding',
  'Trailer',
  'Upgrade',
  'WWW-Authenticate',
]

async function call(
  type: 'HTTP' | 'HTTP_PROXY',
  given: { client?: HeaderList; mapped?: string; backend?: HeaderList },
) {
  const { client = [], mapped, backend = [] } = given
  const target = mapped === undefined ? {} : { [`integration.request.header.${mapped}`]: "'mapped'" }
  const back = Object.fromEntries(
    backend.map(([name]) => [`method.response.header.${name}`, `integration.response.header.${name}`]),
  )
  const definition = restApi({
    '/': {
      POST: {
        methodResponses: {
          200: { responseParameters: Object.fromEntries(Object.keys(back).map((key) => [key, false])) },
        },
        integration: {
          type,
          httpMethod: 'POST',
          uri: 'https://backend.example.com/',
          requestParameters: target,
          integrationResponses: { 200: { responseParameters: back } },
        },
      },
    },
  })
  let sent: BackendCall | undefined
  const http = async (each: BackendCall) => {
    sent = each
    return { status: 200, headers: backend, body: new Uint8Array() }
  }
  const request = { ...gatewayRequest('POST /dev/', { body: 'x' }), headers: client }
  const { answer } = await invoke(restTarget(definition), request, stubPorts({ http }))
  return { status: answer.status, sent: sent?.headers ?? [], answer: answer.headers }
}

describe('header fields on the way in', () => {
  it.each(gone)('%s of the client reaches no proxied backend', async (name) => {
    const { sent } = await call('HTTP_PROXY', { client: [[name, 'client']] })
    expect(allHeaders(sent, name)).not.toContain('client')
  })

  it('reach a proxied backend otherwise, but for the host', async () => {
    const client: HeaderList = [
      ['X-Own', '1'],
      ['Accept', 'text/plain'],
      ['Host', 'api'],
    ]
    const { sent } = await call('HTTP_PROXY', { client })
    expect([findHeader(sent, 'x-own'), findHeader(sent, 'accept'), findHeader(sent, 'host')]).toEqual([
      '1',
      'text/plain',
      'backend.example.com',
    ])
  })

  it('do not reach a backend that is no proxy', async () => {
    const { sent } = await call('HTTP', { client: [['X-Own', '1']] })
    expect(findHeader(sent, 'x-own')).toBeUndefined()
    expect(findHeader(sent, 'user-agent')).toBe('AmazonAPIGateway_abcdef1234')
  })

  it.each(['Content-Length', 'Transfer-Encoding', 'X-Amzn-Trace-Id'])('%s cannot be mapped', async (mapped) => {
    for (const type of ['HTTP', 'HTTP_PROXY'] as const) expect((await call(type, { mapped })).status).toBe(500)
  })

  it.each(['Expect', 'Proxy-Authenticate', 'TE', 'Via'])('%s is left out when it is mapped', async (mapped) => {
    const { status, sent } = await call('HTTP', { mapped })
    expect([status, findHeader(sent, mapped.toLowerCase())]).toEqual([200, undefined])
  })
})

describe('header fields on the way out', () => {
  const remapped = [
    'Authorization',
    'Connection',
    'Content-MD5',
    'Date',
    'Max-Forwards',
    'Server',
    'User-Agent',
    'WWW-Authenticate',
  ]

  it.each([...remapped, 'Expect', 'Host', 'Trailer', 'Upgrade'])(
    '%s comes back renamed when it is mapped',
    async (name) => {
      const { answer } = await call('HTTP', { backend: [[name, 'v']] })
      expect(findHeader(answer, `x-amzn-remapped-${name.toLowerCase()}`)).toBe('v')
      expect(findHeader(answer, name.toLowerCase())).toBeUndefined()
    },
  )

  it.each([...remapped, 'Content-Length', 'x-amzn-RequestId'])(
    '%s of a proxied backend comes back renamed',
    async (name) => {
      const { answer } = await call('HTTP_PROXY', { backend: [[name, 'v']] })
      expect(findHeader(answer, `x-amzn-remapped-${name.toLowerCase()}`)).toBe('v')
    },
  )

  it.each(['Transfer-Encoding'])('%s is lost', async (name) => {
    for (const type of ['HTTP', 'HTTP_PROXY'] as const) {
      const { answer } = await call(type, { backend: [[name, 'v']] })
      expect(answer.some(([, value]) => value === 'v')).toBe(false)
    }
  })

  it('carry no line breaks', async () => {
    const { answer } = await call('HTTP', { backend: [['X-Own', 'a\r\n b']] })
    expect(findHeader(answer, 'x-own')).toBe('a b')
  })
})

describe('a function', () => {
  it("gets the client's header fields and those of the front", async () => {
    const definition = restApi(
      { '/': { GET: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('f') } } } },
      { endpointConfiguration: { types: ['EDGE'] } },
    )
    let event: { headers: { [name: string]: string } } | undefined
    const lambda = async ({ payload }: { payload: string }) => {
      event = JSON.parse(payload)
      return { payload: '{}' }
    }
    const headers = { authorization: 'a', 'x-own': '1', 'X-Forwarded-For': '198.51.100.1' }
    await invoke(restTarget(definition), gatewayRequest('GET /dev/', { headers }), stubPorts({ lambda }))
    expect(event?.headers).toMatchObject({
      Authorization: 'a',
      'x-own': '1',
      'X-Forwarded-For': '198.51.100.1, 203.0.113.7',
      'X-Forwarded-Proto': 'https',
    })
  })
})
