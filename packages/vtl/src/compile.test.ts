import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileTemplate } from './compile.ts'
import { TemplateParseError, TemplateRenderError } from './diagnostics.ts'
import { JavaMap } from './java/value.ts'
import type { OutputSegment } from './observe.ts'

const values = () => ({
  name: 'Ada',
  list: ['a', 'b', 'c'],
  map: JavaMap.of([
    ['x', 1],
    ['y', null],
  ]),
  none: null,
})

function velocity(source: string): string {
  return compileTemplate(source, { dialect: 'velocity' }).render(values()).text
}

function service(source: string): string {
  return compileTemplate(source, { dialect: 'apigateway' }).render(values()).text
}

describe('the dialects differ where a reference has no value', () => {
  test.each([
    ['[$nope]', '[$nope]', '[]'],
    ['[$!nope]', '[]', '[]'],
    ['[${name.nope}]', '[${name.nope}]', '[]'],
    ['#if($nope)y#{else}n#end', 'n', 'y'],
    ['#if($nope == "")y#{else}n#end', 'n', 'y'],
    ['#set($a = 1)#set($a = $nope)[$a]', '[1]', '[]'],
    ['#macro(m)x#end#m()', 'x', '#m()'],
    ['#evaluate("$name")', 'Ada', '#evaluate("$name")'],
    ['\\$nope', '\\$nope', '$nope'],
    ['$name$map.x$list[1]', 'Ada1b', 'Ada1b'],
  ])('%s', (source, ofVelocity, ofService) => {
    expect(velocity(source)).toBe(ofVelocity)
    expect(service(source)).toBe(ofService)
  })
})

describe('what directives do', () => {
  test.each([
    ['#foreach($i in $list)$foreach.count$i#if($foreach.hasNext),#end#end', '1a,2b,3c'],
    ['#foreach($i in [3..1])$i#end', '321'],
    ['#foreach($i in $list)#if($i == "b")#break#end$i#end', 'a'],
    ['#foreach($k in $map.keySet())$k#end', 'xy'],
    ['#foreach($i in $list)#foreach($j in $list)#if($j == "b")#break($foreach.parent)#end$i$j #end#end', 'aa '],
    ['#define($d)<$name>#end$d#set($name = "Bo")$d', '<Ada><Bo>'],
    ['a#stop b', 'a'],
    ['#set($x = 7 / 2 + 3 % 2 * -1)$x', '2'],
    ['#set($x = 2147483647 + 1)$x', '2147483648'],
    ['#set($x = 1.0 + 1)$x', '2.0'],
    ['#set($x = "$name!#if(true)?#end")$x', 'Ada!?'],
    ['#if(1 < 2 && !false || $nope)y#end', 'y'],
    ['#if("a")y#{else}n#end', 'n'],
    ['  #set($x = 1)\nb', 'b'],
    ['a #* c *# b## rest\nd', 'a  bd'],
    ['#[[ $name ]]#', ' $name '],
    ['$name.substring(1).toUpperCase() $list.size() $list.get(0)', 'DA 3 a'],
  ])('%s', (source, expected) => {
    expect(service(source)).toBe(expected)
  })
})

