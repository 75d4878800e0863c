import { describe, expect, it } from 'vitest'
import { parseArguments } from './arguments.ts'

describe('parseArguments', () => {
  it('reads paths and options in any order', () => {
    expect(parseArguments(['a', '--host', 'gateway', '--failures', 'b.json', '--json=out.json'])).toEqual({
      paths: ['a', 'b.json'],
      host: 'gateway',
      failures: true,
      json: 'out.json',
      strict: false,
      list: 'check',
    })
  })

  it.each([
    ['an unknown option', ['--hots', 'engine'], 'There is no option --hots'],
    ['an unknown host', ['--host', 'moon'], 'There is no host "moon"'],
    ['a missing value', ['--json'], '--json needs a value'],
  ])('refuses %s in words', (_name, argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message)
  })
})
