import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDataTable } from './data-table.ts'
import type { FolderRun, RequestResult } from './folder-run.ts'
import { maskSecrets, secretMask } from './mask-secrets.ts'
import { htmlReport, htmlText } from './report-html.ts'
import { junitReport, xmlText } from './report-junit.ts'

const result = (changes: Partial<RequestResult>): RequestResult => ({
  requestId: 'r',
  name: 'Create order',
  folders: [],
  iteration: 1,
  state: 'passed',
  method: 'POST',
  path: '/orders',
  at: 1_795_000_000_500,
  status: 201,
  latencyMs: 41.25,
  simulated: true,
  runId: 'abc',
  assertions: [{ text: 'status is 201', passed: true, expected: '201', actual: '201', place: 'status' }],
  values: [],
  ...changes,
})
const failed = result({
  name: 'Read <order> & "more"',
  folders: ['Happy & sad'],
  state: 'failed',
  assertions: [
    { text: 'status is 200', passed: false, expected: '200', actual: '404', place: 'status' },
    { text: '$.a is 1', passed: false, expected: '1', actual: '"<b>"', place: '$.a' },
  ],
})
const { at: _at, status: _status, latencyMs: _latency, runId: _run, ...unsent } = result({})
const run: FolderRun = {
  name: 'Orders',
  state: 'finished',
  startedAt: 1_795_000_000_000,
  finishedAt: 1_795_000_001_000,
  seed: 42,
  iterations: 1,
  results: [
    result({}),
    failed,
    { ...unsent, name: 'Lost', state: 'error', reason: 'In path: {{x}}, is not set.', assertions: [] },
    { ...unsent, name: 'Late', state: 'notRun', reason: 'The run was cancelled.', assertions: [] },
  ],
}

test('a run as JUnit XML', () => {
  expect(junitReport(run)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="Orders" tests="4" failures="1" errors="1" skipped="1" time="0.083" timestamp="2026-11-18T11:06:40">
      <testsuite name="Orders" tests="3" failures="0" errors="1" skipped="1" time="0.041" timestamp="2026-11-18T11:06:40" hostname="localhost">
        <properties><property name="seed" value="42"/></properties>
        <testcase name="Create order" classname="Orders" time="0.041">
          <system-out>POST /orders&#10;status 201, 41.25 ms of virtual time&#10;1 of 1 assertions passed&#10;run abc</system-out>
        </testcase>
        <testcase name="Lost" classname="Orders" time="0.000">
          <error message="In path: {{x}}, is not set." type="RequestError">In path: {{x}}, is not set.</error>
          <system-out>POST /orders</system-out>
        </testcase>
        <testcase name="Late" classname="Orders" time="0.000">
          <skipped message="The run was cancelled."/>
          <system-out>POST /orders</system-out>
        </testcase>
      </testsuite>
      <testsuite name="Orders / Happy &amp; sad" tests="1" failures="1" errors="0" skipped="0" time="0.041" timestamp="2026-11-18T11:06:40" hostname="localhost">
        <properties><property name="seed" value="42"/></properties>
        <testcase name="Read &lt;order&gt; &amp; &quot;more&quot;" classname="Orders / Happy &amp; sad" time="0.041">
          <failure message="2 expectations were not met" type="AssertionError">status is 200: expected 200, came 404 (status)&#10;$.a is 1: expected 1, came &quot;&lt;b&gt;&quot; ($.a)</failure>
          <system-out>POST /orders&#10;status 201, 41.25 ms of virtual time&#10;0 of 2 assertions passed&#10;run abc</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('iterations are suites of their own', () => {
  const twice = { ...run, iterations: 2, results: [result({}), result({ iteration: 2 })] }
  expect(junitReport(twice).match(/<testsuite name="[^"]*"/g)).toEqual([
    '<testsuite name="Orders (iteration 1)"',
    '<testsuite name="Orders (iteration 2)"',
  ])
})

