import { describe, expect, it } from 'vitest'
import { type BodyExpectation, matchBody } from './match-body.ts'
import { matchHeaders } from './match-headers.ts'
import { matchLog } from './match-log.ts'

const headers = [
  ['Content-Type', 'text/plain'],
  ['Set-Cookie', 'a=1'],
  ['set-cookie', 'b=2'],
] as const

describe('matchHeaders', () => {
  it.each([
    ['a name without case', { 'content-type': 'text/plain' }],
    ['null for a field that is absent', { 'x-gone': null }],
    ['a list, in order', { 'SET-COOKIE': ['a=1', 'b=2'] }],
    ['a marker', { 'content-type': { $matches: '^text/' } }],
    ['a list of one', { 'content-type': ['text/plain'] }],
    ['an empty list for no field', { 'x-gone': [] }],
  ])('holds: %s', (_name, expected) => {
    expect(matchHeaders(expected, headers)).toBeUndefined()
  })

  it.each([
    ['another value', { 'content-type': 'text/html' }],
    ['null for a field that is there', { 'content-type': null }],
    ['a list in another order', { 'set-cookie': ['b=2', 'a=1'] }],
    ['one value for a field that occurs twice', { 'set-cookie': 'a=1' }],
    ['a field that is absent', { 'x-gone': 'x' }],
  ])('differs: %s', (_name, expected) => {
    expect(matchHeaders(expected, headers)).toBeDefined()
  })
})

describe('matchBody', () => {
  const body = Buffer.from('{"a": 1}')
  it.each<[string, BodyExpectation]>([
    ['json', { json: { a: 1 } }],
    ['text', { text: '{"a": 1}' }],
    ['matches', { matches: '"a"' }],
    ['base64', { base64: body.toString('base64') }],
  ])('holds: %s', (_name, expected) => {
    expect(matchBody(expected, body)).toBeUndefined()
  })

  it.each<[string, BodyExpectation]>([
    ['other json', { json: { a: 2 } }],
    ['text with other blanks', { text: '{"a":1}' }],
    ['no match', { matches: '^a' }],
    ['other bytes', { base64: 'AA==' }],
    ['an empty expectation', {}],
  ])('differs: %s', (_name, expected) => {
    expect(matchBody(expected, body)).toBeDefined()
  })

  it('does not let a form pass that it does not know', () => {
    expect(matchBody(JSON.parse('{"yaml":"a: 1"}'), body)?.actual).toContain('does not know')
  })

  it('says so when a body is no JSON', () => {
    expect(matchBody({ json: {} }, Buffer.from('<html>'))?.actual).toContain('no JSON')
  })
})

describe('matchLog', () => {
  const date = 'Thu Jan 15 12:00:00 UTC 2026 : '
  const lines = [`${date}Starting execution`, `${date}Method request path: {a=b : c}`, 'Successfully completed']
  it.each([
    ['whole lines without their date', ['Starting execution', 'Successfully completed']],
    ['a pattern', [{ matches: 'request path' }]],
    ['a line that holds " : " itself', ['Method request path: {a=b : c}']],
  ])('holds: %s', (_name, expected) => {
    expect(matchLog(expected, lines)).toBeUndefined()
  })

  it.each([
    ['another order', ['Successfully completed', 'Starting execution']],
    ['a part of a line', ['Starting']],
    ['one line twice', ['Starting execution', 'Starting execution']],
  ])('differs: %s', (_name, expected) => {
    expect(matchLog(expected, lines)).toBeDefined()
  })
})
