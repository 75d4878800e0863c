import { expect, it } from 'vitest'
import { gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { findHeader } from '../header-list.ts'
import type { BackendCall } from '../message.ts'
import { invoke } from './handle.ts'

const loadBalancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/inner/50dc6c495c0c9188'
const links = { v1link: { name: 'old', targetArns: ['nlb'] }, v2link: { name: 'new', version: 'V2' as const } }

async function sentThrough(integration: {
  connectionId: string
  integrationTarget?: string
  type?: 'HTTP' | 'HTTP_PROXY'
  requestTemplates?: { [contentType: string]: string }
  tlsConfig?: { serverNameToVerify: string }
}): Promise<BackendCall> {
  const definition = restApi({
    '/pets/{id}': {
      GET: {
        integration: {
          type: 'HTTP_PROXY',
          httpMethod: 'GET',
          uri: 'http://inner.example.com:8080/v1/pets/{id}',
          requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
          connectionType: 'VPC_LINK',
          ...integration,
        },
      },
    },
  })
  let sent: BackendCall | undefined
  const http = async (call: BackendCall) => {
    sent = call
    return { status: 200, headers: [], body: new Uint8Array() }
  }
  const around = { account: { vpcLinks: links }, stage: { variables: { link: 'v1link' } } }
  await invoke(restTarget(definition, around), gatewayRequest('GET /dev/pets/7?a=1'), stubPorts({ http }))
  if (sent === undefined) throw new Error('nothing was sent')
  return sent
}

it.each([
  ['of the first version, by a stage variable', { connectionId: '${stageVariables.link}' }, 'v1link', '/v1/pets/7?a=1'],
  ['of the second version', { connectionId: 'v2link' }, 'v2link', '/dev/v1/pets/7?a=1'],
  [
    'to a load balancer by its ARN',
    { connectionId: 'other', integrationTarget: loadBalancer },
    'other',
    '/dev/v1/pets/7?a=1',
  ],
])('a VPC link %s sends host, port and path as the service does', async (_what, integration, vpcLinkId, path) => {
  const sent = await sentThrough(integration)
  expect(sent.vpcLinkId).toBe(vpcLinkId)
  expect(sent.url).toBe(`http://inner.example.com:8080${path}`)
  expect(findHeader(sent.headers, 'host')).toBe('inner.example.com:8080')
})

it.each([
  ['/pets/$input.params("id")', 'v2link', '/pets/7'],
  ['pets?x y', 'v2link', '/pets%3Fx%20y'],
  ['', 'v2link', '/'],
  ['/pets', 'v1link', '/v1/pets/7'],
])(
  'a template that overrides the path as a whole with "%s" keeps the stage out of it, by %s',
  async (path, connectionId, sentPath) => {
    const { url } = await sentThrough({
      connectionId,
      type: 'HTTP',
      requestTemplates: { 'application/json': `#set($context.requestOverride.path = "${path.replaceAll('"', "'")}")` },
    })
    expect(url).toBe(`http://inner.example.com:8080${sentPath}`)
  },
)

it('a private integration verifies the certificate against the name that it gives', async () => {
  const tlsConfig = { serverNameToVerify: 'inner.example' }
  expect(await sentThrough({ connectionId: 'v1link', tlsConfig })).toMatchObject(tlsConfig)
  expect(await sentThrough({ connectionId: 'v1link' })).not.toHaveProperty('serverNameToVerify')
})
