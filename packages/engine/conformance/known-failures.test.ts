import { describe, expect, it } from 'vitest'
import { disputeFault, parseDisputes } from './disputed.ts'
import { firstList, parseKnownFailures, resultsOf, shrunkList } from './known-failures.ts'

const text = `# heading
a/one
a/two*   # because
gateway/http.json
b/only @gateway
`

describe('parseKnownFailures', () => {
  const known = parseKnownFailures(text, 'engine')
  it.each([
    ['an id', 'x/y.json', 'a/one', true],
    ['a glob', 'x/y.json', 'a/two/deep', true],
    ['a whole file', 'shared/gateway/http.json', 'any/id', true],
    ['a file whose name only ends alike', 'shared/gateway/not-http.json', 'any/id', false],
    ['an id that only begins alike', 'x/y.json', 'a/one/more', false],
    ['an entry for another host', 'x/y.json', 'b/only', false],
  ])('knows %s', (_name, file, id, listed) => {
    expect(known.find(file, id) !== undefined).toBe(listed)
  })

  it('takes an entry for the hosts that it names', () => {
    expect(parseKnownFailures(text, 'gateway').find('x/y.json', 'b/only')).toBeDefined()
  })
})

describe('shrunkList', () => {
  it('takes out what passes, spells out what partly passes, and keeps the rest', () => {
    const results = [
      { file: 'x/y.json', id: 'a/one', failed: false },
      { file: 'x/y.json', id: 'a/two/1', failed: false },
      { file: 'x/y.json', id: 'a/two/2', failed: true },
      { file: 'gateway/http.json', id: 'h', failed: true },
    ]
    expect(shrunkList(text, 'engine', results)).toBe('# heading\na/two/2\ngateway/http.json\nb/only @gateway\n')
  })

  it('never adds what fails without being listed', () => {
    expect(shrunkList('', 'engine', [{ file: 'f.json', id: 'new', failed: true }])).toBe('')
  })
})

describe('firstList', () => {
  it('names a file of which nothing passes, and ids otherwise; together they list exactly what failed', () => {
    const results = [
      { file: 's/g/all.json', id: '1', failed: true },
      { file: 's/g/all.json', id: '2', failed: true },
      { file: 's/g/some.json', id: '3', failed: true },
      { file: 's/g/some.json', id: '4', failed: false },
      { file: 's/g/none.json', id: '5', failed: false },
    ]
    const list = firstList('# heading', results)
    expect(list).toContain('\ng/all.json\n')
    const known = parseKnownFailures(list, 'engine')
    for (const { file, id, failed } of results) expect(known.find(file, id) !== undefined).toBe(failed)
  })
})

describe('resultsOf', () => {
  it('leaves out what was skipped, so that it counts neither as failed nor as healed', () => {
    const vectors = [
      { id: 'passed', verdict: { result: 'passed' } as const },
      { id: 'failed', verdict: { result: 'failed', problems: [] } as const },
      { id: 'skipped', verdict: { result: 'skipped', reason: 'cannot' } as const },
    ]
    expect(resultsOf([{ name: 'f.json', vectors }])).toEqual([
      { file: 'f.json', id: 'passed', failed: false },
      { file: 'f.json', id: 'failed', failed: true },
    ])
  })
})

describe('disputes', () => {
  it('stand against vectors recorded as peer alone', () => {
    expect(disputeFault({ id: 'x', evidence: 'the page says so' }, 'peer')).toBeUndefined()
    expect(disputeFault({ id: 'x', evidence: 'the page says so' }, 'aws')).toContain('recorded as aws')
  })

  it('need evidence', () => {
    expect(() => parseDisputes('[{"id":"x","evidence":" "}]')).toThrow('evidence')
  })
})
