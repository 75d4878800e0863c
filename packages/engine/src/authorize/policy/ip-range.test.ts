import { expect, it } from 'vitest'
import { isInRange } from './ip-range.ts'

it.each([
  ['203.0.113.0/24', '203.0.113.255', true],
  ['203.0.113.0/24', '203.0.114.0', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['0.0.0.0/0', '203.0.113.7', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['::ffff:203.0.113.7', '::ffff:cb00:7107', true],
  ['::/0', '::1', true],
  ['203.0.113.0/33', '203.0.113.7', false],
  ['203.0.113/24', '203.0.113.7', false],
  ['1:2:3:4:5:6:7::8', '1:2:3:4:5:6:7:8', false],
  ['203.0.113.0/24', 'test-invoke-source-ip', false],
])('%s holds %s: %s', (range, address, expected) => {
  expect(isInRange(range, address)).toBe(expected)
})
