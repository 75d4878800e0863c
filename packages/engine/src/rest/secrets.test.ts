import { expect, it } from 'vitest'
import { functionUri, gatewayRequest, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { invoke } from './handle.ts'

it('no event, log line or cause of a call holds a secret that the client sent or an authorizer gave', async () => {
  const definition = restApi(
    {
      '/': {
        GET: { ...mockMethod(), authorizationType: 'CUSTOM', authorizerId: 'a', apiKeyRequired: true },
        POST: { integration: { type: 'HTTP_PROXY', httpMethod: 'POST', uri: 'https://backend.example.com/' } },
      },
    },
    {
      apiKeySource: 'AUTHORIZER',
      authorizers: { a: { type: 'TOKEN', name: 'a', authorizerUri: functionUri('auth') } },
    },
  )
  const secrets = {
    authorization: 'token-SECRET-1-abcdef',
    cookie: 'sid=SECRET-2-abcdef',
    key: 'key-SECRET-3-value-abcdef',
  }
  const headers = { Authorization: secrets.authorization, Cookie: secrets.cookie, 'x-api-key': secrets.key }
  const policyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  const ports = stubPorts({
    lambda: async () => ({
      payload: JSON.stringify({ principalId: 'p', policyDocument, usageIdentifierKey: secrets.key }),
    }),
    http: async () => ({ status: 200, headers: [['Set-Cookie', 'a=1']], body: new Uint8Array() }),
  })
  for (const line of ['GET /dev/', 'POST /dev/', 'GET /dev/none']) {
    const { trace, cause } = await invoke(restTarget(definition), gatewayRequest(line, { headers }), ports, {
      collectTrace: true,
    })
    expect(JSON.stringify({ trace, cause })).not.toContain('SECRET')
  }
})
