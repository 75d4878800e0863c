import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import type { TemplateFacts } from './facts.ts'
import { applyFix, lintTemplate } from './lint-template.ts'

const facts: TemplateFacts = {
  sample: emptySample,
  direction: 'request',
  contentType: 'application/json',
  values: [],
}

const found = (source: string, given: Partial<TemplateFacts> = {}) =>
  lintTemplate(source, { ...facts, ...given }).map(
    ({ code, severity, start, end }) => `${severity} ${code} ${source.slice(start, end).trim()}`,
  )

test.each([
  ['#if($a) x', ['error missing-end']],
  ['#set($a = )', ['error']],
])('%s is a mistake with its place', (source, [expected = '']) => {
  expect(found(source).some((line) => line.startsWith(expected))).toBe(true)
})

test.each([
  ['#if($input.params("a"))x#end', 'warning always-true $input.params("a")'],
  ['#set($l = [1])#if($l)x#end', 'warning always-true $l'],
  ['#if($context.stage && $input.path("$.a"))x#end', 'warning always-true $context.stage'],
  ['#if($input.path("$.a"))x#end', 'info true-unless-false $input.path("$.a")'],
  ['#if(!$input.path("$.a"))x#end', 'info true-unless-false $input.path("$.a")'],
  ['#if("a")x#end', 'warning always-false "a"'],
  ['#if($nothing)x#end', 'warning never-set $nothing'],
  ['$nothing.a', 'warning never-set $nothing.a'],
  ['$ctx.args.id', 'warning never-set $ctx.args.id'],
  ['$util.toJson($input.path("$"))', 'warning not-offered toJson'],
  ['$util.escapeJavascript("a")', 'warning unknown-method escapeJavascript'],
  ['$input.jsn("$")', 'warning unknown-method jsn'],
  ['$input.path("$.a").count()', 'warning unknown-method count'],
  ['$input.params("a").size()', 'warning unknown-method size'],
  ['#set($s = "a")$s.uppercase()', 'warning unknown-method uppercase'],
  ['#macro(m $a)x#end', 'warning not-offered #macro(m $a)'],
  ['#evaluate("a")', 'warning not-offered #evaluate("a")'],
  ['#parse("a")', 'error not-offered #parse("a")'],
  ['#hello("a")', 'info prints-as-text #hello("a")'],
  ['$context.authorizer.claims.sub', 'info needs-authorizer $context.authorizer.claims.sub'],
  ['$context.xrayTraceId', 'warning unknown-context $context.xrayTraceId'],
  ['$context.nonsense', 'info unknown-context $context.nonsense'],
  ['{"a": "$input.path(\'$.a\')"}', "warning unescaped-text $input.path('$.a')"],
  ['{"a": "$!{input.body}"}', 'warning unescaped-text $!{input.body}'],
  ['#set($r = $input.path("$")){"a": "$r.name"}', 'warning unescaped-text $r.name'],
  ['{#foreach($i in $input.path("$.l"))"a": "$i"#end}', 'warning unescaped-text $i'],
  ['{"a": "$util.escapeJavaScript($input.body)"}', 'warning escaped-apostrophe $util.escapeJavaScript($input.body)'],
  ['{"a": "$input.json("$")"}', 'warning json-in-quotes $input.json("$")'],
  ['#set($r = $input.path("$")){"a": $r.qty}', 'info empty-value $r.qty'],
])('%s: %s', (source, expected) => {
  expect(found(source)).toContain(expected)
})

test.each([
  '#if($input.params("a") != "")x#end',
  '#foreach($i in [1])$i#if($foreach.hasNext),#end#end',
  '#if($input.path("$.a").isEmpty())x#end',
  '#set($flag = true)#if($flag && !$flag)x#end',
  '{"a": $input.json("$.a")}',
  `{"a": "$util.escapeJavaScript($input.body).replaceAll("\\\\'", "'")"}`,
  '{"a": "$util.urlEncode($input.body)", "n": $input.path("$.l").size()}',
  'Action=Send&Body=$input.body',
  '#set($total = 0)#set($total = $total + 1){"total": $total, "stage": "$context.stage"}',
  '#set($context.responseOverride.status = 400)',
  '$input.params().querystring.keySet()',
  '$velocityCount #stop',
])('%s is fine', (source) => {
  expect(found(source)).toEqual([])
})

test('a condition whose value was Boolean when it ran is fine', () => {
  const source = '#if($input.path("$.a"))x#end'
  const values = [{ start: 4, end: 22, source: 'input.path("$.a")', type: 'Boolean', text: 'true' }]
  expect(found(source, { values })).toEqual([])
})

test('a number that was printed into a string is no more than a hint', () => {
  const source = `{"N": "$input.path('$.a')"}`
  const values = [{ start: 7, end: 25, source: "input.path('$.a')", type: 'Integer', text: '1' }]
  expect(found(source, { values })).toEqual(["info unescaped-text $input.path('$.a')"])
})

test.each([
  ['{"a": "$input.path(\'$.a\')"}', `{"a": "$util.escapeJavaScript($input.path('$.a')).replaceAll("\\\\'", "'")"}`],
  ['{"a": "$!{input.body}"}', `{"a": "$util.escapeJavaScript($input.body).replaceAll("\\\\'", "'")"}`],
  [
    '{"a": "$util.escapeJavaScript($input.body)"}',
    `{"a": "$util.escapeJavaScript($input.body).replaceAll("\\\\'", "'")"}`,
  ],
  ['#if($context.stage)x#end', '#if($context.stage != "")x#end'],
  ['$util.escapeJavascript("a")', '$util.escapeJavaScript("a")'],
  ['$input.path("$.a").count()', '$input.path("$.a").size()'],
])('the fix of %s leaves nothing to find', (source, expected) => {
  const [finding] = lintTemplate(source, facts)
  expect(finding && applyFix(source, finding)).toBe(expected)
  expect(found(expected)).toEqual([])
})
