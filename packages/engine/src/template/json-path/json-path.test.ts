import { type JavaValue, LimitExceeded, Meter, toJsonText } from '@gatewright/vtl'
import fc from 'fast-check'
import { query } from 'jsonpathly'
import { describe, expect, test } from 'vitest'
import { parsePayload } from '../payload.ts'
import { compilePath } from './compile-path.ts'
import { InvalidPath } from './invalid-path.ts'
import { evaluatePath, locatePath } from './json-path.ts'

const fleet = parsePayload(`{
  "depot": {
    "vans": [
      { "plate": "OSL 1", "kind": "box", "load": 3.5, "crew": ["Liv", "Per"] },
      { "plate": "OSL 2", "kind": "flat", "load": 12, "crew": [] },
      { "plate": "BGO 7", "kind": "box", "load": 7.25, "sold": null },
      { "kind": "tank", "load": 20, "sold": false }
    ],
    "bike": { "plate": "none", "load": 0.5 }
  },
  "limit": 8,
  "nothing": null,
  "words": ["one", "two", "three"],
  "grid": [[1, 2], [3, 4]],
  "odd names": { "a.b": 1, "first-name": 2, "": 3, "it's": 4, "æ": 5 }
}`)

function read(path: string): string {
  const value = evaluatePath(compilePath(path), fleet, new Meter())
  return value === undefined ? 'not found' : toJsonText(value)
}

describe('a definite path gives the value itself', () => {
  test.each([
    ['$.limit', '8'],
    ['limit', '8'],
    ['$.depot.vans[0].plate', '"OSL 1"'],
    ['$.depot.vans[0].crew', '["Liv","Per"]'],
    ["$['depot']['bike']['load']", '0.5'],
    ['$["depot"]["bike"].load', '0.5'],
    ['$.depot.vans[-1].kind', '"tank"'],
    ['$.grid[1][0]', '3'],
    ["$.['words'][2]", '"three"'],
    ["$['odd names']['a.b']", '1'],
    ["$['odd names'].first-name", '2'],
    ["$['odd names']['']", '3'],
    ["$['odd names']['it\\'s']", '4'],
    ["$['odd names'].æ", '5'],
    ["$['odd names']['\\u00e6']", '5'],
    ['$.nothing', 'null'],
    ['  $.limit  ', '8'],
  ])('%s is %s', (path, expected) => {
    expect(read(path)).toBe(expected)
  })
})

describe('nothing is found where a definite path leads nowhere', () => {
  test.each([
    '$.depot.cars',
    '$.depot.vans[9]',
    '$.depot.vans[-9]',
    '$.depot.vans.plate',
    '$.limit.x',
    '$.limit[0]',
    '$.nothing.x',
    '$.depot.cars[*].plate',
    '$.depot.cars..plate',
    '$.depot.bike[0,1]',
    '$.nothing[1:]',
    '$.words.one',
  ])('%s', (path) => {
    expect(read(path)).toBe('not found')
  })
})

describe('an indefinite path gives a list, whatever it finds', () => {
  test.each([
    ['$.words[*]', '["one","two","three"]'],
    ['$.words.*', '["one","two","three"]'],
    ['$.depot.bike.*', '["none",0.5]'],
    ['$.limit.*', '[]'],
    ['$.depot.vans[*].plate', '["OSL 1","OSL 2","BGO 7"]'],
    ['$.depot.vans[*].cars.x', '[]'],
    ['$..plate', '["none","OSL 1","OSL 2","BGO 7"].'],
    ['$..missing', '[]'],
    ['$..vans[0].plate', '["OSL 1"]'],
    ['$..crew[0]', '["Liv"]'],
    ['$.depot..load', '[3.5,12,7.25,20,0.5]'],
    ['$.words[0,2]', '["one","three"]'],
    ['$.words[2, 0, 7]', '["three","one"]'],
    ['$.words[1:]', '["two","three"]'],
    ['$.words[:2]', '["one","two"]'],
    ['$.words[-2:]', '["two","three"]'],
    ['$.words[:-2]', '["one"]'],
    ['$.words[1:-1]', '["two"]'],
    ['$.words[0:9]', '["one","two","three"]'],
    ['$.words[7:]', '[]'],
    ['$.words[2:1]', '[]'],
    ['$.grid[*][0]', '[1,3]'],
    ['$.grid[*][*]', '[1,2,3,4]'],
    ['$.grid[0:1][1]', '[2]'],
    ['$..[1]', '["two",[3,4],2,4,{"plate":"OSL 2","kind":"flat","load":12,"crew":[]},"Per"].'],
  ])('%s is %s', (path, expected) => {
    if (expected.endsWith('.')) {
      const items = (text: string) => (JSON.parse(text) as unknown[]).map((item) => JSON.stringify(item)).sort()
      expect(items(read(path))).toEqual(items(expected.slice(0, -1)))
    } else expect(read(path)).toBe(expected)
  })
})

