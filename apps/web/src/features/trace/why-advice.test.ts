import type { Cause } from '@gatewright/engine'
import { causeRules, restPhases } from '@gatewright/engine'
import { describe, expect, it, test } from 'vitest'
import { type Answered, whyAdvice } from './why-advice.ts'
import { lookalikeGroups } from './why-lookalikes.ts'
import { locateMember } from './why-member.ts'
import { silence } from './why-silence.ts'

const causeOf = (rule: string, phase: string, status: number, received: Cause['received'] = {}): Cause => ({
  phase,
  rule,
  status,
  message: '',
  received,
  wouldPass: [],
  notReached: [],
})

describe('answers that look the same', () => {
  const statuses = {
    MISSING_AUTHENTICATION_TOKEN: 403,
    INVALID_API_KEY: 403,
    WAF_FILTERED: 403,
    ACCESS_DENIED: 403,
    INVALID_SIGNATURE: 403,
    UNAUTHORIZED: 401,
    API_CONFIGURATION_ERROR: 500,
  }
  type Known = { status?: number; responseType?: string; clientMessage?: string | null }
  const ruleOf = (rule: keyof typeof causeRules): Known => causeRules[rule]

  it.each(lookalikeGroups.map((group) => [`${group.status} ${group.body}`, group] as const))('%s', (_, group) => {
    const messages = new Set<string>()
    for (const { rule, phase } of group.causes) {
      const known = ruleOf(rule)
      const status = known.status ?? statuses[known.responseType as keyof typeof statuses]
      expect(status, rule).toBe(group.status)
      expect(restPhases, rule).toContain(phase)
      if (typeof known.clientMessage === 'string')
        messages.add(known.clientMessage.replace(/ with an explicit deny$/, ''))
    }
    expect(messages.size, [...messages].join()).toBeLessThanOrEqual(1)
    for (const message of messages) expect(group.body.replace('…', '')).toContain(message)
  })

  it('leaves out no rule that gives one of the texts and stands in the same class', () => {
    const listed = new Set(lookalikeGroups.flatMap(({ causes }) => causes.map(({ rule }) => rule as string)))
    for (const message of ['Missing Authentication Token', 'Forbidden', 'Unauthorized'])
      for (const [rule, known] of Object.entries(causeRules) as [string, Known][])
        if (known.clientMessage === message) expect(listed, rule).toContain(rule)
  })

  it.each<[string, string, number, [string, string][]]>([
    [
      'methodNotOnResource',
      'routeRequest',
      403,
      [
        ['unknownResource', 'Not this one: Resource and method found something else.'],
        ['methodNotOnResource', 'This one.'],
        ['signatureMissing', 'Not looked at yet: the request never reached Authorization.'],
      ],
    ],
    [
      'signatureMissing',
      'authorize',
      403,
      [
        ['unknownResource', 'Not this one: the request came past Resource and method.'],
        ['methodNotOnResource', 'Not this one: the request came past Resource and method.'],
        ['signatureMissing', 'This one.'],
      ],
    ],
  ])('of %s says which it was, and how it stands with the others', (rule, phase, status, standings) => {
    const [advice] = whyAdvice(causeOf(rule, phase, status), undefined)
    expect(advice?.kind === 'lookalikes' && advice.causes.map((one) => [one.rule, one.standing])).toEqual(standings)
  })

  it('are none where a gateway response gave another status, or where the answer says what it is', () => {
    expect(whyAdvice(causeOf('apiKeyMissing', 'apiKey', 401), undefined)).toEqual([])
    expect(whyAdvice(causeOf('requiredParametersMissing', 'validateRequest', 400), undefined)).toEqual([])
  })
})

describe('a malformed proxy answer', () => {
  it.each<[string, string, (string | number)[] | undefined, string, string]>([
    ['a member too many', '{"statusCode":200,"data":{"a":[1,2]}}', ['data'], 'data', '"data":{"a":[1,2]}'],
    [
      'a header that is no text',
      '{"headers":{"X-A":{"b":1}},"X-A":1}',
      ['headers', 'X-A'],
      'headers.X-A',
      '"X-A":{"b":1}',
    ],
    [
      'a value in a list',
      '{"multiValueHeaders":{"A":["x",{}]}}',
      ['multiValueHeaders', 'A', 1],
      'multiValueHeaders.A.1',
      '{}',
    ],
    ['no object at all', '"plain"', undefined, 'the whole answer', '"plain"'],
    ['a text that was cut', '{"statusCode":"ok","body":"long', ['statusCode'], 'statusCode', '"statusCode":"ok"'],
    ['a quote in a name', '{"a\\"b":1}', ['a"b'], 'a"b', '"a\\"b":1'],
  ])('%s is shown and marked', (_, result, member, name, marked) => {
    const received = { result, ...(member === undefined ? {} : { member }) }
    const [advice, , ...rest] = whyAdvice(
      causeOf('proxyResponseMalformed', 'integrationResponse', 502, received),
      undefined,
    )
    expect(rest).toEqual([])
    if (advice?.kind !== 'malformed') throw new Error('no advice')
    expect(advice.member).toBe(name)
    expect(result.slice(advice.span?.from, advice.span?.to)).toBe(marked)
  })

  it('is never looked for beyond the text', () => {
    for (const text of ['', '{', '{"a"', '{"a":', '[[[[', '{"a":{"b":[1,', '"\\', '{,}', '{"a" 1}'])
      expect(() => locateMember(text, ['a', 'b', 3])).not.toThrow()
    expect(locateMember('{"b":1}', ['a'])).toBeUndefined()
    expect(locateMember(`${'['.repeat(500)}`, [0, 0])).toBeDefined()
  })
})

describe('what a browser makes of an answer', () => {
  const answered = (
    headers: readonly (readonly [string, string])[],
    answer: readonly (readonly [string, string])[] = [],
    method = 'GET',
    status = 403,
  ): Answered => ({ request: { method, headers }, answer: { status, headers: answer } })
  const origin = ['Origin', 'https://app.example'] as const

  it.each<[string, Answered, string | undefined]>([
    ['a call without an origin is nobody’s page', answered([]), undefined],
    ['an answer without the header is hidden', answered([origin]), "No 'Access-Control-Allow-Origin'"],
    ['an answer with it is seen', answered([origin], [['access-control-allow-origin', '*']]), undefined],
    [
      'a preflight is judged as one',
      answered(
        [origin, ['Access-Control-Request-Method', 'PUT']],
        [['Access-Control-Allow-Origin', '*']],
        'OPTIONS',
        200,
      ),
      'Method PUT is not allowed',
    ],
    [
      'the headers that it asks for are looked at',
      answered(
        [origin, ['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Headers', 'x-a']],
        [['Access-Control-Allow-Origin', '*']],
        'OPTIONS',
        200,
      ),
      'Request header field x-a',
    ],
  ])('%s', (_, given, sentence) => {
    const [advice] = whyAdvice(undefined, given)
    expect(advice?.kind === 'cors' ? advice.sentence : undefined).toEqual(
      sentence === undefined ? undefined : expect.stringContaining(sentence),
    )
  })
})

test('every rule says why the service says no more', () => {
  expect(Object.keys(silence).sort()).toEqual(Object.keys(causeRules).sort())
  for (const text of Object.values(silence)) expect(text).toMatch(/\.$/)
})
