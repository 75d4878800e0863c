import { TemplateParseError, TemplateRenderError } from '@gatewright/vtl'
import { describe, expect, test } from 'vitest'
import { compileMappingTemplate, type MappingTemplateInput, renderMappingTemplate } from './mapping-template.ts'

const sample: MappingTemplateInput = {
  body: '{"id":7,"tags":["a","b"],"who":{"name":"Ada"},"none":null}',
  params: {
    path: { id: 'from-path' },
    querystring: { id: 'from-query', page: '2' },
    header: { page: 'from-header', 'X-Trace': 't' },
  },
  context: { stage: 'dev', requestTimeEpoch: 1583349317135, identity: { sourceIp: '203.0.113.7', user: null } },
  stageVariables: { table: 'orders', 'dash-ed': 'd' },
}

function text(template: string, given: Partial<MappingTemplateInput> = {}): string {
  return renderMappingTemplate(template, { ...sample, ...given }).text
}

describe('$input', () => {
  test.each([
    ['$input.body', sample.body],
    ['[$input.body.id]', '[]'],
    ["$input.path('$.id')", '7'],
    ["$input.path('$.who')", '{name=Ada}'],
    ["$input.path('$.tags')", '["a","b"]'],
    ["[$input.path('$.none')][$input.path('$.nope')]", '[][]'],
    ["$input.json('$.who')", '{"name":"Ada"}'],
    ["$input.json('$.who.name')", '"Ada"'],
    ["$input.json('$.nope')", '""'],
    ["$input.json('$.none')", 'null'],
    ["$input.params('id') $input.params('page') $input.params('X-Trace')", 'from-path 2 t'],
    ["[$input.params('x-trace')]", '[]'],
    [
      '$input.params()',
      '{path={id=from-path}, querystring={id=from-query, page=2}, header={page=from-header, X-Trace=t}}',
    ],
    ["$input.params().header.get('X-Trace')", 't'],
    ["#set($r = $input.path('$'))#set($r.id = 8)$input.json('$.id')", '8'],
    ["[$input.nope][$input.nope('x')][$input.path()][$input.path(1)]", '[][][][]'],
    ["[$input.params('toString')][$input.params('__proto__')]", '[][]'],
  ])('%s', (template, expected) => {
    expect(text(template)).toBe(expected)
  })

  test('an empty payload is an empty object', () => {
    expect(text("$input.body $input.json('$') [$input.path('$.x')]", { body: '' })).toBe('{} {} []')
  })

  test('a payload is read when it is asked for, and only then', () => {
    expect(text('$input.body', { body: '{broken' })).toBe('{broken')
    expect(() => text("$input.json('$')", { body: '{broken' })).toThrow(TemplateRenderError)
    expect(() => text("a\n  $input.json('$')", { body: '{broken' })).toThrow('(line 2, column 3)')
  })

  test('a path that cannot be read names its place and the template’s', () => {
    expect(() => text("$input.path('$.a[')")).toThrow(
      /\$input\.path\('\$\.a\['\) fails: .* at position 5: .*\(line 1, column 1\)/,
    )
  })
})

describe('$context and $stageVariables', () => {
  test.each([
    ['$context.stage $context.requestTimeEpoch', 'dev 1583349317135'],
    ['$context.identity.sourceIp [$context.identity.user] [$context.identity]', '203.0.113.7 [] []'],
    ['[$context.authorizer.claims.sub]', '[]'],
    ['$stageVariables.table ${stageVariables.table}! $stageVariables["dash-ed"]', 'orders orders! d'],
    ['[$stageVariables.nope]', '[]'],
    ['#foreach($k in $stageVariables.keySet())$k;#end', 'table;dash-ed;'],
  ])('%s', (template, expected) => {
    expect(text(template)).toBe(expected)
  })
})

