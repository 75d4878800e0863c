import { describe, expect, it } from 'vitest'
import type { HeaderList } from '../message.ts'
import { checkAccess } from './check-access.ts'
import { checkPreflight } from './check-preflight.ts'
import { type CorsRequest, preflightHeaders, unsafeHeaderNames } from './cors-request.ts'
import { hiddenHeaders, preflightLifetime } from './hidden-headers.ts'

const origin = 'https://app.example'
const asked = (rest: Partial<CorsRequest> = {}): CorsRequest => ({
  origin,
  method: 'GET',
  headers: [],
  credentials: false,
  ...rest,
})
const withHeaders = (headers: Record<string, string>): HeaderList => Object.entries(headers)

describe('what needs a preflight', () => {
  it.each<[string, Partial<CorsRequest>, string | undefined]>([
    ['a plain GET', {}, undefined],
    ['a form post', { method: 'POST', headers: [['Content-Type', 'text/plain;charset=UTF-8']] }, undefined],
    ['JSON', { method: 'POST', headers: [['Content-Type', 'application/json']] }, 'content-type'],
    ['a method of its own', { method: 'PUT' }, ''],
    ['a token', { headers: [['Authorization', 'x']] }, 'authorization'],
    [
      'headers in the order of their names, each once',
      {
        headers: [
          ['X-B', '1'],
          ['x-a', '1'],
          ['X-b', '2'],
        ],
      },
      'x-a,x-b',
    ],
    ['a long Accept', { headers: [['Accept', 'a'.repeat(129)]] }, 'accept'],
    ['an Accept with a mark', { headers: [['Accept', 'text/html(x)']] }, 'accept'],
    ['a simple Range', { headers: [['Range', 'bytes=0-10']] }, undefined],
    ['a Range of two', { headers: [['Range', 'bytes=0-1,3-4']] }, 'range'],
    ['what scripts cannot set', { headers: [['Cookie', 'a=b']] }, undefined],
    [
      'safe headers that are too long together',
      { headers: Array.from({ length: 9 }, () => ['Accept', 'a'.repeat(120)] as const) },
      'accept',
    ],
  ])('%s', (_, rest, names) => {
    const headers = preflightHeaders(asked(rest))
    expect(headers === undefined).toBe(names === undefined)
    if (names !== undefined) {
      expect(unsafeHeaderNames(asked(rest).headers).join(',')).toBe(names)
      expect(headers).toContainEqual(['Access-Control-Request-Method', rest.method ?? 'GET'])
    }
  })
})

