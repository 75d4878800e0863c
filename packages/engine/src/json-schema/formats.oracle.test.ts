import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import { validateJson } from './validate.ts'

const ajv = addFormats(new Ajv({ strict: false, logger: false }), ['ipv4', 'ipv6', 'uuid', 'date'])

/** Texts of a format, and texts that differ from one by a character. */
function near(texts: fc.Arbitrary<string>, characters: string): fc.Arbitrary<string> {
  const at = fc.nat()
  const change = fc.constantFrom('keep', 'insert', 'remove', 'replace')
  return fc.tuple(texts, change, at, fc.constantFrom(...characters)).map(([text, how, position, character]) => {
    const index = position % (text.length + 1)
    if (how === 'insert') return text.slice(0, index) + character + text.slice(index)
    if (how === 'remove') return text.slice(0, index) + text.slice(index + 1)
    return how === 'replace' ? text.slice(0, index) + character + text.slice(index + 1) : text
  })
}

const day = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })

describe('formats beside ajv-formats', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['ipv4', near(fc.ipV4(), '0123456789.')],
    ['ipv6', near(fc.ipV6(), '0123abf:.')],
    ['uuid', near(fc.uuid(), '0af-g')],
    [
      'date',
      near(
        day.map((date) => date.toISOString().slice(0, 10)),
        '0139-',
      ),
    ],
  ])('%s is the same', (format, texts) => {
    const schema = compileSchema({ type: 'string', format })
    fc.assert(
      fc.property(texts, (text) => {
        expect([text, validateJson(schema, text).length === 0]).toEqual([text, ajv.validate({ format }, text)])
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  // the service's validator asks another library for names than ajv does
  it.each([
    ['api.example.com', true],
    ['api.example.com.', true],
    ['a_b.example', true],
    ['localhost', true],
    ['xn--bcher-kva.example', true],
    ['bücher.example', true],
    ['-a.example', false],
    ['a-.example', false],
    ['192.0.2.1', false],
    ['a..b', false],
    ['a b.example', false],
    ['a/b', false],
    ['', false],
    [`${'a'.repeat(64)}.example`, false],
    [`${'a.'.repeat(127)}example`, false],
  ])('hostname %s: %s', (text, expected) => {
    const schema = compileSchema({ type: 'string', format: 'hostname' })
    expect(validateJson(schema, text).length === 0).toBe(expected)
  })
})