describe('several names give one object', () => {
  test.each([
    ["$.depot.bike['load','plate']", '{"load":0.5,"plate":"none"}'],
    ["$.depot.bike['load','wheels']", '{"load":0.5}'],
    ["$.depot.bike['wheels','bell']", '{}'],
    ["$.depot.vans[0:2]['plate','load']", '[{"plate":"OSL 1","load":3.5},{"plate":"OSL 2","load":12}]'],
    [
      "$..['plate','kind']",
      '[{"plate":"OSL 1","kind":"box"},{"plate":"OSL 2","kind":"flat"},{"plate":"BGO 7","kind":"box"}]',
    ],
    ["$['depot','nothing'].bike", '[{"plate":"none","load":0.5}]'],
  ])('%s is %s', (path, expected) => {
    expect(read(path)).toBe(expected)
  })
})

describe('filters', () => {
  test.each([
    ['@.sold', '["BGO 7",20]'],
    ['!@.sold', '["OSL 1","OSL 2"]'],
    ['!(@.sold)', '["OSL 1","OSL 2"]'],
    ['@.load > 7', '["OSL 2","BGO 7",20]'],
    ['@.load<=7.25', '["OSL 1","BGO 7"]'],
    ['@.load == 12.0', '["OSL 2"]'],
    ["@.load == '12'", '["OSL 2"]'],
    ['@.load > -1e3 && @.load < .5e1', '["OSL 1"]'],
    ["@.kind == 'box'", '["OSL 1","BGO 7"]'],
    ['@.kind == "box"', '["OSL 1","BGO 7"]'],
    ["'box' == @.kind", '["OSL 1","BGO 7"]'],
    ["@.kind != 'box'", '["OSL 2",20]'],
    ["@.plate != 'OSL 1'", '["OSL 2","BGO 7",20]'],
    ["@.kind < 'c'", '["OSL 1","BGO 7"]'],
    ["@.load < 'x'", '[]'],
    ["@.kind == 'box' && @.load > 5", '["BGO 7"]'],
    ["@.kind == 'flat' || @.kind == 'tank'", '["OSL 2",20]'],
    ["@.kind == 'flat' || @.kind == 'box' && @.load > 5", '["OSL 2","BGO 7"]'],
    ["(@.kind == 'flat' || @.kind == 'box') && @.load > 5", '["OSL 2","BGO 7"]'],
    ['@.load<8&&@.load>4', '["BGO 7"]'],
    ['@.sold == null', '["BGO 7"]'],
    ['@.sold == false', '[20]'],
    ['@.sold != null', '["OSL 1","OSL 2",20]'],
    ['@.load > $.limit', '["OSL 2",20]'],
    ["@['load'] > $['limit']", '["OSL 2",20]'],
    ["@.crew[0] == 'Liv'", '["OSL 1"]'],
    ['@.crew', '["OSL 1","OSL 2"]'],
    ['@.crew == []', '["OSL 2"]'],
    ['@.crew == [\'Liv\', "Per"]', '["OSL 1"]'],
    ["@.crew contains 'Per'", '["OSL 1"]'],
    ["@.plate contains 'SL'", '["OSL 1","OSL 2"]'],
    ["@.kind in ['flat', 'tank']", '["OSL 2",20]'],
    ["@.kind nin ['flat', 'tank']", '["OSL 1","BGO 7"]'],
    ['@.crew size 2', '["OSL 1"]'],
    ['@.crew empty true', '["OSL 2"]'],
    ["@.crew subsetof ['Liv','Per','Kim']", '["OSL 1","OSL 2"]'],
    ["@.crew anyof ['Per','Kim']", '["OSL 1"]'],
    ["@.crew noneof ['Per']", '["OSL 2"]'],
    ["@.crew all ['Per']", '["OSL 1"]'],
    ['@.crew.length() > 1', '["OSL 1"]'],
    ['@.plate =~ /osl.*/i', '["OSL 1","OSL 2"]'],
    ['@.plate =~ /OSL/', '[]'],
    ['@.plate =~ /[A-Z]+ [17]/', '["OSL 1","BGO 7"]'],
    ["@.kind === 'box'", '["OSL 1","BGO 7"]'],
    ["@.load !== '12'", '["OSL 1","OSL 2","BGO 7",20]'],
  ])('[?(%s)]', (filter, expected) => {
    const found = evaluatePath(compilePath(`$.depot.vans[?(${filter})]`), fleet, new Meter())
    const names = (JSON.parse(toJsonText(found ?? null)) as { plate?: string; load: number }[]).map(
      ({ plate, load }) => plate ?? load,
    )
    expect(JSON.stringify(names)).toBe(expected)
  })

  test.each([
    ["$.words[?(@ == 'two')]", '["two"]'],
    ['$.grid[?(@[0] > 2)]', '[[3,4]]'],
    ['$.grid[?(@[0] > 2)][1]', '[4]'],
    ['$.depot.bike[?(@.load < 1)].plate', '["none"]'],
    ['$..[?(@.load < 1)].plate', '["none"]'],
    ["$.depot.vans[?(@.kind == 'box')].crew[*]", '["Liv","Per"]'],
    ['$.depot.vans[?(@.crew[?(@ == "Per")])].plate', '["OSL 1","OSL 2"]'],
    ['$.grid[*][?(@ > 2)]', '[3,4]'],
    ['$.words[ ?( @ == "one" ) ]', '["one"]'],
  ])('%s is %s', (path, expected) => {
    expect(read(path)).toBe(expected)
  })
})

