import { emptyRestApi, methodSchema } from '@gatewright/definition'
import { expect, it } from 'vitest'
import { commonSettings } from './common-settings.ts'

const method = (settings: object) => methodSchema.parse({ authorizationType: 'NONE', ...settings })

it('counts the values of each setting, the most frequent first', () => {
  const api = { ...emptyRestApi('a'), authorizers: { s: { type: 'TOKEN' as const, name: 'staff' } } }
  const settings = commonSettings(
    [
      method({ authorizationType: 'CUSTOM', authorizerId: 's' }),
      method({ integration: { type: 'MOCK', timeoutInMillis: 1500 } }),
      method({ apiKeyRequired: false }),
    ],
    api,
  )
  expect(
    Object.fromEntries(
      settings.map(({ name, values }) => [name, values.map(({ value, count }) => `${count} ${value}`)]),
    ),
  ).toEqual({
    Authorization: ['2 NONE', '1 staff'],
    'API key': ['3 Not required'],
    Validator: ['3 None'],
    'Request models': ['3 None'],
    Integration: ['2 None yet', '1 Mock'],
    Timeout: ['2 29,000 ms', '1 1,500 ms'],
  })
})
