import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyText, prettyJson } from './run.ts'

test('pretty JSON is the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(prettyJson(JSON.stringify(value)).text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('numbers keep their digits', () => {
  expect(prettyJson('{"a":1.0,"b":12345678901234567890,"c":[],"d":{}}').text).toBe(
    '{\n  "a": 1.0,\n  "b": 12345678901234567890,\n  "c": [],\n  "d": {}\n}',
  )
})

test('what is no JSON stays as it is', () => {
  expect(prettyJson('{a}')).toEqual({ text: '{a}', isJson: false })
})

test('bytes that are no UTF-8 are no text', () => {
  expect(bodyText('w6k=')).toBe('é')
  expect(bodyText('/w==')).toBeUndefined()
})
