import { describe, expect, it } from 'vitest'
import type { Json } from './json.ts'
import { pathToText } from './path.ts'
import { policyFaults } from './policy-document.ts'

const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }
const policy = (change: object): Json => ({ Version: '2012-10-17', Statement: [{ ...statement, ...change }] }) as Json

describe('a policy of an identity', () => {
  it.each<[string, Json]>([
    ['one statement in a list', policy({})],
    ['one statement alone, without a version', { Statement: statement }],
    [
      'opposites and conditions',
      policy({ Action: undefined, NotAction: ['a:*'], Condition: { Bool: { 'aws:x': true } } }),
    ],
  ])('takes %s', (_title, document) => {
    expect(policyFaults(JSON.parse(JSON.stringify(document)), 'identity')).toEqual([])
  })

  it.each<[string, Json, string, string]>([
    ['a list', [], '', 'JSON object'],
    ['no statement', { Version: '2012-10-17' }, '', 'no Statement'],
    ['an empty list of statements', { Statement: [] }, 'Statement', 'no statement'],
    ['another version', { Version: '2020-01-01', Statement: statement }, 'Version', '2012-10-17'],
    ['a member that is none', { Statement: statement, Name: 'x' }, 'Name', 'no element of a policy'],
    ['an unknown element', policy({ Actions: 'x' }), 'Statement/0/Actions', 'no element of a statement'],
    ['another effect', policy({ Effect: 'allow' }), 'Statement/0/Effect', 'Allow or Deny'],
    ['an action and its opposite', policy({ NotAction: 'x' }), 'Statement/0/NotAction', 'either Action or NotAction'],
    ['a number as resource', policy({ Resource: 1 }), 'Statement/0/Resource', 'list of texts'],
    ['a principal', policy({ Principal: '*' }), 'Statement/0/Principal', 'names no principal'],
    ['conditions without keys', policy({ Condition: { Bool: true } }), 'Statement/0/Condition', 'operators'],
  ])('tells the place of %s', (_title, document, place, message) => {
    const faults = policyFaults(document, 'identity')
    expect(faults.map(({ path }) => pathToText(path))).toEqual([place])
    expect(faults[0]?.message).toContain(message)
  })
})

it('a resource policy needs a principal', () => {
  expect(policyFaults(policy({ Principal: { AWS: '*' } }), 'resource')).toEqual([])
  expect(policyFaults(policy({}), 'resource')[0]?.message).toContain('Principal')
})