describe('functions', () => {
  test.each([
    ['$.words.length()', '3'],
    ['$.depot.bike.length()', '2'],
    ['$.limit.length()', 'null'],
    ['$.depot.keys()', '["vans","bike"]'],
    ['$.grid[0].sum()', '3.0'],
    ['$.grid[1].min()', '3.0'],
    ['$.grid[1].max()', '4.0'],
    ['$.grid[0].avg()', '1.5'],
    ['$.grid[0].stddev()', '0.5'],
    ['$..load.max()', '20.0'],
    ['$..crew.length()', '2'],
    ['$.words.first()', '"one"'],
    ['$.words.last()', '"three"'],
    ['$.words.index(1)', '"two"'],
    ['$.words.index(-1)', '"three"'],
    ['$.words.concat("!")', '"onetwothree!"'],
    ["$.concat($.depot.bike.plate, '-', $.limit)", '"none-8"'],
    ['$.grid[0].append(5, 6)', '[1,2,5,6]'],
    ['$.grid[*].length()', '[2,2]'],
  ])('%s is %s', (path, expected) => {
    expect(read(path)).toBe(expected)
  })

  test('numbers of nothing are an error', () => {
    expect(() => read('$.words.max()')).toThrow(/empty array/)
  })
})

describe('a path that cannot be read names the position', () => {
  test.each([
    ['', 3],
    ['$.', 3],
    ['$..', 4],
    ['$x', 2],
    ['$...a', 4],
    ['$.a.', 5],
    ['$.a..', 6],
    ['$.a b', 4],
    ['$.a[', 5],
    ['$.a[]', 5],
    ['$.a[b]', 5],
    ["$.a['b]", 5],
    ["$.a['b'", 8],
    ['$.a[1.5]', 5],
    ['$.a[:]', 7],
    ['$.a[*', 6],
    ['$.a[?]', 6],
    ['$.a[?()]', 7],
    ['$.a[?@.b]', 6],
    ['$.a[?(@.b == )]', 14],
    ['$.a[?(@.b = 1)]', 11],
    ['$.a[?(@.b == 1]', 15],
    ['$.a[?(@.b =~ /x)]', 14],
    ['$.a[?(@.b =~ /(/)]', 17],
    ['$.a[?(@.b =~ /x/q)]', 18],
    ['$.a[?(1)]', 8],
    ["$.a[?('b')]", 10],
    ['$.a[?(@.b in [1, {)]', 21],
    ['$.a.nope()', 9],
    ['$.a.concat(', 12],
    ['$.a[(@.length-1)]', 5],
  ])('%j at %i', (path, position) => {
    expect(() => compilePath(path)).toThrow(InvalidPath)
    expect(() => compilePath(path)).toThrow(`at position ${position}:`)
  })
})

test('a filter on a value that is no object or list is an error', () => {
  expect(() => read('$.limit[?(@.a)]')).toThrow(InvalidPath)
})

