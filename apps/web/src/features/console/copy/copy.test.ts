import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromCurl } from '../paste/from-curl.ts'
import { wireRequest } from '../wire-request.ts'
import { type CopiedRequest, copiedBody } from './copied-request.ts'
import { toCurl } from './to-curl.ts'
import { toFetch } from './to-fetch.ts'
import { toPython } from './to-python.ts'
import { toTestInvoke } from './to-test-invoke.ts'

const facts = { apiKeys: {}, tokenHeader: 'Authorization' }
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.toWellFormed().replaceAll('\0', ''))
const line = text.map((value) => value.replace(/\p{Cc}/gu, '').trim())
const headerName = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/)
  .filter((name) => !/^(host|content-length|connection)$/i.test(name))
const body = fc.oneof(
  fc.constant({ type: 'none' as const }),
  text.filter((value) => value !== '').map((value) => ({ type: 'text' as const, text: value })),
  fc
    .uint8Array({ minLength: 1, maxLength: 60 })
    .map((bytes) => copiedBody({ body: Buffer.from(bytes).toString('base64'), isBase64: true })),
)
const request: fc.Arbitrary<CopiedRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
  url: fc
    .string({ unit: fc.constantFrom(...'aZ09/?&=%20{}[]+~!$\'()*,;:@"<>|\\^` é') })
    .map((path) => `http://localhost:4000/api/dev/${path}`),
  headers: fc.array(fc.tuple(headerName, line), { maxLength: 4 }),
  body,
})
const samples = fc.sample(request, { numRuns: 60, seed: 7 })
const pathOf = (url: string) => url.slice('http://localhost:4000'.length)
const bytesOf = ({ body: given }: CopiedRequest) =>
  given.type === 'none' ? '' : given.type === 'text' ? Buffer.from(given.text).toString('base64') : given.base64

describe('cURL', () => {
  test('what is copied is pasted as the same request', () => {
    fc.assert(
      fc.property(request, (copied) => {
        const { request: sent } = wireRequest(fromCurl(toCurl(copied)).request, facts)
        expect({ method: sent.method, path: sent.path, headers: sent.headers, body: copiedBody(sent) }).toEqual({
          method: copied.method,
          path: pathOf(copied.url),
          headers: typed(copied),
          body: copied.body,
        })
      }),
      { numRuns: 500 },
    )
  })

  test('a shell hands over the words that are meant', () => {
    const script = samples.map((copied) => toCurl(copied)).join('\n')
    const shell = spawnSync(
      'bash',
      [
        '-c',
        `curl() { printf 'curl\\0'; printf '%s\\0' "$@"; case " $* " in *' @- '*) base64 -w0; printf '\\0';; esac; }\n${script}`,
      ],
      { encoding: 'utf8', input: '' },
    )
    expect(shell.stderr).toBe('')
    const words = shell.stdout.split('curl\0').slice(1)
    expect(words).toHaveLength(samples.length)
    for (const [index, copied] of samples.entries()) {
      const given = words[index]?.split('\0') ?? []
      expect(given).toContain(copied.url)
      for (const [name, value] of copied.headers)
        expect(given).toContain(value === '' ? `${name};` : `${name}: ${value}`)
      if (copied.body.type === 'text') expect(given[given.indexOf('--data-raw') + 1]).toBe(copied.body.text)
      if (copied.body.type === 'bytes') expect(given[given.indexOf('@-') + 1]).toBe(copied.body.base64)
    }
  })

  test('keys become --aws-sigv4, and come back', () => {
    const sigv4 = { accessKeyId: 'AKID', secretAccessKey: "se'cret", sessionToken: 'tok', region: 'us-east-1' }
    const command = toCurl({ method: 'GET', url: 'http://h/x', headers: [], body: { type: 'none' }, sigv4 })
    expect(command).toContain("--aws-sigv4 'aws:amz:us-east-1:execute-api'")
    expect(fromCurl(command).request.auth.sigv4).toMatchObject({
      accessKeyId: 'AKID',
      secretAccessKey: "se'cret",
      sessionToken: 'tok',
    })
  })
})

