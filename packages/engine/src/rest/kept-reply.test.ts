import { describe, expect, it } from 'vitest'
import { bodyOf, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import type { LambdaResult } from '../message.ts'
import { invoke } from './handle.ts'

const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:bird/invocations'
const definition = restApi(
  { '/': { GET: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri } } } },
  { binaryMediaTypes: ['image/png'] },
)

/** Answers of one stage to requests one after the other, of which only what the function gives and Accept differ. */
const answersTo = async (calls: readonly (LambdaResult & { readonly accept?: string })[]) => {
  const target = restTarget(definition)
  const outcomes = []
  for (const { accept = '*/*', ...result } of calls) {
    const request = gatewayRequest('GET /dev/', { headers: { Accept: accept } })
    outcomes.push(await invoke(target, request, stubPorts({ lambda: async () => result })))
  }
  return outcomes.map(({ answer, cause }) => [answer.status, cause?.rule ?? bodyOf(answer)])
}
const payload = JSON.stringify({ statusCode: 201, body: 'aGk=' })

describe('a reply that comes again', () => {
  it('gives the same answer again', async () => {
    expect(await answersTo([{ payload }, { payload }])).toEqual([
      [201, 'aGk='],
      [201, 'aGk='],
    ])
  })

  it('is told from one that differs', async () => {
    const other = JSON.stringify({ statusCode: 202, body: 'aGk=' })
    expect(await answersTo([{ payload }, { payload: other }, { payload }])).toEqual([
      [201, 'aGk='],
      [202, 'aGk='],
      [201, 'aGk='],
    ])
  })

  it('is refused when the function says this time that it failed', async () => {
    expect(await answersTo([{ payload }, { payload, functionError: 'Unhandled' }])).toEqual([
      [201, 'aGk='],
      [502, 'functionFailed'],
    ])
  })

  it('is decoded for those alone who take binary bodies', async () => {
    const base64 = JSON.stringify({ body: 'aGk=', isBase64Encoded: true })
    const calls = [{ payload: base64 }, { payload: base64, accept: 'image/png' }, { payload: base64 }]
    expect(await answersTo(calls)).toEqual([
      [200, 'aGk='],
      [200, 'hi'],
      [200, 'aGk='],
    ])
  })
})
