import { describe, expect, it } from 'vitest'
import { fixedClock, gatewayRequest, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { invoke } from './handle.ts'

type Around = NonNullable<Parameters<typeof restTarget>[1]>

const definition = restApi({
  '/open': { GET: mockMethod(), POST: mockMethod() },
  '/keyed': { GET: { ...mockMethod(), apiKeyRequired: true } },
})
const apiKeys = {
  k1: { name: 'one', value: 'value-of-key-one-1234' },
  k2: { name: 'two', value: 'value-of-key-two-1234' },
}
const planOf = (rest: object) => ({
  p: { name: 'plan', apiStages: [{ apiId: 'abcdef1234', stage: 'dev' }], apiKeys: ['k1', 'k2'], ...rest },
})

/** Sends requests at a standing clock; gives status and rule of each. */
function sender(around: Around) {
  const clock = fixedClock()
  const ports = stubPorts({ clock })
  const target = restTarget(definition, around)
  const send = async (line: string, key?: string) => {
    const headers: { [name: string]: string } = key === undefined ? {} : { 'x-api-key': key }
    const { answer, cause } = await invoke(target, gatewayRequest(line, { headers }), ports)
    return cause === undefined ? String(answer.status) : `${answer.status} ${cause.rule}`
  }
  return { send, clock }
}

describe('throttling', () => {
  it('gives each method of a stage a bucket of its own', async () => {
    const limits = { throttlingRateLimit: 1, throttlingBurstLimit: 1 }
    const { send, clock } = sender({ stage: { methodSettings: { '*/*': limits } } })
    expect(await send('GET /dev/open')).toBe('200')
    expect(await send('GET /dev/open')).toBe('429 stageThrottled')
    expect(await send('POST /dev/open')).toBe('200')
    clock.advance(1000)
    expect(await send('GET /dev/open')).toBe('200')
  })

  it('lets the settings of one method win over those of all', async () => {
    const { send } = sender({
      stage: {
        methodSettings: {
          '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 },
          'open/GET': { throttlingRateLimit: 5, throttlingBurstLimit: 5 },
        },
      },
    })
    expect(await send('GET /dev/open')).toBe('200')
    expect(await send('POST /dev/open')).toBe('429 stageThrottled')
  })

  it.each([{ throttlingRateLimit: 0 }, { throttlingBurstLimit: 0 }])(
    'passes nothing at a limit of 0: %o',
    async (limits) => {
      const { send } = sender({ stage: { methodSettings: { '*/*': limits } } })
      expect(await send('GET /dev/open')).toBe('429 stageThrottled')
    },
  )

  it('counts a plan by key, and its limits of single methods before it', async () => {
    const throttle = { '/keyed/GET': { rateLimit: 1, burstLimit: 2 } }
    const apiStages = [{ apiId: 'abcdef1234', stage: 'dev', throttle }]
    const { send } = sender({ account: { apiKeys, usagePlans: planOf({ apiStages }) } })
    const { value } = apiKeys.k1
    expect([await send('GET /dev/keyed', value), await send('GET /dev/keyed', value)]).toEqual(['200', '200'])
    expect(await send('GET /dev/keyed', value)).toBe('429 usagePlanThrottled')
    expect(await send('GET /dev/keyed', apiKeys.k2.value)).toBe('200')
  })

  it('counts no request against a plan that needs no key', async () => {
    const { send } = sender({ account: { apiKeys, usagePlans: planOf({ throttle: { rateLimit: 0, burstLimit: 0 } }) } })
    expect(await send('GET /dev/open', apiKeys.k1.value)).toBe('200')
    expect(await send('GET /dev/keyed', apiKeys.k1.value)).toBe('429 usagePlanThrottled')
  })

  it('lets refused requests use up no quota', async () => {
    const plan = planOf({ throttle: { rateLimit: 1, burstLimit: 1 }, quota: { limit: 2, period: 'DAY' } })
    const { send, clock } = sender({ account: { apiKeys, usagePlans: plan } })
    const { value } = apiKeys.k1
    expect(await send('GET /dev/keyed', value)).toBe('200')
    expect(await send('GET /dev/keyed', value)).toBe('429 usagePlanThrottled')
    clock.advance(1000)
    expect(await send('GET /dev/keyed', value)).toBe('200')
    clock.advance(1000)
    expect(await send('GET /dev/keyed', value)).toBe('429 quotaExceeded')
    clock.advance(86_400_000)
    expect(await send('GET /dev/keyed', value)).toBe('200')
  })

  it('shares the bucket of the account among all stages', async () => {
    const { send } = sender({ account: { throttleSettings: { rateLimit: 1, burstLimit: 2 } } })
    expect([await send('GET /dev/open'), await send('POST /dev/open'), await send('GET /dev/open')]).toEqual([
      '200',
      '200',
      '429 accountThrottled',
    ])
  })
})
