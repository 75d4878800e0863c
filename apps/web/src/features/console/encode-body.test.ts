import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodySize, encodeBody } from './encode-body.ts'
import { emptyBody, type RequestBody } from './request-body.ts'

const decoded = (body: RequestBody) => {
  const encoded = encodeBody(body)
  return encoded.isBase64 ? Buffer.from(encoded.body, 'base64').toString('latin1') : encoded.body
}

test.each<[Partial<RequestBody>, string, string]>([
  [{ bodyKind: 'none', body: 'kept' }, '', ''],
  [{ bodyKind: 'json', body: '{}' }, '{}', 'application/json'],
  [{ bodyKind: 'text', body: 'a', textType: 'text/csv' }, 'a', 'text/csv'],
  [{ bodyKind: 'text', body: 'a', textType: '' }, 'a', ''],
  [
    {
      bodyKind: 'form',
      form: [
        { name: 'a b', value: '1&2', enabled: true },
        { name: 'off', value: '', enabled: false },
        { name: 'a b', value: 'é', enabled: true },
      ],
    },
    'a+b=1%262&a+b=%C3%A9',
    'application/x-www-form-urlencoded',
  ],
  [{ bodyKind: 'binary', file: { name: 'x', type: 'image/png', base64: 'AAEC' } }, '\0\x01\x02', 'image/png'],
])('%j', (body, text, contentType) => {
  const whole = { ...emptyBody, ...body }
  expect(decoded(whole)).toBe(text)
  expect(encodeBody(whole).contentType).toBe(contentType)
})

test('multipart: what a form parser reads is what was meant, files with their names and types', async () => {
  const encoded = encodeBody({
    ...emptyBody,
    bodyKind: 'multipart',
    parts: [
      { name: 'text', value: 'gatewright-boundary-1\r\nline', type: '', enabled: true },
      { name: 'doc', value: '{}', type: 'application/json', enabled: true },
      {
        name: 'pic"',
        value: '',
        type: '',
        file: { name: 'p"\n.png', type: 'image/png', base64: 'AAH/' },
        enabled: true,
      },
      { name: 'off', value: '1', type: '', enabled: false },
    ],
  })
  expect(encoded.contentType).toBe('multipart/form-data; boundary=gatewright-boundary-2')
  const form = await new Response(Buffer.from(encoded.body, 'base64'), {
    headers: { 'Content-Type': encoded.contentType },
  }).formData()
  expect([...form.keys()]).toEqual(['text', 'doc', 'pic"'])
  expect(form.get('text')).toBe('gatewright-boundary-1\r\nline')
  const file = form.get('pic"') as File
  expect([file.name, file.type, [...new Uint8Array(await file.arrayBuffer())]]).toEqual([
    'p"\n.png',
    'image/png',
    [0, 1, 255],
  ])
})

test('the size of a body is that of its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const base64 = Buffer.from(bytes).toString('base64')
      expect(bodySize({ body: base64, isBase64: true, contentType: '' })).toBe(bytes.length)
    }),
  )
})