describe('overrides', () => {
  test.each([
    '#set($context.responseOverride.status = 201)#set($context.responseOverride.status = 201)',
    '#set($context.requestOverride.header.a = 1)$context.requestOverride.header.put("a", 2)',
    '#set($context.requestOverride.path["a"] = 1)#set($context.requestOverride.path.a = 2)',
  ])('are final: setting one again ends the rendering: %s', (template) => {
    expect(() => text(template)).toThrow(TemplateRenderError)
    expect(() => text(template)).toThrow('a second time')
    const context = { requestOverride: { path: {}, header: {}, querystring: {} }, responseOverride: { header: {} } }
    expect(() => text(template, { context })).toThrow('a second time')
  })

  test('come out by kind, with values of every type', () => {
    const { overrides } = renderMappingTemplate(
      `#set($context.requestOverride.header.X-A = "a")
#set($context.requestOverride.header["X-B"] = ["b", "c"])
#set($context.requestOverride.path.id = 5)
$!context.requestOverride.querystring.put("q", 1.5)
#set($context.responseOverride.status = 201)
#set($context.responseOverride.header.Location = $input.path('$.who'))`,
      sample,
    )
    expect(overrides).toEqual({
      request: { header: { 'X-A': 'a', 'X-B': ['b', 'c'] }, path: { id: 5 }, querystring: { q: 1.5 } },
      response: { header: { Location: { name: 'Ada' } }, status: 201 },
    })
  })

  test('there are none without any', () => {
    expect(renderMappingTemplate('x', sample).overrides).toEqual({
      request: { header: {}, path: {}, querystring: {} },
      response: { header: {} },
    })
  })

  test('what is no map where a map belongs is no override', () => {
    const { overrides } = renderMappingTemplate('#set($context.requestOverride = "x")', sample)
    expect(overrides.request).toEqual({ header: {}, path: {}, querystring: {} })
  })

  test('names like those of JavaScript’s objects are ordinary', () => {
    const { overrides } = renderMappingTemplate('#set($context.requestOverride.header["__proto__"] = "x")', sample)
    expect(Object.entries(overrides.request.header)).toEqual([['__proto__', 'x']])
  })

  test('a value that holds itself comes out cut off', () => {
    const { overrides } = renderMappingTemplate(
      '#set($m = {})#set($m.self = $m)#set($context.requestOverride.header.x = $m)',
      sample,
    )
    expect(JSON.stringify(overrides).length).toBeLessThan(5_000)
  })
})

test('a later template of the call sees what an earlier one put into $context, and what became known since', () => {
  const context = {
    stage: 'dev',
    requestOverride: { header: {}, path: {}, querystring: {} },
    responseOverride: { header: {} },
  }
  const first = compileMappingTemplate(
    '#set($context.custom = "c")#set($context.stage = "mine")#set($context.responseOverride.header.h = "1")',
  ).render({ ...sample, context })
  const second = compileMappingTemplate('$context.custom $context.stage $context.awsEndpointRequestId').render({
    ...sample,
    context: { ...context, awsEndpointRequestId: 'r-1' },
    contextMap: first.context,
  })
  expect(second.text).toBe('c mine r-1')
  expect(second.overrides.response.header).toEqual({ h: '1' })
})

test('a compiled template keeps nothing from one rendering to the next', () => {
  const template = compileMappingTemplate(
    '#set($context.n = "$!context.n!")#set($r = $input.path("$"))#set($r.x = 1)$context.n$r.size()',
  )
  expect(template.render(sample).text).toBe(template.render(sample).text)
})

test('mistakes come out when the template is compiled, all of them', () => {
  const run = () => compileMappingTemplate('#if($a\n#foreach($x of)\n')
  expect(run).toThrow(TemplateParseError)
  expect(run).toThrow(/Line \d+, column \d+/)
})

describe('hostile templates end with a limit’s name and a place', () => {
  const rows = JSON.stringify({ rows: Array.from({ length: 900 }, (_, id) => ({ id, text: 'x'.repeat(50) })) })
  test.each([
    ["#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $input.path('$..id'))#end#end", 'maxSteps'],
    ["#foreach($i in [1..1000])#set($x = $input.json('$'))#end", 'maxSteps'],
    ['#foreach($i in [1..1000])#set($x = $util.parseJson($input.body))#end', 'maxSteps'],
    ['#set($s = $input.body)#foreach($i in [1..1000])#set($s = $util.urlEncode($s))#end', 'maxSteps'],
    ["$input.path('$').rows.get(0).text.replaceAll('(x+x+)+\\1y', 'z')", 'maxSteps'],
    ["$input.path('$..[?(@.text =~ /(x+x+)+\\1y/)]')", 'maxSteps'],
    ['#set($s = $input.body)#foreach($i in [1..1000])#set($s = $s + $s)#end', 'maxOutputLength'],
    ['#foreach($i in [1..1000])#foreach($j in [1..1000])$input.body#end#end', 'maxOutputLength'],
    ['#foreach($i in [1..1001])$i#end', 'maxForeachIterations'],
    ['#set($l = [])#foreach($i in [1..1000])#set($l = [$l])#end$l', 'maxValueDepth'],
  ])('%s', (template, limit) => {
    let caught: unknown
    try {
      renderMappingTemplate(template, { ...sample, body: rows })
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(TemplateRenderError)
    expect(caught).toMatchObject({ limit, line: 1 })
  })
})