describe('whether a page sees an answer', () => {
  it.each<[string, Record<string, string>, boolean, string | undefined]>([
    ['nothing said', {}, false, 'missingAllowOrigin'],
    ['everybody', { 'Access-Control-Allow-Origin': '*' }, false, undefined],
    ['everybody, with cookies', { 'Access-Control-Allow-Origin': '*' }, true, 'wildcardWithCredentials'],
    ['this origin', { 'access-control-allow-origin': origin }, false, undefined],
    ['a slash too many', { 'Access-Control-Allow-Origin': `${origin}/` }, false, 'allowOriginMismatch'],
    ['null', { 'Access-Control-Allow-Origin': 'null' }, false, 'allowOriginMismatch'],
    ['no origin', { 'Access-Control-Allow-Origin': 'foo' }, false, 'invalidAllowOrigin'],
    ['two', { 'Access-Control-Allow-Origin': `${origin}, *` }, false, 'multipleAllowOrigin'],
    ['cookies not allowed', { 'Access-Control-Allow-Origin': origin }, true, 'allowCredentialsNotTrue'],
    [
      'True is not true',
      { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'True' },
      true,
      'allowCredentialsNotTrue',
    ],
    [
      'cookies allowed',
      { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' },
      true,
      undefined,
    ],
  ])('%s', (_, headers, credentials, fault) => {
    const verdict = checkAccess(asked({ credentials }), { headers: withHeaders(headers) })
    expect(verdict.allowed ? undefined : verdict.fault).toBe(fault)
  })

  it('joins a header that was sent twice, as browsers do', () => {
    const headers: HeaderList = [
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Origin', '*'],
    ]
    expect(checkAccess(asked(), { headers })).toMatchObject({ fault: 'multipleAllowOrigin' })
  })
})

describe('whether a preflight lets the request go out', () => {
  const all = { 'Access-Control-Allow-Origin': '*' }
  const named = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
  const put = { method: 'PUT' }
  const token = { headers: [['Authorization', 'x']] as const }
  it.each<[string, Partial<CorsRequest>, number, Record<string, string>, string | undefined]>([
    ['a refusal without headers', put, 403, {}, 'missingAllowOrigin'],
    ['a refusal with them', put, 403, all, 'preflightStatus'],
    ['a redirect, whatever it says', put, 302, { ...all, Location: '/x' }, 'preflightRedirect'],
    ['the method is not named', put, 204, all, 'methodNotAllowed'],
    ['the method in small letters', put, 204, { ...all, 'Access-Control-Allow-Methods': 'put' }, 'methodNotAllowed'],
    ['any method', put, 204, { ...all, 'Access-Control-Allow-Methods': '*' }, undefined],
    [
      'any method, with cookies',
      { ...put, credentials: true },
      204,
      { ...named, 'Access-Control-Allow-Methods': '*' },
      'methodNotAllowed',
    ],
    [
      'a simple method that is not named',
      token,
      200,
      { ...all, 'Access-Control-Allow-Headers': 'authorization' },
      undefined,
    ],
    ['a header that is not named', { headers: [['X-A', '1']] }, 200, all, 'headerNotAllowed'],
    ['any header', { headers: [['X-A', '1']] }, 200, { ...all, 'Access-Control-Allow-Headers': '*' }, undefined],
    [
      'any header, with cookies',
      { headers: [['X-A', '1']], credentials: true },
      200,
      { ...named, 'Access-Control-Allow-Headers': '*' },
      'headerNotAllowed',
    ],
    ['a wildcard for a token', token, 200, { ...all, 'Access-Control-Allow-Headers': '*' }, 'authorizationNotCovered'],
    ['a list with blanks', put, 200, { ...all, 'Access-Control-Allow-Methods': 'PU T' }, 'allowMethodsUnreadable'],
    [
      'names in quotes',
      { headers: [['X-A', '1']] },
      200,
      { ...all, 'Access-Control-Allow-Headers': 'x-a "x-b"' },
      'allowHeadersUnreadable',
    ],
  ])('%s', (_, rest, status, headers, fault) => {
    const verdict = checkPreflight(asked(rest), { status, headers: withHeaders(headers) })
    expect(verdict.allowed ? undefined : verdict.fault).toBe(fault)
  })

  it('says where Chromium is laxer than the standard', () => {
    const headers = withHeaders({ ...all, 'Access-Control-Allow-Headers': '*' })
    expect(checkPreflight(asked(token), { status: 200, headers })).toMatchObject({ chromiumPasses: true })
  })
})

it('lists what a page cannot read, and how long a preflight is kept', () => {
  const headers: HeaderList = [
    ['Content-Type', 'application/json'],
    ['X-Total', '7'],
    ['Location', '/x'],
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Expose-Headers', 'Location'],
  ]
  expect(hiddenHeaders(headers, false)).toEqual(['X-Total'])
  expect(
    hiddenHeaders(
      [
        ['X-Total', '7'],
        ['Access-Control-Expose-Headers', '*'],
      ],
      false,
    ),
  ).toEqual([])
  expect(
    hiddenHeaders(
      [
        ['X-Total', '7'],
        ['Access-Control-Expose-Headers', '*'],
      ],
      true,
    ),
  ).toEqual(['X-Total'])
  expect(preflightLifetime([])).toBe(5)
  expect(preflightLifetime([['Access-Control-Max-Age', '86400']])).toBe(7200)
  expect(preflightLifetime([['Access-Control-Max-Age', 'soon']])).toBe(5)
})