/** Reads back what `xmlText` wrote, as an XML parser would. */
function readXml(text: string): string {
  expect(text).not.toMatch(/[<>"']/)
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined
      ? ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? '?')
      : String.fromCodePoint(Number(code)),
  )
}

describe('escaping', () => {
  test('any text is read back from XML, but for characters that XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const expected = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
        expect(readXml(xmlText(text))).toBe(expected)
      }),
    )
    expect(xmlText('\uD800a\uDC00')).toBe('\uFFFDa\uFFFD')
  })

  test('no text opens a tag, an attribute or a reference in HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '\u0000', '/') }), (text) => {
        expect(htmlText(text)).toMatch(/^(?:[^<>"'&\u0000]|&(?:amp|lt|gt|quot|#39);)*$/)
      }),
    )
  })

  test('hostile names leave both reports whole', () => {
    const hostile = ']]>--><script>alert(1)</script>\u0000\u001b"\'&amp;'
    const odd = {
      ...run,
      name: hostile,
      results: [result({ name: hostile, path: hostile, state: 'error', reason: hostile })],
    }
    expect(junitReport(odd)).not.toContain('<script')
    expect(junitReport(odd).match(/<\/?[a-z]+/g)).toEqual(
      junitReport({ ...run, results: [result({ state: 'error', reason: 'x' })] }).match(/<\/?[a-z]+/g),
    )
    expect(htmlReport(odd)).not.toContain('<script')
  })
})

test('the HTML report needs nothing from elsewhere and tells what failed', () => {
  const html = htmlReport(run)
  expect(html).not.toMatch(/https?:|<script|<link|<img|url\(/)
  expect(html).toContain('prefers-color-scheme:dark')
  expect(html).toContain('Read &lt;order&gt; &amp; &quot;more&quot;')
  expect(html).toContain('status is 200: expected 200, came 404 (status)')
  expect(html).toContain('4 requests · 1 passed · 1 failed · 1 error · 1 not run · seed 42')
})

test('secrets are masked in every form in which they may stand', () => {
  const secret = 'p"a/s s&w'
  const value = {
    plain: `x ${secret} y`,
    url: `/p"a/s%20s&w/?a=${encodeURIComponent(secret)}`.replace('"', '%22'),
    json: JSON.stringify({ secret }),
    base64: `Basic ${btoa(secret)}`,
    list: [{ deep: secret }],
    number: 4,
  }
  expect(maskSecrets(value, [secret, '', '12'])).toEqual({
    plain: `x ${secretMask} y`,
    url: `/${secretMask}/?a=${secretMask}`,
    json: `{"secret":"${secretMask}"}`,
    base64: `Basic ${secretMask}`,
    list: [{ deep: secretMask }],
    number: 4,
  })
  expect(maskSecrets(['12', '1234'], ['12'])).toEqual([secretMask, '1234'])
})

test.each([
  ['', { rows: [] }],
  ['a,b\n1,2\n', { rows: [{ a: '1', b: '2' }] }],
  [
    '\uFEFFa,b\r\n"x, ""y""\n",\r\n\r\n3',
    {
      rows: [
        { a: 'x, "y"\n', b: '' },
        { a: '3', b: '' },
      ],
    },
  ],
  ['a,b\n1,2,', { problem: 'Row 1 has 3 fields, and the first line names 2.' }],
  ['a\n"x', { problem: expect.stringContaining('a quote is not closed') }],
  ['[{"a":1,"b":{"c":null}},{"a":"x"}]', { rows: [{ a: '1', b: '{"c":null}' }, { a: 'x' }] }],
  ['{"a":1}', { problem: expect.stringContaining('an array of objects') }],
  ['[1]', { problem: 'Row 1 is no object.' }],
  ['[', { problem: expect.stringContaining('This is no JSON') }],
  [`a\n${'1\n'.repeat(1001)}`, { problem: 'The table has 1001 rows; 1000 are allowed.' }],
])('the table %j', (text, expected) => {
  expect(readDataTable(text)).toEqual(expected)
})
