import { expect, test } from 'vitest'
import { fromCurl } from './from-curl.ts'
import { PasteError } from './pasted.ts'

const header = (name: string, value: string) => ({ name, value, enabled: true })
const form = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, value]) => ({ name, value, enabled: true }))

test.each<[string, string, object]>([
  [
    'a plain GET',
    'curl https://h.example.com/dev/orders?a=1',
    { method: 'GET', path: '/dev/orders?a=1', bodyKind: 'none' },
  ],
  ['an address without a scheme', 'curl h.example.com/orders', { path: '/orders' }],
  ['an address without a path', 'curl h.example.com', { path: '/' }],
  ['a fragment is never sent', 'curl http://h/a?b#c', { path: '/a?b' }],
  [
    'a body makes it POST, as a form',
    `curl 'https://h/orders' -d 'a=1&b=x+y'`,
    { method: 'POST', path: '/orders', bodyKind: 'form', form: form({ a: '1', b: 'x y' }) },
  ],
  [
    'what is no form keeps its bytes and the type that curl gives it',
    `curl h -d '{"a":1}'`,
    { bodyKind: 'text', body: '{"a":1}', textType: 'application/x-www-form-urlencoded' },
  ],
  [
    'a JSON body',
    `curl h -H 'content-type: application/json' --data-binary '{"a":1}'`,
    { method: 'POST', bodyKind: 'json', body: '{"a":1}', headers: [header('content-type', 'application/json')] },
  ],
  [
    '--json',
    `curl --json '{"a":1}' h`,
    { bodyKind: 'json', headers: [header('Content-Type', 'application/json'), header('Accept', 'application/json')] },
  ],
  ['data in pieces', 'curl h -d a=1 --data b=2 --data-raw @c', { bodyKind: 'text', body: 'a=1&b=2&@c' }],
  [
    'several lines',
    "curl -X PUT \\\n  'https://h/o' \\\r\n  -H 'A: b'",
    { method: 'PUT', path: '/o', headers: [header('A', 'b')] },
  ],
  ['attached values', 'curl -XDELETE -HA:b h/o', { method: 'DELETE', path: '/o', headers: [header('A', 'b')] }],
  ['short options in one word', 'curl -sSLXPATCH h/o', { method: 'PATCH', path: '/o' }],
  [
    'a quote inside quotes',
    `curl h -H Content-Type: --data-raw 'it'\\''s'`,
    { body: "it's", bodyKind: 'text', textType: '' },
  ],
  ['double quotes', 'curl "h/a b" -H "A: say \\"hi\\" \\$5"', { path: '/a b', headers: [header('A', 'say "hi" $5')] }],
  ['ANSI quotes', "curl h -H 'Content-Type: text/plain' -d $'a\\nb\\t\\x41\\u00e9\\101\\''", { body: "a\nb\tAéA'" }],
  ['an escaped character', 'curl h/a\\ b', { path: '/a b' }],
  [
    '-G moves data into the query',
    'curl -G h/o -d a=1 -d b=2',
    { method: 'GET', path: '/o?a=1&b=2', bodyKind: 'none' },
  ],
  ['-G beside a query', 'curl h/o?x --get --data-urlencode "q=a b&c"', { path: '/o?x&q=a+b%26c' }],
  [
    '--data-urlencode',
    'curl h --data-urlencode "a=é" --data-urlencode "=x&y"',
    { bodyKind: 'text', body: 'a=%C3%A9&x%26y' },
  ],
  ['--url-query', 'curl h/o --url-query a=1 --url-query +b=2', { path: '/o?a=1&b=2' }],
  ['-I', 'curl -I h', { method: 'HEAD' }],
  [
    '-u',
    'curl -u jane:p:w h',
    { auth: expect.objectContaining({ type: 'basic', basic: { username: 'jane', password: 'p:w' } }) },
  ],
  [
    '--aws-sigv4',
    `curl --aws-sigv4 aws:amz:us-east-1:execute-api -u AKID:secret -H 'x-amz-security-token: tok' h`,
    {
      headers: [],
      auth: expect.objectContaining({
        type: 'sigv4',
        sigv4: expect.objectContaining({ accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'tok' }),
      }),
    },
  ],
  [
    '--oauth2-bearer',
    'curl --oauth2-bearer tok h',
    { auth: expect.objectContaining({ type: 'bearer', bearer: expect.objectContaining({ token: 'tok' }) }) },
  ],
  ['--compressed', 'curl --compressed h', { headers: [header('Accept-Encoding', 'deflate, gzip')] }],
  [
    '-A, -e and -b',
    "curl -A ua -e ref -b 'a=1; b=2' h",
    { headers: [header('User-Agent', 'ua'), header('Referer', 'ref'), header('Cookie', 'a=1; b=2')] },
  ],
  ['headers that are empty or taken out', "curl -H 'X-Empty;' -H 'Accept:' h", { headers: [header('X-Empty', '')] }],
  [
    'form parts',
    `curl h -F 'a=1;2' -F 'doc={"x":1};type=application/json' -F pic=@dir/p.png -F 'f=@"a;b.txt";filename=c.txt;type=text/csv' --form-string 's=@x'`,
    {
      method: 'POST',
      bodyKind: 'multipart',
      parts: [
        { name: 'a', value: '1;2', type: '', enabled: true },
        { name: 'doc', value: '{"x":1}', type: 'application/json', enabled: true },
        {
          name: 'pic',
          value: '',
          type: '',
          file: { name: 'p.png', type: '', base64: '', missing: true },
          enabled: true,
        },
        {
          name: 'f',
          value: '',
          type: 'text/csv',
          file: { name: 'c.txt', type: 'text/csv', base64: '', missing: true },
          enabled: true,
        },
        { name: 's', value: '@x', type: '', enabled: true },
      ],
    },
  ],
  [
    'the Windows prompt, as browsers write it now',
    `curl ^"https://h/o?a=1^&b=^%^7B^%^7D^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"b c^\\^"^}^"`,
    { path: '/o?a=1&b=%7B%7D', bodyKind: 'json', body: '{"a":"b c"}' },
  ],
  [
    'the Windows prompt, as browsers wrote it before',
    'curl "https://h/o" ^\r\n  -H "A: b" ^\r\n  --data "say \\"hi\\" ""there"""',
    { path: '/o', body: 'say "hi" "there"' },
  ],
])('%s', (_, command, expected) => {
  expect(fromCurl(command).request).toMatchObject(expected)
})

test.each([
  ['curl -k --max-time 5 h', []],
  ['curl -x proxy:3128 h', ['-x']],
  ['curl --cert c.pem h', ['--cert']],
  ['curl -d @body.json h', ['the data of the file body.json: paste it into Body']],
  ['curl -H @headers h', ['the headers of the file headers']],
  ['curl -b jar.txt h', ['the cookies of the file jar.txt']],
  ['curl h --next i', ['all requests after the first']],
  ['curl h | jq .', ['what follows |']],
  ['curl -T file h', ['the file file: choose it as body']],
])('%s: what has no place is named', (command, dropped) => {
  expect(fromCurl(command).dropped).toEqual(dropped)
})

test.each(['wget h', 'curl', 'curl -H', 'curl -d'])('%j is refused with words', (command) => {
  expect(() => fromCurl(command)).toThrow(PasteError)
})

test('a hostile command of a million characters is read in one pass', () => {
  for (const piece of ["'", '"', '\\', "$'", '^"', 'a ', ';type=', '-F a=;'])
    expect(() => fromCurl(`curl h -d ${piece.repeat(1_000_000 / piece.length)}`)).not.toThrow(RangeError)
})
