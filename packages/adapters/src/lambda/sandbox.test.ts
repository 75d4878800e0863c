import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { notBegun, type Sandbox, type SandboxCall, type SandboxReply, startSandbox } from './sandbox.ts'

const replyOf = async (sandbox: Sandbox, call: SandboxCall): Promise<SandboxReply> => {
  const reply = await sandbox.call(call)
  if (reply === notBegun) throw new Error('the call was not begun')
  return reply
}

const run = async (
  source: string,
  changes: Partial<SandboxCall> & { language?: 'javascript' | 'typescript'; handler?: string } = {},
) => {
  const { language = 'javascript', handler = 'handler', ...call } = changes
  const sandbox = startSandbox({
    source,
    language,
    handler,
    environment: { GREETING: 'hello' },
    memoryBytes: 64 * 1_048_576,
  })
  try {
    const reply = await replyOf(sandbox, {
      payload: '{"name":"Ada"}',
      context: JSON.stringify({ functionName: 'f', awsRequestId: 'id' }),
      seed: 'seed',
      timeoutMs: 8000,
      computeMs: 8000,
      ...call,
    })
    return { ...reply, healthy: sandbox.healthy() }
  } finally {
    await sandbox.stop()
  }
}
const result = async (source: string, changes: Parameters<typeof run>[1] = {}): Promise<unknown> => {
  const { outcome } = await run(source, changes)
  if (!('payload' in outcome)) throw new Error(JSON.stringify(outcome))
  return JSON.parse(outcome.payload)
}
const failure = async (source: string, changes: Parameters<typeof run>[1] = {}) => {
  const { outcome } = await run(source, changes)
  return 'error' in outcome ? outcome.error : outcome
}

describe('styles of handlers', () => {
  test.each([
    ['CommonJS, async', 'exports.handler = async (event) => event.name'],
    ['CommonJS, module.exports', 'module.exports = { handler: async (event) => event.name }'],
    ['CommonJS, callback', 'exports.handler = (event, context, callback) => { callback(null, event.name) }'],
    [
      'CommonJS, callback later',
      'exports.handler = (event, context, callback) => { setTimeout(() => callback(null, event.name), 5) }',
    ],
    ['context.succeed', 'exports.handler = (event, context) => { context.succeed(event.name) }'],
    ['context.done', 'exports.handler = (event, context) => { context.done(null, event.name) }'],
    ['a thenable', 'exports.handler = (event) => ({ then: (done) => done(event.name) })'],
    ['ES module', 'export const handler = async (event) => event.name'],
    [
      'ES module with imports',
      "import { format } from 'node:util'\nexport const handler = async (event) => format('%s', event.name)",
    ],
    [
      'ES module with top-level await',
      'const wait = await new Promise((r) => setTimeout(r, 1))\nexport async function handler(event) { return event.name }',
    ],
    ['ES module, default export of an object', 'export default { handler: async (event) => event.name }'],
    ['a hashbang', '#!/usr/bin/env node\nexports.handler = async (event) => event.name'],
  ])('%s', async (_title, source) => {
    expect(await result(source)).toBe('Ada')
  })

  test.each([
    ['types', 'export const handler = async (event: { name: string }): Promise<string> => event.name as string'],
    [
      'an enum',
      "enum Kind { A = 'x' }\nexports.handler = async (event: { name: string }) => event.name satisfies string || Kind.A",
    ],
    [
      'a type import',
      "import type { Handler } from 'aws-lambda'\nexport const handler: Handler = async (event) => event.name",
    ],
  ])('TypeScript with %s', async (_title, source) => {
    expect(await result(source, { language: 'typescript' })).toBe('Ada')
  })

  test('a handler is found by the path of its export, with or without the file name', async () => {
    const source = 'exports.deep = { run: async () => 1 }'
    expect(await result(source, { handler: 'deep.run' })).toBe(1)
    expect(await result(source, { handler: 'index.deep.run' })).toBe(1)
  })

  test.each([
    ['a callback never called', 'exports.handler = (event, context, callback) => {}', null],
    ['nothing returned', 'exports.handler = async () => {}', null],
    ['a value returned by a function that is not async', 'exports.handler = () => 5', null],
    [
      'a callback waits for the event loop',
      'let n = 0\nexports.handler = (e, c, done) => { const result = { n }; setTimeout(() => { result.n = 7 }, 5); done(null, result) }',
      { n: 7 },
    ],
    [
      'a callback that does not wait',
      'let n = 0\nexports.handler = (e, c, done) => { c.callbackWaitsForEmptyEventLoop = false; const result = { n }; setTimeout(() => { result.n = 7 }, 5); done(null, result) }',
      { n: 0 },
    ],
    ['the first of two results', 'exports.handler = (e, c, done) => { c.succeed(1); c.succeed(2); done(null, 3) }', 1],
  ])('%s', async (_title, source, expected) => {
    expect(await result(source)).toEqual(expected)
  })
})

