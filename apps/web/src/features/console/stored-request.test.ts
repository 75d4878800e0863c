import { expect, test } from 'vitest'
import { emptyRequest } from './console-request.ts'
import { readStoredRequest } from './stored-request.ts'

test('what is edited now reads back as it was kept', () => {
  const request = {
    ...emptyRequest,
    method: 'POST',
    path: '/a?b=1',
    bodyKind: 'multipart' as const,
    parts: [
      { name: 'text', value: 'x', type: '', enabled: true },
      { name: 'file', value: '', type: '', file: { name: 'a.png', type: 'image/png', base64: 'AAEC' }, enabled: false },
    ],
    unusedQuery: [{ name: 'off', value: '1', at: 1 }],
    auth: { ...emptyRequest.auth, type: 'forge' as const },
    source: { type: 'stage' as const, stageName: 'dev' },
    live: true,
    snapshot: 'seed',
    assertions: [{ kind: 'status' as const, expected: '201' }],
    extractions: [{ variable: 'id', from: 'jsonPath' as const, expression: '$.id', secret: true }],
  }
  expect(readStoredRequest(JSON.parse(JSON.stringify(request)))).toEqual(request)
})

test.each([
  [
    'the form before bodies had kinds, with a JSON header',
    {
      method: 'POST',
      path: '/orders',
      headers: [{ name: 'content-type', value: 'application/json', enabled: true }],
      body: '{}',
      source: { type: 'draft', stageVariablesOf: 'dev' },
      live: false,
      assertions: [],
    },
    { bodyKind: 'json', body: '{}', source: { type: 'draft', stageVariablesOf: 'dev' } },
  ],
  [
    'the form before bodies had kinds, without a Content-Type: none is sent now either',
    { method: 'POST', path: '/', headers: [], body: 'a', source: { type: 'draft' }, live: false, assertions: [] },
    { bodyKind: 'text', body: 'a', textType: '' },
  ],
  [
    'a request as it was sent',
    { method: 'PUT', path: '/x', headers: [['A', 'b']], body: 'AAEC', isBase64: true },
    {
      headers: [{ name: 'A', value: 'b', enabled: true }],
      bodyKind: 'binary',
      file: { name: 'body', type: '', base64: 'AAEC' },
    },
  ],
  ['a request without a body', { method: 'GET', path: '/x', headers: [] }, { bodyKind: 'none', body: '' }],
  [
    'damaged members',
    { method: 7, path: '/x', headers: [null, { name: 'A' }, 'B'], auth: 5, caller: { sourceIp: 1 }, parts: {} },
    {
      method: 'GET',
      path: '/x',
      headers: [{ name: 'A', value: '', enabled: true }],
      auth: emptyRequest.auth,
      caller: emptyRequest.caller,
    },
  ],
])('reads %s', (_, stored, expected) => {
  expect(readStoredRequest(stored)).toMatchObject(expected)
})

test('what is no request reads as none', () => {
  for (const value of [undefined, null, 'x', 7, []]) expect(readStoredRequest(value)).toBeUndefined()
})
