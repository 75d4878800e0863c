import { describe, expect, it } from 'vitest'
import { payloadBytes } from '../bytes.ts'
import { endpointText, isLongerThan, LambdaAnswer } from './lambda-answer.ts'

describe('the answer of a function', () => {
  it('tells version and error as header fields', () => {
    const { status, headers } = new LambdaAnswer({ payload: '', executedVersion: '3', functionError: 'Unhandled' })
    expect([status, headers]).toEqual([
      200,
      [
        ['Content-Type', 'application/json'],
        ['X-Amz-Executed-Version', '3'],
        ['X-Amz-Function-Error', 'Unhandled'],
      ],
    ])
  })

  it.each(['', 'plain', 'grüße €😀', 'a\ud800b', '\ufeffx'])('has the same text as its bytes: %j', (payload) => {
    const answer = new LambdaAnswer({ payload })
    const { status, headers, body } = answer
    expect(endpointText(answer)).toBe(endpointText({ status, headers, body }))
    expect(body).toEqual(payloadBytes(payload))
  })

  it.each([
    ['abc', 3, false],
    ['abcd', 3, true],
    ['€€', 6, false],
    ['€€', 5, true],
    ['€'.repeat(10), 29, true],
  ])('%j is longer than %i bytes: %s', (payload, bytes, expected) => {
    expect(isLongerThan(new LambdaAnswer({ payload }), bytes)).toBe(expected)
    expect(isLongerThan({ status: 200, headers: [], body: payloadBytes(payload) }, bytes)).toBe(expected)
  })
})