describe('what a handler finds around it', () => {
  test.each([
    ['environment variables', 'process.env.GREETING', 'hello'],
    ['the context', 'c.functionName + c.awsRequestId + typeof c.getRemainingTimeInMillis()', 'fidnumber'],
    [
      'Buffer and base64',
      "Buffer.from('käse').toString('base64') + Buffer.from('a2Fz', 'base64') + atob(btoa('\\u0000ÿ')).length",
      'a8Okc2U=kas2',
    ],
    [
      'Buffer as JSON',
      "JSON.stringify(Buffer.concat([Buffer.from('a'), Buffer.alloc(1, 'b')]))",
      '{"type":"Buffer","data":[97,98]}',
    ],
    ['Buffer numbers', "Buffer.from('01020304', 'hex').readUInt32BE(0)", 16909060],
    ['URL', "new URL('../b?x=1#y', 'https://u@h.example:8443/a/c/d').href", 'https://u@h.example:8443/a/b?x=1#y'],
    [
      'URL search parameters',
      "(() => { const u = new URL('http://h/?a=1'); u.searchParams.append('b', 'ä b'); return u.search + u.searchParams.get('b') })()",
      '?a=1&b=%C3%A4+bä b',
    ],
    ['URLSearchParams', "new URLSearchParams({ a: '1', b: 'x y' }).toString()", 'a=1&b=x+y'],
    ['text encoding', "new TextDecoder().decode(new TextEncoder().encode('ŝ𝄞'))", 'ŝ𝄞'],
    [
      'sha256',
      "require('crypto').createHash('sha256').update('abc').digest('hex')",
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
    [
      'hmac in two steps',
      "require('node:crypto').createHmac('sha1', 'key').update('a').update('b').digest('base64')",
      createHmac('sha1', 'key').update('ab').digest('base64'),
    ],
    [
      'UUIDs',
      '/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())',
      true,
    ],
    ['structuredClone', 'structuredClone({ d: new Date(0), m: new Map([[1, [2]]]) }).m.get(1)[0]', 2],
    ['UTC', 'new Date(2020, 0, 1).toISOString()', '2020-01-01T00:00:00.000Z'],
    ['lone surrogates and NUL', "'\\u0000\\ud800'", '\u0000\ud800'],
  ])('%s', async (_title, expression, expected) => {
    expect(await result(`exports.handler = async (e, c) => ${expression}`)).toEqual(expected)
  })

  const odd = [
    '',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff\ud800y',
    '😀\u{10ffff}',
    '\u2028\u2029\ufeff\uffff',
    '"\\\n',
  ]
  test('odd texts come in and go out as they are: events, results, variables, errors, console lines', async () => {
    const sandbox = startSandbox({
      source: `exports.handler = async (event) => {
        console.log(event[2])
        if (event.fail) throw new Error(event.fail)
        return { event, variable: process.env.ODD, keys: Object.keys(Object.fromEntries(event.map((k) => [k, 1]))) }
      }`,
      language: 'javascript',
      handler: 'handler',
      environment: { ODD: odd.join('|') },
      memoryBytes: 64 * 1_048_576,
    })
    const call = { context: '{}', seed: 's', timeoutMs: 8000, computeMs: 8000, now: 1 }
    const reply = await replyOf(sandbox, { ...call, payload: JSON.stringify(odd) })
    const thrown = await replyOf(sandbox, { ...call, payload: JSON.stringify({ fail: odd.join('|') }) })
    await sandbox.stop()
    expect('payload' in reply.outcome && JSON.parse(reply.outcome.payload)).toEqual({
      event: odd,
      variable: odd.join('|'),
      keys: odd,
    })
    expect(reply.console).toEqual([{ at: 1, level: 'info', text: 'a\u0000b' }])
    expect(thrown.outcome).toHaveProperty('error.errorMessage', odd.join('|'))
  })

  test('an event of five megabytes beyond ASCII comes back whole, again and again', async () => {
    const text = 'é€😀\u{10ffff}'.repeat(380_000)
    const sandbox = startSandbox({
      source: 'exports.handler = async (event) => event.text',
      language: 'javascript',
      handler: 'handler',
      environment: {},
      memoryBytes: 128 * 1_048_576,
    })
    const payload = JSON.stringify({ text })
    for (let round = 0; round < 3; round += 1) {
      const { outcome } = await replyOf(sandbox, {
        payload,
        context: '{}',
        seed: 's',
        timeoutMs: 8000,
        computeMs: 8000,
      })
      expect('payload' in outcome && JSON.parse(outcome.payload) === text).toBe(true)
    }
    await sandbox.stop()
  })

  test('console lines keep their level and are formatted as in Node', async () => {
    const { console: lines } = await run(
      `exports.handler = async () => {
        console.log('%s is %d', 'x', 1, { a: [1, 'two', { b: { c: {} } }] })
        console.warn(new Map([['k', null]])); console.error(undefined, true, 1n); console.debug('')
      }`,
      { now: 5000 },
    )
    expect(lines).toEqual([
      { at: 5000, level: 'info', text: "x is 1 { a: [ 1, 'two', { b: [Object] } ] }" },
      { at: 5000, level: 'warn', text: "Map(1) { 'k' => null }" },
      { at: 5000, level: 'error', text: 'undefined true 1n' },
      { at: 5000, level: 'debug', text: '' },
    ])
  })

  test('endless console output is cut, and says so', async () => {
    const { console: lines } = await run(
      "exports.handler = async () => { for (let i = 0; i < 20000; i += 1) console.log('x') }",
    )
    expect(lines).toHaveLength(10_001)
    expect(lines.at(-1)?.text).toBe('More console output was dropped.')
  })

  test('module state is kept between calls, in one environment', async () => {
    const sandbox = startSandbox({
      source: 'let n = 0\nexports.handler = async () => ++n',
      language: 'javascript',
      handler: 'handler',
      environment: {},
      memoryBytes: 64 * 1_048_576,
    })
    const call = { payload: '{}', context: '{}', seed: 's', timeoutMs: 3000, computeMs: 3000 }
    const outcomes = [await replyOf(sandbox, call), await replyOf(sandbox, call), await replyOf(sandbox, call)].map(
      ({ outcome }) => outcome,
    )
    await sandbox.stop()
    expect(outcomes).toEqual([{ payload: '1' }, { payload: '2' }, { payload: '3' }])
  })
})

describe('error documents', () => {
  test.each([
    ['a thrown error', 'exports.handler = async () => { throw new RangeError("no") }', 'RangeError', 'no'],
    ['an error thrown before a promise', 'exports.handler = () => { throw new TypeError("no") }', 'TypeError', 'no'],
    [
      'an error class with a name',
      'class NotFound extends Error { name = "NotFound" }\nexports.handler = async () => { throw new NotFound("order 7") }',
      'NotFound',
      'order 7',
    ],
    ['an error given to the callback', 'exports.handler = (e, c, done) => done(new Error("no"))', 'Error', 'no'],
    ['context.fail', 'exports.handler = (e, c) => c.fail(new Error("no"))', 'Error', 'no'],
    ['a text', 'exports.handler = async () => { throw "no" }', 'string', 'no'],
    ['nothing at all', 'exports.handler = async () => { throw undefined }', 'string', 'handled'],
    [
      'an object that is no error',
      'exports.handler = async () => { throw { toString: () => "odd" } }',
      'object',
      'odd',
    ],
    [
      'an error thrown in a timer',
      'exports.handler = () => { setTimeout(() => { throw new Error("late") }, 1) }',
      'Error',
      'late',
    ],
    ['an error while the module loads', 'throw new Error("at start")', 'Error', 'at start'],
    ['no such export', 'exports.other = 1', 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    [
      'an export that is no function',
      'exports.handler = 1',
      'Runtime.HandlerNotFound',
      'index.handler is not a function',
    ],
    [
      'a promise that never settles',
      'exports.handler = async () => { await new Promise(() => {}) }',
      'Runtime.NodeJsExit',
      /never settled/,
    ],
    ['a result that is no JSON', 'exports.handler = async () => 1n', 'Runtime.MarshalError', /^Unable to stringify/],
    ['a syntax error', 'exports.handler = ) 1', 'Runtime.UserCodeSyntaxError', /^SyntaxError: /],
    [
      'a syntax error in a module',
      "import { x } from 'util'\nexport const handler = ;",
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: /,
    ],
    [
      'an import that does not exist in its module',
      "import { nope } from 'util'\nexport const handler = 1",
      'Runtime.UserCodeSyntaxError',
      /'nope'/,
    ],
    [
      'a package',
      "require('left-pad')",
      'Runtime.ImportModuleError',
      /Cannot find module 'left-pad': packages are not simulated/,
    ],
    [
      'the AWS SDK',
      "import { RekognitionClient } from '@aws-sdk/client-rekognition'\nexport const handler = 1",
      'Runtime.ImportModuleError',
      /'@aws-sdk\/client-rekognition': this package of the AWS SDK is not simulated/,
    ],
    [
      'a module for networks',
      "require('node:https')",
      'Runtime.ImportModuleError',
      /'node:https': it is not simulated.* no network/,
    ],
    ['a module for files', "require('fs')", 'Runtime.ImportModuleError', /'fs': it is not simulated/],
    [
      'a file beside it',
      "require('./util')",
      'Runtime.ImportModuleError',
      /'.\/util': a function in the sandbox is one file/,
    ],
    [
      'fetch',
      "exports.handler = async () => fetch('http://example.com')",
      'NotSimulatedError',
      /^fetch is not simulated/,
    ],
  ])('%s', async (_title, source, errorType, message) => {
    const document = await failure(source)
    expect(document).toMatchObject({ errorType })
    expect(document).toHaveProperty(
      'errorMessage',
      typeof message === 'string' ? message : expect.stringMatching(message),
    )
  })

  test('a syntax error in TypeScript names its line', async () => {
    expect(await failure('const a: string = "x"\nexport const handler = (', { language: 'typescript' })).toMatchObject({
      errorType: 'Runtime.UserCodeSyntaxError',
      errorMessage: expect.stringMatching(/\(2:\d+\)/),
    })
  })

  test('the trace leads to the line of the source', async () => {
    const document = await failure(
      'const fail = () => { throw new Error("a\\nb") }\nexports.handler = async () => {\n  fail()\n}',
    )
    expect(document).toMatchObject({
      trace: [
        'Error: a',
        'b',
        expect.stringMatching(/at fail \(\/var\/task\/index\.js:1:\d+\)/),
        expect.stringMatching(/index\.js:3:/),
      ],
    })
  })
})

describe('limits', () => {
  const timeout = { ended: { kind: 'timeout' } }
  const memory = { ended: { kind: 'memory' } }
  test.each([
    ['an endless loop', 'while (true);', timeout],
    ['an endless loop in finally', 'try { while (true); } finally { while (true); }', timeout],
    ['an endless loop that catches', 'for (;;) { try { while (true); } catch {} }', timeout],
    ['endless microtasks', 'for (;;) await 0', timeout],
    ['endless timers', 'await new Promise(() => setInterval(() => {}, 1))', timeout],
    ['a catastrophic pattern', 'return /^(a+)+$/.test("a".repeat(50) + "b")', timeout],
    ['a search that heeds no interrupt', 'return "a".repeat(2e7).indexOf("a".repeat(1e7) + "b")', timeout],
    ['endless objects', 'const all = []; for (;;) all.push(new Array(1000).fill(1))', memory],
    ['endless bytes', 'const all = []; for (;;) all.push(new Uint8Array(1e6))', memory],
  ])('%s', async (_title, body, expected) => {
    const { outcome, healthy } = await run(`exports.handler = async () => { ${body} }`, {
      timeoutMs: 2500,
      computeMs: 2500,
    })
    expect(outcome).toEqual(expected)
    expect(healthy).toBe(false)
  })

  test.each([
    ['deep recursion', 'const f = () => f() + 1; f()', 'RangeError'],
    ['a million brackets', 'JSON.parse("[".repeat(1e6))', 'RangeError'],
    ['a text that doubles for ever', 'let s = "x"; for (;;) s += s', 'InternalError'],
  ])('%s throws inside', async (_title, body, errorType) => {
    expect(await failure(`exports.handler = async () => { ${body} }`)).toMatchObject({ errorType })
  })

  test.each([
    [
      'an expression that aborts the engine',
      'return Object.keys(new Proxy({}, { ownKeys: () => ({ length: 2 ** 30 }) }))',
      1,
    ],
    ['process.exit', 'process.exit(3)', 3],
  ])('%s ends the environment only', async (_title, body, code) => {
    const { outcome, healthy } = await run(`exports.handler = async () => { ${body} }`)
    expect(outcome).toEqual({ ended: { kind: 'exit', code } })
    expect(healthy).toBe(false)
  })

  test('an endless loop while the module loads ends', async () => {
    expect((await run('while (true);', { computeMs: 300 })).outcome).toEqual(timeout)
  })

  test('an event for which there is no memory ends the environment as out of memory', async () => {
    const source =
      'globalThis.all = []; try { for (;;) all.push(new Uint8Array(65536)) } catch {}\nexports.handler = async () => 1'
    const { outcome, healthy } = await run(source, { payload: JSON.stringify('x'.repeat(5_000_000)) })
    expect(outcome).toEqual(memory)
    expect(healthy).toBe(false)
  })

  test('an event of a million brackets is refused as unreadable', async () => {
    expect((await run('exports.handler = async () => 1', { payload: '['.repeat(1e6) })).outcome).toHaveProperty(
      'unreadable',
    )
  })
})

describe('escapes', () => {
  test.each([
    [
      'the Function constructor',
      '[].constructor.constructor("return typeof process.binding + typeof require + typeof globalThis.WebAssembly")()',
    ],
    [
      'the constructor of a host function',
      'console.log.constructor("return typeof process.binding + typeof require + typeof globalThis.WebAssembly")()',
    ],
    [
      'the built-in hook',
      'typeof globalThis[Symbol.for("gatewright.builtin")]("crypto").constructor.constructor("return process.binding")() + "undefinedundefined"',
    ],
    ['the main module', 'typeof process.mainModule + typeof process.dlopen + typeof globalThis.Worker'],
  ])('%s reaches nothing of the host', async (_title, expression) => {
    expect(await result(`exports.handler = async () => ${expression}`)).toBe('undefinedundefinedundefined')
  })

  test('the environment of the process is not there', async () => {
    expect(await result('exports.handler = async () => Object.keys(process.env)')).toEqual(['GREETING'])
  })

  test('a handler that breaks the built-ins hurts itself alone', async () => {
    const { outcome } = await run(
      'JSON.stringify = () => { throw 1 }; JSON.parse = null; Promise.prototype.then = () => {}; Array.prototype.map = null\nexports.handler = (e, c, done) => done(null, { ok: true })',
    )
    expect(outcome).toEqual({ payload: '{"ok":true}' })
  })
})
