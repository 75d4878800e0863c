import type { Finding } from '@gatewright/formats'
import { expect, test } from 'vitest'
import { methodOf, verbOf, worstOf } from './finding-place.ts'

const finding = (part: Partial<Finding>): Finding => ({
  kind: 'not-understood',
  title: 'a title',
  effect: 'an effect',
  pointer: '',
  count: 1,
  ...part,
})

test('a finding is about the method that its path leads into', () => {
  expect(methodOf({ path: ['resources', 'r1', 'methods', 'GET', 'requestParameters'] })).toEqual({
    resourceId: 'r1',
    verb: 'GET',
  })
  expect(methodOf({ path: ['models', 'Order'] })).toBeUndefined()
  expect(methodOf({})).toBeUndefined()
})

test.each([
  ['of the method', { path: ['resources', 'r1', 'methods', 'PATCH'] }, 'PATCH'],
  ['of the operation where there is no method', { pointer: '/paths/~1orders/get/responses/default' }, 'GET'],
  ['ANY', { pointer: '/paths/~1orders/x-amazon-apigateway-any-method' }, 'ANY'],
  ['none that a REST API has', { pointer: '/paths/~1orders/trace' }, undefined],
  ['none outside of paths', { pointer: '/components/schemas/get' }, undefined],
])('the verb of a finding: %s', (_name, part, verb) => {
  expect(verbOf(finding(part))).toBe(verb)
})

test('a lost guard comes before everything else that was not understood', () => {
  const other = finding({ pointer: '/paths/~1a/get/parameters/0' })
  const guard = finding({ pointer: '/paths/~1a/get/security/0' })
  const repaired = finding({ kind: 'repaired', pointer: '/components/securitySchemes/a' })
  expect(worstOf([repaired, other, guard])).toBe(guard)
  expect(worstOf([repaired, other])).toBe(other)
  expect(worstOf([repaired])).toBeUndefined()
})
