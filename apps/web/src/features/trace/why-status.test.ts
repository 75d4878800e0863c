import { expect, test } from 'vitest'
import { whyStatus } from './why-status.ts'

const cause = {
  phase: 'authorize',
  rule: 'authorizerDenied',
  status: 403,
  responseType: 'ACCESS_DENIED' as const,
  message: 'The authorizer token-check denied this call.',
  subject: 'token-check',
  received: { Authorization: 'Bearer x' },
  wouldPass: ['A token that the function allows.'],
  notReached: ['apiKey', 'throttle'],
}

test('the sentence is the cause, the steps name who decided, what came in and where it ended', () => {
  const why = whyStatus(403, cause, 'Mock')
  expect(why.sentence).toBe('The authorizer token-check denied this call.')
  expect(why.responseType).toBe('ACCESS_DENIED')
  expect(why.steps).toEqual([
    { text: 'Authorization was decided by', value: 'token-check', decisive: false },
    { text: 'Authorization was', value: 'Bearer x', decisive: false },
    { text: 'So the request ended in Authorization and never reached API key and Throttle.', decisive: true },
  ])
})

test('there are never more than four steps', () => {
  expect(whyStatus(403, { ...cause, received: { a: 1, b: 2, c: 3, d: 4 } }, 'Mock').steps.length).toBeLessThanOrEqual(4)
})

test('without a cause the backend is named', () => {
  expect(whyStatus(200, undefined, 'Mock').sentence).toMatch(/^Mock answered/)
  expect(whyStatus(418, undefined, 'HTTP endpoint h').sentence).toMatch(/comes from HTTP endpoint h/)
  expect(whyStatus(418, undefined, 'The mock integration').sentence).toMatch(/comes from the mock integration/)
})