describe('hostile paths end with an error that says why', () => {
  test.each([
    [`$${'.a'.repeat(20_000)}`, /longer than 20000/],
    [`$[?(${'('.repeat(5_000)}`, /nested more than 50/],
    [`$[?(${'!'.repeat(5_000)}@.a)]`, /nested more than 50/],
    [`$${'[?(@'.repeat(3_000)}`, /nested more than 50/],
    [`$.concat(${'$.concat('.repeat(2_000)}`, /nested more than 50/],
  ])('%#', (path, message) => {
    expect(() => compilePath(path)).toThrow(message)
  })

  test.each([
    ['$..*..*..*..*', /steps/],
    ['$..[?($..[?($..[?(@.x)])])]', /steps/],
    ['$..[?(@.text =~ /(a+)+\\1b/)]', /steps/],
  ])('%s', (path, message) => {
    const deep = `${'['.repeat(100)}1${']'.repeat(100)}`
    const wide = `[${'{"a":[[1,2],[3,4]]},'.repeat(150)}{"text":"${'a'.repeat(60)}"},${deep}]`
    const run = () =>
      evaluatePath(compilePath(path), parsePayload(wide), new Meter({ ...new Meter().limits, maxSteps: 200_000 }))
    expect(run).toThrow(LimitExceeded)
    expect(run).toThrow(message)
  })
})

test('places lead to what was found', () => {
  const found = locatePath(compilePath('$.depot.vans[?(@.load > 7)].plate'), fleet, new Meter())
  expect(found?.places).toEqual(['.depot.vans[1].plate', '.depot.vans[2].plate'])
  expect(locatePath(compilePath("$['odd names'].*"), fleet, new Meter())?.places).toContain('["odd names"]["a.b"]')
})

const name = fc.constantFrom('a', 'b', 'c')
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(0, 1, 2.5, 'x', 'y', true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value
const step = fc.oneof(
  name.map((key) => `.${key}`),
  name.map((key) => `['${key}']`),
  fc.nat(3).map((index) => `[${index}]`),
  fc.constantFrom('.*', '[*]', '[1:]', '[:2]', '[-1:]', '[0,1]', '[0:3]'),
)

test('paths of names, indexes, slices and wildcards find what another implementation finds', () => {
  fc.assert(
    fc.property(json, fc.array(step, { minLength: 1, maxLength: 5 }), (value, steps) => {
      const path = `$${steps.join('')}`
      const compiled = compilePath(path)
      const ours = evaluatePath(compiled, parsePayload(JSON.stringify(value)), new Meter())
      const list = ours === undefined ? [] : JSON.parse(toJsonText(ours))
      const theirs = query(value, path, { returnArray: true, hideExceptions: true })
      expect(compiled.definite && ours !== undefined ? [list] : list).toEqual(theirs)
    }),
    { numRuns: 2_000, seed: 7 },
  )
})

test('a deep scan for a name finds as much as another implementation', () => {
  fc.assert(
    fc.property(json, name, (value, key) => {
      const sorted = (list: unknown[]) => list.map((item) => JSON.stringify(item)).sort()
      const ours = evaluatePath(compilePath(`$..${key}`), parsePayload(JSON.stringify(value)), new Meter())
      const theirs = query(value, `$..${key}`, { returnArray: true, hideExceptions: true }) as unknown[]
      expect(sorted(JSON.parse(toJsonText(ours ?? null)))).toEqual(sorted(theirs))
    }),
    { numRuns: 500, seed: 7 },
  )
})

test('every place that is told leads to its value again', () => {
  fc.assert(
    fc.property(
      json,
      fc.array(fc.oneof(step, fc.constant('..a'), fc.constant('..*')), { maxLength: 4 }),
      (value, steps) => {
        const root = parsePayload(JSON.stringify(value))
        const compiled = compilePath(`$${steps.join('')}`)
        const found = locatePath(compiled, root, new Meter())
        const values = found === undefined ? [] : compiled.definite ? [found.value] : [...(found.value as JavaValue[])]
        const again = found?.places?.map((place) => evaluatePath(compilePath(`$${place}`), root, new Meter()))
        expect(again ?? []).toEqual(values)
      },
    ),
    { numRuns: 500, seed: 7 },
  )
})

test('any text is read as a path or refused with a position', () => {
  const piece = fc.constantFrom(
    '$',
    '@',
    '.',
    '..',
    '[',
    ']',
    '(',
    ')',
    '?',
    '*',
    "'",
    '"',
    '/',
    '\\',
    '!',
    '&&',
    '==',
    '=~',
    '1',
    '-',
    ':',
    ',',
    'a',
    ' ',
    'in',
    '{',
    '}',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      try {
        evaluatePath(compilePath(`$${pieces.join('')}`), fleet, new Meter())
      } catch (error) {
        expect((error as Error).message).toMatch(/at position \d+|JsonPath|empty array/)
      }
    }),
    { numRuns: 3_000, seed: 7 },
  )
})
