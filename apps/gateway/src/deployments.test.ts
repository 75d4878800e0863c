import { functionUri, mockMethod, restApi, stubPorts } from '@gatewright/engine/testing'
import { describe, expect, test } from 'vitest'
import { account, pushedStage } from '../testing/start-gateway.ts'
import { createDeployments, type PortsRequest } from './deployments.ts'

const version = (text: string) => restApi({ '/x': { GET: mockMethod(text) } })
const setUp = () => {
  const asked: PortsRequest[] = []
  const deployments = createDeployments((request) => {
    asked.push(request)
    return stubPorts()
  })
  return { deployments, asked }
}

describe('pushes', () => {
  test('a push without APIs named replaces everything', () => {
    const { deployments } = setUp()
    deployments.push({ stages: [pushedStage('a', version('1')), pushedStage('b', version('1'))], account })
    deployments.push({ stages: [pushedStage('b', version('1'))], account })
    expect(deployments.list()).toEqual([{ apiId: 'b', stageName: 'dev', deploymentId: 'd1' }])
    expect([deployments.hasApi('a'), deployments.hasApi('b')]).toEqual([false, true])
  })

  test('a push of some APIs leaves the others as they are', () => {
    const { deployments } = setUp()
    deployments.push({ stages: [pushedStage('a', version('1')), pushedStage('b', version('1'))], account })
    const before = deployments.find('a', 'dev')
    deployments.push({ stages: [pushedStage('b', version('2'), { deploymentId: 'd2' })], account, apiIds: ['b', 'c'] })
    expect(deployments.list().map(({ apiId, deploymentId }) => [apiId, deploymentId])).toEqual([
      ['a', 'd1'],
      ['b', 'd2'],
    ])
    expect(deployments.find('a', 'dev')?.target.api).toBe(before?.target.api)
  })

  test('the keys of the token forge stand for the issuers that authorizers trust, and for no others, while a push has them', () => {
    const { deployments, asked } = setUp()
    const trusting = restApi({ '/x': { GET: mockMethod('1') } })
    const issuer = 'https://issuer.example'
    const definition = {
      ...trusting,
      authorizers: { jwt: { type: 'JWT' as const, name: 'jwt', jwtConfiguration: { issuer, audience: ['a'] } } },
    }
    const keys = { keys: [] }
    deployments.push({ stages: [pushedStage('a', definition)], account, forgedKeys: keys })
    expect(asked.at(-1)?.keySets).toEqual({ [issuer]: keys, [`${issuer}/.well-known/jwks.json`]: keys })
    deployments.push({ stages: [pushedStage('a', definition)], account })
    expect(asked.at(-1)?.keySets).toEqual({})
  })

  test('a named API without stages is no longer served', () => {
    const { deployments } = setUp()
    deployments.push({ stages: [pushedStage('a', version('1'))], account })
    deployments.push({ stages: [], account, apiIds: ['a'] })
    expect(deployments.find('a', 'dev')).toBeUndefined()
    expect(deployments.hasApi('a')).toBe(false)
  })

  test('a deployment is compiled once, for however many stages and pushes', () => {
    const { deployments } = setUp()
    const stages = [pushedStage('a', version('1')), pushedStage('a', version('1'), { stageName: 'prod' })]
    deployments.push({ stages, account })
    const first = deployments.find('a', 'dev')?.target.api
    deployments.push({ stages, account })
    expect(deployments.find('a', 'prod')?.target.api).toBe(first)
    expect(deployments.find('a', 'dev')?.target.api).toBe(first)
  })

  test('what a request found stays what it was', () => {
    const { deployments } = setUp()
    deployments.push({ stages: [pushedStage('a', version('1'))], account })
    const found = deployments.find('a', 'dev')
    deployments.push({ stages: [pushedStage('a', version('2'), { deploymentId: 'd2' })], account })
    expect(found?.target.deploymentId).toBe('d1')
    expect(deployments.find('a', 'dev')?.target.deploymentId).toBe('d2')
  })

  test('a stage with a canary has the backends of both deployments, its own first', () => {
    const { deployments, asked } = setUp()
    const functionOf = (payload: string) => ({ code: { type: 'FIXED', payload } })
    const base = pushedStage('a', version('1'), { backends: { functions: { f: functionOf('base') } } })
    const { deployment: canaryDeployment } = pushedStage('a', version('2'), {
      deploymentId: 'd2',
      backends: { functions: { f: functionOf('canary'), g: functionOf('canary') } },
    })
    deployments.push({ stages: [{ ...base, canaryDeployment }], account })
    const { f, g } = asked[0]?.backends.functions ?? {}
    expect([f?.code, g?.code]).toMatchObject([{ payload: 'base' }, { payload: 'canary' }])
    expect(deployments.find('a', 'dev')?.target.canaryApi).toBeDefined()
  })

  test('custom domain names are found whatever their case, and by their wildcard', () => {
    const { deployments } = setUp()
    const domain = { endpointConfiguration: { types: ['REGIONAL' as const] }, basePathMappings: {} }
    deployments.push({
      stages: [],
      account: { ...account, domainNames: { 'Api.Example.com': domain, '*.wild.example': domain } },
    })
    expect(deployments.domain?.('api.example.com')).toEqual(domain)
    expect(deployments.domain?.('x.wild.example')).toEqual(domain)
    expect(deployments.domain?.('x.y.wild.example')).toBeUndefined()
  })

  test('a definition that is broken in parts is served in the others', () => {
    const { deployments } = setUp()
    const broken = {
      ...mockMethod(),
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: functionUri('f'),
        requestTemplates: { 'application/json': '#if(' },
        integrationResponses: { 200: { selectionPattern: '(' } },
      },
    } as const
    deployments.push({
      stages: [pushedStage('a', restApi({ '/x': { GET: mockMethod() }, '/y': { GET: broken } }))],
      account,
    })
    expect(deployments.find('a', 'dev')).toBeDefined()
  })
})
