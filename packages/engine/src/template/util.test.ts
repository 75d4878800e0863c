import { JavaException, JavaMap, type JavaValue, JsonArray, Meter, toJavaString } from '@gatewright/vtl'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { util } from './util.ts'

function call(name: string, ...args: JavaValue[]): JavaValue | undefined {
  return util.callMethod(name, args, new Meter())
}

describe('escapeJavaScript escapes as commons-lang 2.6 does', () => {
  test.each([
    ["Ada's", "Ada\\'s"],
    ['"q"', '\\"q\\"'],
    ['a\\b', 'a\\\\b'],
    ['</a>', '<\\/a>'],
    ['\b\n\t\f\r', '\\b\\n\\t\\f\\r'],
    ['\u0000\u000b\u001f', '\\u0000\\u000B\\u001F'],
    ['\u007f\u0080\u00ff', '\u007f\\u0080\\u00FF'],
    ['Ø €', '\\u00D8 \\u20AC'],
    ['🚚', '\\uD83D\\uDE9A'],
    ['\ud800', '\\uD800'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(call('escapeJavaScript', text)).toBe(expected)
  })

  test('of other values the printed form is escaped', () => {
    expect(call('escapeJavaScript', 5)).toBe('5')
    expect(call('escapeJavaScript', JavaMap.of([['k', "v'"]]))).toBe("{k=v\\'}")
    expect(call('escapeJavaScript', JsonArray.ofItems(['a/b']))).toBe('[\\"a\\\\\\/b\\"]')
    expect(call('escapeJavaScript', new JavaMap('nothing'))).toBe('')
  })

  test('the result stands in JavaScript for the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = String(call('escapeJavaScript', text))
        expect(JSON.parse(`"${escaped.replaceAll("\\'", "'")}"`.replace(/[\u007f]/g, '\\u007f'))).toBe(text)
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('urlEncode and urlDecode are form encoding in UTF-8', () => {
  test.each([
    ['azAZ09.-*_', 'azAZ09.-*_'],
    ['a b', 'a+b'],
    ["'()!~", '%27%28%29%21%7E'],
    ['a+b=c&d', 'a%2Bb%3Dc%26d'],
    ['æ€🚚', '%C3%A6%E2%82%AC%F0%9F%9A%9A'],
    ['', ''],
  ])('%j is %s, and back', (text, encoded) => {
    expect(call('urlEncode', text)).toBe(encoded)
    expect(call('urlDecode', encoded)).toBe(text)
  })

  test('half a surrogate pair is written as a question mark', () => {
    expect(call('urlEncode', 'a\ud800b')).toBe('a%3Fb')
  })

  test.each([
    ['%ff', '\ufffd'],
    ['%e2%82', '\ufffd'],
    ['%E6%97%A5x%2b', '日x+'],
  ])('%s decodes to %j', (text, expected) => {
    expect(call('urlDecode', text)).toBe(expected)
  })

  test.each(['%', '100%', '%z1', '%1', 'a%%'])('a lone percent sign fails: %s', (text) => {
    expect(() => call('urlDecode', text)).toThrow(JavaException)
  })

  test('decoding what was encoded gives the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(call('urlDecode', call('urlEncode', text) ?? null)).toBe(text)
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('base64', () => {
  test.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['ø€🚚', 'w7jigqzwn5qa'],
    ['>>>???', 'Pj4+Pz8/'],
  ])('%j is %s, and back', (text, encoded) => {
    expect(call('base64Encode', text)).toBe(encoded)
    expect(call('base64Decode', encoded)).toBe(text)
  })

  test.each([
    ['Zm9v\nYmFy', 'foobar'],
    ['Pj4-Pz8_', '>>>???'],
    ['Zm8', 'fo'],
    ['Zm8=Zm8=', 'fo'],
    ['Z', ''],
    ['/w==', '\ufffd'],
  ])('the decoder reads %j as %j', (text, expected) => {
    expect(call('base64Decode', text)).toBe(expected)
  })
})

describe('parseJson', () => {
  test.each([
    ['{"a":[1,2.0]}', '{a=[1,2.0]}'],
    ['"text"', 'text'],
    ['7', '7'],
    ['text', 'text'],
    ['', ''],
  ])('%j prints as %s', (text, expected) => {
    expect(toJavaString(call('parseJson', text) ?? null)).toBe(expected)
  })

  test('a broken object fails', () => {
    expect(() => call('parseJson', '{"a"')).toThrow(JavaException)
  })
})

test.each(['nope', 'toString', 'constructor', '__proto__'])('there is no function %s', (name) => {
  expect(call(name, 'x')).toBeUndefined()
})

test('a function with another number of arguments is none', () => {
  expect(call('urlEncode')).toBeUndefined()
  expect(call('urlEncode', 'a', 'b')).toBeUndefined()
})
