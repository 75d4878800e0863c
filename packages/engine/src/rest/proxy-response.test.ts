import { expect, it } from 'vitest'
import { functionUri, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { invoke } from './handle.ts'

it.each<[string, unknown, unknown]>([
  ['a member that is none of the five', { statusCode: 200, data: 1 }, ['data']],
  ['a status in words', { statusCode: 'fine' }, ['statusCode']],
  ['headers that are a list', { headers: ['a'] }, ['headers']],
  ['a header that is a map', { headers: { 'X-A': {} } }, ['headers', 'X-A']],
  ['multi values that are a text', { multiValueHeaders: { 'X-A': 'x' } }, ['multiValueHeaders', 'X-A']],
  ['one of them that is a list', { multiValueHeaders: { 'X-A': ['x', []] } }, ['multiValueHeaders', 'X-A', 1]],
  ['a body that is a map', { body: { a: 1 } }, ['body']],
  ['a flag that is a text', { isBase64Encoded: 'yes' }, ['isBase64Encoded']],
  ['no object at all', 'plain', undefined],
])('the cause names what offends in an answer of a function: %s', async (_, result, member) => {
  const integration = { type: 'AWS_PROXY' as const, httpMethod: 'POST', uri: functionUri('orders') }
  const ports = stubPorts({ lambda: async () => ({ payload: JSON.stringify(result) }) })
  const { cause, answer } = await invoke(
    restTarget(restApi({ '/': { GET: { integration } } })),
    gatewayRequest('GET /dev/'),
    ports,
  )
  expect(answer.status).toBe(502)
  expect(cause).toMatchObject({ rule: 'proxyResponseMalformed', received: { result: JSON.stringify(result) } })
  expect(cause?.received.member).toEqual(member)
})
