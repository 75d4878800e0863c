import { expect, it } from 'vitest'
import { checkPolicy } from './check-policy.ts'

const statement = '{"Effect": "allow", "Action": "execute-api:Invoke", "Resource": "*"}'

it.each([
  ['', { message: 'The policy is empty.', startLineNumber: 1 }],
  ['{\n  "Statement": [,]\n}', { message: 'Not JSON from here on.', startLineNumber: 2, startColumn: 17 }],
  [
    `{\n  "Statement": [\n    ${statement}\n  ]\n}`,
    { place: 'Statement/0/Effect', startLineNumber: 3, startColumn: 16 },
  ],
])('marks the place of the fault in %j', (text, mark) => {
  expect(checkPolicy(text, 'identity')).toEqual([expect.objectContaining(mark)])
})

it('has nothing against a policy that the service takes', () => {
  expect(checkPolicy(`{"Statement": ${statement.replace('allow', 'Allow')}}`, 'identity')).toEqual([])
})
