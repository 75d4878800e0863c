import { expect, test } from 'vitest'
import { type ConsoleRequest, emptyRequest } from './console-request.ts'
import { addedHeaders, RequestError, wireRequest } from './wire-request.ts'

const facts = { apiKeys: { k1: { value: 'value-of-k1' } }, tokenHeader: 'X-Token' }
const wire = (part: Partial<ConsoleRequest>) => wireRequest({ ...emptyRequest, ...part }, facts)
const { auth } = emptyRequest
const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })

test.each<[string, Partial<ConsoleRequest>, [string, string][]]>([
  ['the Content-Type of the body', { bodyKind: 'json', body: '{}' }, [['Content-Type', 'application/json']]],
  [
    'a row of the Headers tab wins',
    { bodyKind: 'json', body: '{}', headers: [row('content-type', 'text/plain')] },
    [['content-type', 'text/plain']],
  ],
  [
    'a row that is switched off does not',
    { bodyKind: 'json', body: '{}', headers: [row('content-type', 'text/plain', false)] },
    [['Content-Type', 'application/json']],
  ],
  [
    'a bearer token where the authorizer looks',
    { auth: { ...auth, type: 'bearer', bearer: { token: 't', header: '', prefix: 'Bearer' } } },
    [['X-Token', 'Bearer t']],
  ],
  [
    'a token without a prefix in a header that was chosen',
    { auth: { ...auth, type: 'bearer', bearer: { token: 't', header: 'Authorization', prefix: '' } } },
    [['Authorization', 't']],
  ],
  [
    'Basic, in UTF-8',
    { auth: { ...auth, type: 'basic', basic: { username: 'é', password: 'p' } } },
    [['Authorization', 'Basic w6k6cA==']],
  ],
  ['an API key of the account', { apiKey: { keyId: 'k1', value: 'typed' } }, [['x-api-key', 'value-of-k1']]],
  ['a key that is gone is not sent', { apiKey: { keyId: 'gone', value: '' } }, []],
  ['the user agent', { caller: { ...emptyRequest.caller, userAgent: 'ua' } }, [['User-Agent', 'ua']]],
])('%s', (_, part, headers) => {
  expect(wire(part).request.headers).toEqual(headers)
})

test('what the tabs add is what is sent beside the rows', () => {
  const request = { ...emptyRequest, bodyKind: 'json' as const, body: '{}', headers: [row('A', 'b')] }
  expect(addedHeaders(request, facts)).toEqual([{ name: 'Content-Type', value: 'application/json', from: 'Body' }])
})

test('the caller goes with a simulation, and not with Live', () => {
  const caller = { ...emptyRequest.caller, sourceIp: '203.0.113.7', country: 'DE' }
  expect(wire({ caller }).request.caller).toEqual({ sourceIp: '203.0.113.7', country: 'DE' })
  expect(wire({ caller, live: true }).request.caller).toBeUndefined()
})

test.each<[string, Partial<ConsoleRequest>, RegExp]>([
  ['SigV4 without keys', { auth: { ...auth, type: 'sigv4' } }, /needs an IAM identity/],
  [
    'claims that are no JSON',
    { auth: { ...auth, type: 'forge', forge: { ...auth.forge, claims: '{' } } },
    /is no JSON/,
  ],
  [
    'claims that are no object',
    { auth: { ...auth, type: 'forge', forge: { ...auth.forge, claims: '[]' } } },
    /an object/,
  ],
  [
    'a file that is missing',
    { bodyKind: 'binary', file: { name: 'a.bin', type: '', base64: '', missing: true } },
    /choose "a.bin"/,
  ],
  [
    'a part whose file is missing',
    {
      bodyKind: 'multipart',
      parts: [
        { name: 'f', value: '', type: '', enabled: true, file: { name: '', type: '', base64: '', missing: true } },
      ],
    },
    /choose one/,
  ],
  ['a body far beyond what the service takes', { bodyKind: 'text', body: 'x'.repeat(12_000_000) }, /10 MB/],
])('%s is refused with the way out', (_, part, message) => {
  expect(() => wire(part)).toThrow(RequestError)
  expect(() => wire(part)).toThrow(message)
})