describe('mistakes name the place and the way out', () => {
  test.each([
    ['a\n#if($a', 2, /#if has no #end/],
    ['#foreach($i in $l)', 1, /#foreach has no #end/],
    ['x #end', 1, /closes nothing/],
    ['#set($a = )', 1, /stands where a value/],
    ['#set($a = 1 +)', 1, /stands where a value/],
    ['$a[', 1, /index/],
    ["#set($a = 'b)", 1, /no closing '/],
    ['cost $', 1, /ends within/],
  ])('%j at line %i', (source, line, message) => {
    let caught: unknown
    try {
      compileTemplate(source)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(TemplateParseError)
    const [first] = (caught as TemplateParseError).problems
    expect(first?.line).toBe(line)
    expect(first?.message).toMatch(message)
  })

  test('one mistake does not hide the next', () => {
    const problems = () => compileTemplate('#set($a = )\n$b[\n#if($c)\n')
    expect(problems).toThrow(TemplateParseError)
    try {
      problems()
    } catch (error) {
      expect(new Set((error as TemplateParseError).problems.map(({ line }) => line)).size).toBeGreaterThan(1)
    }
  })

  test.each([
    ['\n $list[9]', 2, '$list[9]'],
    ['$list.get(9)', 1, '$list.get(9)'],
    ["$name.replaceAll('(', '')", 1, "$name.replaceAll('(', '')"],
  ])('%j fails while rendering, at its reference', (source, line, reference) => {
    expect(() => service(source)).toThrow(TemplateRenderError)
    try {
      service(source)
    } catch (error) {
      expect(error).toMatchObject({ line, reference, code: 'exception' })
    }
  })
})

describe('every limit ends a template with its name', () => {
  test.each([
    ['#foreach($i in [1..11])$i#end', { maxForeachIterations: 10 }, 'maxForeachIterations'],
    ['#foreach($i in [1..900])#foreach($j in [1..900])#end#end', { maxSteps: 1_000 }, 'maxSteps'],
    ['#foreach($i in [1..900])$name$name#end', { maxOutputLength: 100 }, 'maxOutputLength'],
    ['#set($l = [1..100])', { maxItems: 10 }, 'maxItems'],
    ['#set($n = 9)#foreach($i in [1..900])#set($n = $n * $n)#end', { maxIntegerBits: 1_000 }, 'maxIntegerBits'],
    ['#set($l = [])#foreach($i in [1..40])#set($l = [$l])#end$l', { maxValueDepth: 20 }, 'maxValueDepth'],
  ])('%s', (source, limits, limit) => {
    const run = () => compileTemplate(source).render(values(), { limits })
    expect(run).toThrow(TemplateRenderError)
    try {
      run()
    } catch (error) {
      expect(error).toMatchObject({ code: 'limit', limit })
    }
  })

  test('nesting is limited when parsing', () => {
    expect(() => compileTemplate('#if(true)'.repeat(2_000))).toThrow(/nested more than 500 deep/)
    expect(() => compileTemplate(`#set($a = ${'['.repeat(3_000)})`)).toThrow(/nested more than 500 deep/)
  })
})

test('an observer is told of statements, branches, iterations, values and output, and changes nothing', () => {
  const source = '#set($n = 1)#foreach($i in $list)#if($i == "b")B#{else}$i#end#end $name'
  const told: string[] = []
  const segments: OutputSegment[] = []
  const compiled = compileTemplate(source)
  const { text } = compiled.render(values(), {
    observer: {
      onStatement: ({ kind }, view) => told.push(`${kind} ${view.output.length}`),
      onBranch: (_statement, branch) => told.push(`branch ${branch}`),
      onIteration: (_statement, index, item) => told.push(`item ${index} ${String(item)}`),
      onOutput: (segment) => segments.push(segment),
    },
  })
  expect(text).toBe(compiled.render(values()).text)
  expect(told.slice(0, 7)).toEqual(['set 0', 'foreach 0', 'item 0 a', 'if 0', 'branch 1', 'reference 0', 'item 1 b'])
  expect(segments.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
  expect(segments.map(({ origins }) => origins.map(({ path }) => path).join())).toEqual(['[0]', '', '[2]', '', ''])
})

test('an observer may give a variable another value and end the rendering', () => {
  const compiled = compileTemplate('#set($a = 1)$a#set($b = 2)$b')
  const { text } = compiled.render(
    {},
    { observer: { onStatement: (s, view) => s.kind === 'reference' && view.assign('a', 'A') } },
  )
  expect(text).toBe('A2')
  const stop = new Error('enough')
  expect(() =>
    compiled.render(
      {},
      {
        observer: {
          onStatement: () => {
            throw stop
          },
        },
      },
    ),
  ).toThrow(stop)
})

test('any text is rendered, or refused with a place inside it', () => {
  const piece = fc.constantFrom(
    '$',
    '#',
    '$a',
    '${a}',
    '#if(',
    '#foreach($i in ',
    '$list',
    ')',
    '#end',
    '#else',
    '"',
    "'",
    '\\',
    '[',
    ']',
    '{',
    '}',
    '(',
    '.size()',
    '1',
    ' + ',
    '#set($x = ',
    '\n',
    '##',
    '#*',
    '*#',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const source = pieces.join('')
      try {
        service(source)
      } catch (error) {
        const problems = error instanceof TemplateParseError ? error.problems : [error as TemplateRenderError]
        for (const { start, end } of problems) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(source.length)
        }
      }
    }),
    { numRuns: 2_000, seed: 7 },
  )
})
