import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  gatewayRequest,
  mockMethod,
  restApi,
  restTarget,
  seededRandom,
  stubPorts,
} from '../../testing/index.ts'
import { compileRestApi } from './compile.ts'
import { invoke } from './handle.ts'

const production = restApi({ '/': { GET: mockMethod('production') } })
const canary = restApi({ '/': { GET: mockMethod('canary') } })

function target(percentTraffic: number) {
  return restTarget(production, {
    canaryApi: compileRestApi(canary),
    stage: {
      variables: { a: '1', b: '1' },
      canarySettings: { percentTraffic, deploymentId: 'dep2', stageVariableOverrides: { b: '2', c: '2' } },
    },
  })
}

describe('a stage with a canary', () => {
  it.each([
    [0, 'production', false, 'dep1'],
    [100, 'canary', true, 'dep2'],
  ])('sends %d percent of the traffic there', async (percent, body, isCanary, deploymentId) => {
    const outcome = await invoke(target(percent), gatewayRequest('GET /dev/'), stubPorts())
    expect(bodyOf(outcome.answer)).toBe(body)
    expect(outcome).toMatchObject({ isCanary, deploymentId })
    expect(outcome.context.isCanaryRequest).toBe(String(isCanary))
  })

  it('chooses by chance, request by request', async () => {
    const ports = stubPorts({ random: seededRandom(3) })
    let canaries = 0
    for (let time = 0; time < 400; time += 1) {
      canaries += (await invoke(target(25), gatewayRequest('GET /dev/'), ports)).isCanary ? 1 : 0
    }
    expect(canaries).toBeGreaterThan(60)
    expect(canaries).toBeLessThan(140)
  })
})
