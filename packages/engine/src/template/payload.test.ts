import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaDouble,
  JavaFloat,
  type JavaValue,
  toJavaString,
  toJsonText,
} from '@gatewright/vtl'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenJson, parsePayload } from './payload.ts'

function kindOf(value: JavaValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return 'Integer'
  if (typeof value === 'bigint') return 'Long'
  if (value instanceof JavaDouble) return 'Double'
  if (value instanceof JavaFloat) return 'Float'
  if (value instanceof JavaBigInteger) return 'BigInteger'
  if (value instanceof JavaBigDecimal) return 'BigDecimal'
  return typeof value
}

describe('numbers keep their kind', () => {
  test.each([
    ['0', 'Integer', '0'],
    ['-0', 'Integer', '0'],
    ['-', 'Integer', '0'],
    ['007', 'Integer', '7'],
    ['2147483647', 'Integer', '2147483647'],
    ['2147483648', 'Long', '2147483648'],
    ['-2147483648', 'Integer', '-2147483648'],
    ['-2147483649', 'Long', '-2147483649'],
    ['9223372036854775807', 'Long', '9223372036854775807'],
    ['9223372036854775808', 'BigInteger', '9223372036854775808'],
    ['1.0', 'Double', '1.0'],
    ['-2.50', 'Double', '-2.5'],
    ['5.', 'Double', '5.0'],
    ['1e3', 'Double', '1000.0'],
    ['1E-7', 'Double', '1.0E-7'],
    ['-0.0', 'Double', '-0.0'],
    ['1.234567890123456789', 'BigDecimal', '1.234567890123456789'],
    ['NaN', 'Float', 'NaN'],
  ])('%s is %s %s', (text, kind, printed) => {
    const value = parsePayload(text)
    expect(kindOf(value)).toBe(kind)
    expect(toJavaString(value)).toBe(printed)
  })
})

describe('what is no JSON at the top is text', () => {
  test.each([
    ['plain text', 'plain text'],
    [' a=b&c=d \n', 'a=b&c=d'],
    ['12 monkeys', '12 monkeys'],
    ['12e', '12e'],
    ['-x', '-x'],
    ['.5', '.5'],
    ['+1', '+1'],
    ['nullable', 'nullable'],
    ['true{', 'true{'],
    ['<a/>', '<a/>'],
    [',', ','],
    ['', ''],
    ["'single'", 'single'],
    ['"quoted" and more', 'quoted'],
  ])('%j is %j', (text, expected) => {
    expect(parsePayload(text)).toBe(expected)
  })
})

describe('json-smart’s permissive reading', () => {
  test.each([
    ['null', 'null'],
    [' true ', 'true'],
    ['{}', '{}'],
    ['[ ]', '[]'],
    ['{a:b}', '{"a":"b"}'],
    ['{a b : c d , e:1}', '{"a b":"c d","e":1}'],
    [`{'it':'"x"'}`, '{"it":"\\"x\\""}'],
    ['{"a":1,}', '{"a":1}'],
    ['{,,"a":1,,"b":2,}', '{"a":1,"b":2}'],
    ['[,1,,2,]', '[1,2]'],
    ['[a, b c ,true,nul]', '["a","b c",true,"nul"]'],
    ['[1 2, 3x]', '["1 2","3x"]'],
    ['{"a":b}c}', '{"a":"b"}'],
    ['{"a":1 "b":2}', '{"a":"1 \\"b\\":2"}'],
    ['[1]trailing', '[1]'],
    ['{"a":1,"b":2,"a":3}', '{"a":3,"b":2}'],
    ['{"z":1,"2":2,"1":3}', '{"z":1,"2":2,"1":3}'],
    [String.raw`["\t\n\r\b\f\\\/\'\"\u0041\x41\q"]`, String.raw`["\t\n\r\b\f\\/'\"AA"]`],
    ['["raw\ttab"]', '["raw\\ttab"]'],
    ['["raw\ttab\\n"]', '["rawtab\\n"]'],
    ['{"n":null,"f":false}', '{"n":null,"f":false}'],
    ['[[[{"a":[{}]}]]]', '[[[{"a":[{}]}]]]'],
  ])('%j reads as %s', (text, expected) => {
    expect(toJsonText(parsePayload(text))).toBe(expected)
  })
})

describe('broken objects, lists and quoted texts are refused with the offset', () => {
  test.each([
    ['{a', 2],
    ['[a', 2],
    ['{"a"}', 4],
    ['{"a" "b"}', 5],
    ['{"a":}', 5],
    ['{"a":', 5],
    ['{"a":1', 6],
    ['{"a":"b" "c"}', 9],
    ['{[', 1],
    ['{:1}', 1],
    ['"open', 0],
    ["{'a", 1],
    [String.raw`"\u12g4"`, 0],
    ['}', 0],
    [']', 0],
    [':', 0],
    ['[[]', 3],
    [`${'['.repeat(501)}`, 500],
    ['9'.repeat(10_001), 10_001],
  ])('%j at %i', (text, offset) => {
    expect(() => parsePayload(text)).toThrow(BrokenJson)
    expect(() => parsePayload(text)).toThrow(`at offset ${offset}`)
  })
})

test('JSON reads as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(JSON.parse(toJsonText(parsePayload(text)))).toEqual(JSON.parse(text.replace(/-0\b(?![.\d])/g, '0')))
    }),
    { numRuns: 1_000, seed: 7 },
  )
})

test('any text is read, or refused as broken JSON', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\\',
    'u00',
    '1',
    '-',
    '.',
    'e',
    'a',
    ' ',
    'null',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      try {
        parsePayload(pieces.join(''))
      } catch (error) {
        expect(error).toBeInstanceOf(BrokenJson)
      }
    }),
    { numRuns: 3_000, seed: 7 },
  )
})
