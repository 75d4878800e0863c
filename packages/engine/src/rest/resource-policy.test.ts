import type { Json } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { functionUri, gatewayRequest, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { invoke } from './handle.ts'

const statement = (Effect: string, rest: { [name: string]: Json } = {}): Json => ({
  Effect,
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
  ...rest,
})
const office = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }
const elsewhere = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }

/** Status and rule of a request to an open method, and to one with a Lambda authorizer that answers with an effect. */
async function outcomes(
  statements: Json[],
  effect: 'Allow' | 'Deny' | 'none',
  types: ('EDGE' | 'PRIVATE')[] = ['EDGE'],
) {
  let calls = 0
  const definition = restApi(
    {
      '/open': { GET: mockMethod() },
      '/guarded': { GET: { ...mockMethod(), authorizationType: 'CUSTOM', authorizerId: 'a' } },
    },
    {
      endpointConfiguration: { types },
      ...(statements.length === 0 ? {} : { policy: { Version: '2012-10-17', Statement: statements } }),
      authorizers: {
        a: { type: 'REQUEST', name: 'a', authorizerUri: functionUri('auth'), authorizerResultTtlInSeconds: 0 },
      },
    },
  )
  const lambda = async () => {
    calls += 1
    const Statement = effect === 'none' ? [] : [{ Effect: effect, Action: '*', Resource: '*' }]
    return { payload: JSON.stringify({ principalId: 'p', policyDocument: { Version: '2012-10-17', Statement } }) }
  }
  const send = async (path: string) => {
    const { answer, cause } = await invoke(
      restTarget(definition),
      gatewayRequest(`GET /dev${path}`),
      stubPorts({ lambda }),
    )
    return cause === undefined ? answer.status : `${answer.status} ${cause.rule}`
  }
  return { open: await send('/open'), guarded: await send('/guarded'), calls }
}

describe('a resource policy', () => {
  it.each<[string, Json[], 'Allow' | 'Deny' | 'none', Awaited<ReturnType<typeof outcomes>>]>([
    ['that is not there', [], 'Allow', { open: 200, guarded: 200, calls: 1 }],
    ['that allows', [statement('Allow', office)], 'Allow', { open: 200, guarded: 200, calls: 1 }],
    [
      'that is silent',
      [statement('Allow', elsewhere)],
      'Allow',
      { open: '403 resourcePolicySilent', guarded: 200, calls: 1 },
    ],
    ['that allows what an authorizer leaves open', [statement('Allow')], 'none', { open: 200, guarded: 200, calls: 1 }],
    [
      'that is silent like the authorizer',
      [statement('Allow', elsewhere)],
      'none',
      { open: '403 resourcePolicySilent', guarded: '403 authorizerSilent', calls: 1 },
    ],
    [
      'that allows what an authorizer denies',
      [statement('Allow')],
      'Deny',
      { open: 200, guarded: '403 authorizerDenied', calls: 1 },
    ],
    [
      'that denies, before an authorizer is asked',
      [statement('Allow'), statement('Deny', office)],
      'Allow',
      { open: '403 resourcePolicyDenied', guarded: '403 resourcePolicyDenied', calls: 0 },
    ],
  ])('%s', async (_what, statements, effect, expected) => {
    expect(await outcomes(statements, effect)).toEqual(expected)
  })

  it('is what a private API cannot do without', async () => {
    expect((await outcomes([], 'Allow', ['PRIVATE'])).open).toBe('403 resourcePolicySilent')
    expect((await outcomes([statement('Allow')], 'Allow', ['PRIVATE'])).open).toBe(200)
  })

  it('shows in the trace', async () => {
    const policy: Json = { Version: '2012-10-17', Statement: [statement('Allow')] }
    const definition = restApi({ '/': { GET: mockMethod() } }, { policy })
    const { trace } = await invoke(restTarget(definition), gatewayRequest('GET /dev/'), stubPorts(), {
      collectTrace: true,
    })
    const steps = trace?.events.filter(({ type }) => type === 'stepCompleted')
    expect(steps).toMatchObject([{ phase: 'authorize', step: 'Resource policy', ok: true, result: 'allow' }])
  })
})