/** A body that names no type gets none of curl, and one of bytes the type that all bytes have. */
function typed({ headers, body: given }: CopiedRequest) {
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type')
  return given.type === 'bytes' && !isTyped ? [...headers, ['Content-Type', 'application/octet-stream']] : headers
}

test('fetch: JavaScript reads the call as it was meant', async () => {
  const run = async (code: string) => {
    let call: unknown[] = []
    const stub = async (...args: unknown[]) => {
      call = args
      return { status: 200, text: async () => '' }
    }
    const main = new Function('fetch', 'console', `return (async () => {\n${code}\n})()`)
    await main(stub, { log: () => undefined })
    return call as [string, { method: string; headers?: [string, string][]; body?: string | Uint8Array }]
  }
  for (const copied of samples) {
    const [url, init] = await run(toFetch(copied))
    expect(url).toBe(copied.url)
    expect(init.method).toBe(copied.method)
    expect(init.headers ?? []).toEqual(copied.headers)
    const isRefused = copied.method === 'GET' || copied.method === 'HEAD'
    expect(Buffer.from(init.body ?? '').toString('base64')).toBe(isRefused ? '' : bytesOf(copied))
  }
})

const python = spawnSync('python3', ['--version']).status === 0

test.skipIf(!python)('Python reads the call as it was meant', () => {
  const code = [
    'import sys, types, json, base64',
    'module = types.ModuleType("requests")',
    'class Response:\n    status_code = 200\n    text = ""',
    'calls = []',
    'def request(method, url, headers=None, data=b""):\n    calls.append([method, url, headers or {}, base64.b64encode(data).decode()])\n    return Response()',
    'module.request = request',
    'sys.modules["requests"] = module',
    'say = print',
    'print = lambda *given: None',
    ...samples.map(toPython),
    'say(json.dumps(calls))',
  ].join('\n')
  const run = spawnSync('python3', ['-'], { input: code, encoding: 'utf8' })
  expect(run.stderr).toBe('')
  const calls: unknown[] = JSON.parse(run.stdout)
  expect(calls).toHaveLength(samples.length)
  for (const [index, copied] of samples.entries()) {
    const [method, url, headers, data] = calls[index] as [string, string, Record<string, string>, string]
    expect([method, url, data]).toEqual([copied.method, copied.url, bytesOf(copied)])
    for (const [name] of copied.headers)
      expect(Object.keys(headers).map((each) => each.toLowerCase())).toContain(name.toLowerCase())
  }
})

describe('aws apigateway test-invoke-method', () => {
  const invoke = { apiId: 'abc', resourceId: 'r1', verb: 'POST', path: "/a?b=c'd", stageVariables: {} }
  const copied: CopiedRequest = {
    method: 'POST',
    url: 'http://h',
    headers: [['A', 'b']],
    body: { type: 'text', text: '{}' },
  }

  test('has the flags of the command line', () => {
    expect(toTestInvoke(copied, { ...invoke, stageVariables: { v: '1' } })).toBe(
      [
        'aws apigateway test-invoke-method',
        "--rest-api-id 'abc'",
        "--resource-id 'r1'",
        "--http-method 'POST'",
        "--path-with-query-string '/a?b=c'\\''d'",
        `--headers '{"A":"b"}'`,
        "--body '{}'",
        `--stage-variables '{"v":"1"}'`,
      ].join(' \\\n  '),
    )
  })

  test('a header that is sent twice goes by --multi-value-headers', () => {
    expect(
      toTestInvoke(
        {
          ...copied,
          headers: [
            ['A', '1'],
            ['A', '2'],
          ],
        },
        invoke,
      ),
    ).toContain(`--multi-value-headers '{"A":["1","2"]}'`)
  })

  test('a body that would be read as the name of a file goes as JSON, and bytes are left out aloud', () => {
    expect(toTestInvoke({ ...copied, body: { type: 'text', text: 'file:///etc/passwd' } }, invoke)).toContain(
      "--cli-input-json '{",
    )
    expect(toTestInvoke({ ...copied, body: { type: 'bytes', base64: 'AAE=' } }, invoke)).toMatch(
      /^# the body has bytes/,
    )
  })
})
