import type { Json } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { memoryCacheStore } from '../memory/cache-store.ts'
import type { InspectedRequest } from './field.ts'
import type { WafReferences } from './references.ts'
import { compileWebAcl } from './web-acl.ts'

const references: WafReferences = {
  ipSets: { set: { Addresses: ['192.0.2.0/24', '2001:db8::/32'] } },
  regexPatternSets: {},
  ruleGroups: {
    group: {
      Name: 'inner',
      Rules: [
        {
          Name: 'tag',
          Priority: 1,
          Statement: sizeOf('Method'),
          Action: { Count: {} },
          RuleLabels: [{ Name: 'seen' }],
        },
        { Name: 'stop', Priority: 2, Statement: sizeOf('Method'), Action: { Block: {} } },
      ],
    },
  },
  geo: { '203.0.113.0/24': { country: 'FR', region: 'IDF' } },
  asn: { '203.0.113.0/24': 64_511 },
}

function sizeOf(field: string, rest: object = {}): Json {
  const statement = { FieldToMatch: { [field]: rest }, ComparisonOperator: 'GT', Size: 0, TextTransformations: [] }
  return JSON.parse(JSON.stringify({ SizeConstraintStatement: statement }))
}

function bytes(field: Json, text: string, constraint = 'CONTAINS'): Json {
  return {
    ByteMatchStatement: {
      SearchString: btoa(text),
      FieldToMatch: field,
      TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      PositionalConstraint: constraint,
    },
  }
}

const plain: InspectedRequest = {
  method: 'GET',
  path: '/dev/orders',
  query: 'a=1&a=two&Name=x%20y',
  headers: [
    ['Host', 'h'],
    ['X-Odd', 'a word-here'],
    ['Cookie', 'sid=7; Theme=dark'],
  ],
  body: new TextEncoder().encode('{"pet":{"name":"rex","tags":["big"]}}'),
  sourceIp: '203.0.113.7',
}

async function evaluate(
  rules: Json[],
  request: Partial<InspectedRequest> = {},
  acl: object = {},
  now = 0,
  store = memoryCacheStore(),
) {
  const full = JSON.parse(
    JSON.stringify({ Name: 'acl', ARN: 'arn', DefaultAction: { Allow: {} }, Rules: rules, ...acl }),
  )
  const compiled = compileWebAcl(full, '123456789012', references)
  return compiled.evaluate({ ...plain, ...request }, { store, key: 'k', now })
}

const block = (Statement: Json, Name = 'r', rest: object = {}): Json =>
  JSON.parse(JSON.stringify({ Name, Priority: 0, Statement, Action: { Block: {} }, ...rest }))

const isBlocked = async (statement: Json, request: Partial<InspectedRequest> = {}) =>
  (await evaluate([block(statement)], request)).action === 'Block'

describe('a statement', () => {
  const header = { SingleHeader: { Name: 'x-odd' } }
  it.each<[string, Json, boolean]>([
    ['text in a header', bytes(header, 'word'), true],
    ['a whole header', bytes(header, 'word', 'EXACTLY'), false],
    ['a word', bytes(header, 'word', 'CONTAINS_WORD'), true],
    ['a part of a word', bytes(header, 'wor', 'CONTAINS_WORD'), false],
    ['the raw path', bytes({ UriPath: {} }, '/dev/', 'STARTS_WITH'), true],
    ['a query argument, any of its values', bytes({ SingleQueryArgument: { Name: 'A' } }, 'two', 'EXACTLY'), true],
    ['a query argument as sent', bytes({ AllQueryArguments: {} }, 'x%20y', 'EXACTLY'), true],
    ['the name of a query argument', bytes({ AllQueryArguments: {} }, 'Name'), false],
    ['a cookie by its name', bytes(scoped('Cookies', { IncludedCookies: ['Theme'] }), 'dark'), true],
    ['a cookie by its name in another case', bytes(scoped('Cookies', { IncludedCookies: ['theme'] }), 'dark'), false],
    ['all headers but one', bytes(scoped('Headers', { ExcludedHeaders: ['X-ODD'] }), 'word'), false],
    ['a value in JSON', bytes(json('VALUE'), 'rex', 'EXACTLY'), true],
    ['a key in JSON', bytes(json('VALUE'), 'pet', 'EXACTLY'), false],
    ['keys in JSON', bytes(json('KEY'), 'pet', 'EXACTLY'), true],
    ['a place in JSON', bytes(json('ALL', ['/pet/tags/0']), 'big', 'EXACTLY'), true],
    ['another place in JSON', bytes(json('ALL', ['/pet/tags/0']), 'rex'), false],
    ['an address', { IPSetReferenceStatement: { ARN: 'set' } }, false],
    ['a country', { GeoMatchStatement: { CountryCodes: ['FR'] } }, true],
    ['an AS number', { AsnMatchStatement: { AsnList: [64_511] } }, true],
    ['a set that is not there', { IPSetReferenceStatement: { ARN: 'none' } }, false],
    [
      'a pattern',
      { RegexMatchStatement: { RegexString: 'w.rd', FieldToMatch: header, TextTransformations: [] } },
      true,
    ],
    [
      'a pattern that is none',
      { RegexMatchStatement: { RegexString: '(', FieldToMatch: header, TextTransformations: [] } },
      false,
    ],
    ['both', { AndStatement: { Statements: [bytes(header, 'a'), bytes(header, 'zz')] } }, false],
    ['either', { OrStatement: { Statements: [bytes(header, 'a'), bytes(header, 'zz')] } }, true],
    [
      'what a missing header is not',
      { NotStatement: { Statement: bytes({ SingleHeader: { Name: 'none' } }, '') } },
      true,
    ],
  ])('matches %s', async (_what, statement, expected) => {
    expect(await isBlocked(statement)).toBe(expected)
  })

  it('reads forwarded addresses where it is told to', async () => {
    const config = { HeaderName: 'X-Forwarded-For', FallbackBehavior: 'MATCH', Position: 'ANY' }
    const statement = { IPSetReferenceStatement: { ARN: 'set', IPSetForwardedIPConfig: config } }
    const by = (value: string) => isBlocked(statement, { headers: [['X-Forwarded-For', value]] })
    expect(await by('10.0.0.1, 2001:db8::5')).toBe(true)
    expect(await by('10.0.0.1')).toBe(false)
    expect(await by('nonsense')).toBe(true)
    expect(await isBlocked(statement)).toBe(false)
  })

  it('sees only the beginning of a large body, unless it is told otherwise', async () => {
    const body = new TextEncoder().encode(`${'x'.repeat(20_000)}needle`)
    const by = (OversizeHandling: string, acl: object = {}) =>
      evaluate([block(bytes({ Body: { OversizeHandling } }, 'needle'))], { body }, acl)
    expect((await by('CONTINUE')).action).toBe('Allow')
    expect((await by('MATCH')).action).toBe('Block')
    const larger = { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_32' } } } }
    expect((await by('CONTINUE', larger)).action).toBe('Block')
  })

  it('is named when it is not simulated, and matches nothing', async () => {
    const managed = { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesLinuxRuleSet' } }
    const unknown = { XmlMatchStatement: { FieldToMatch: { QueryString: {} }, TextTransformations: [] } }
    const rules = [block(managed), block(unknown), block({ NotStatement: { Statement: unknown } })]
    const { action, notSimulated } = await evaluate(rules)
    expect(action).toBe('Allow')
    expect(notSimulated).toEqual(['managed rule group AWSManagedRulesLinuxRuleSet', 'XmlMatchStatement'])
  })

  it('ends within its budget on a pattern made to be slow', async () => {
    const statement = {
      RegexMatchStatement: { RegexString: '(a+)+$', FieldToMatch: { Body: {} }, TextTransformations: [] },
    }
    expect(await isBlocked(statement, { body: new TextEncoder().encode(`${'a'.repeat(16_000)}!`) })).toBe(false)
  })
})

describe('rule groups of AWS', () => {
  const managed = (Name: string, rest: object = {}) =>
    block(JSON.parse(JSON.stringify({ ManagedRuleGroupStatement: { VendorName: 'AWS', Name, ...rest } })), 'm')
  const common = 'AWSManagedRulesCommonRuleSet'
  const agent = ['User-Agent', 'probe/1'] as const
  const prefix = 'awswaf:managed:aws'

  it.each<[string, string, Partial<InspectedRequest>, string]>([
    ['no agent', common, { headers: [] }, `${prefix}:core-rule-set:NoUserAgent_Header`],
    ['a scanner', common, { headers: [['User-Agent', 'sqlmap/1.7']] }, `${prefix}:core-rule-set:BadBots_Header`],
    ['a path upwards', common, { query: 'f=..%2Fetc' }, `${prefix}:core-rule-set:GenericLFI_QueryArguments`],
    ['a script', common, { query: 'q=%3Cscript%3E' }, `${prefix}:core-rule-set:CrossSiteScripting_QueryArguments`],
    ['a long body', common, { body: new Uint8Array(8193) }, `${prefix}:core-rule-set:SizeRestrictions_Body`],
    [
      'a look-up',
      'AWSManagedRulesKnownBadInputsRuleSet',
      { headers: [['X-A', `$${'{jndi:ldap://x/}'}`]] },
      `${prefix}:known-bad-inputs:Log4JRCE_Header`,
    ],
    [
      'an injection',
      'AWSManagedRulesSQLiRuleSet',
      { query: "id=1'%20or%20'1'='1" },
      `${prefix}:sql-database:SQLi_QueryArguments`,
    ],
  ])('stop %s', async (_what, name, request, label) => {
    const { action, labels } = await evaluate([managed(name)], { headers: [agent], ...request })
    expect([action, labels]).toEqual(['Block', [label]])
  })

  it('let ordinary requests pass', async () => {
    const rules = [common, 'AWSManagedRulesKnownBadInputsRuleSet', 'AWSManagedRulesSQLiRuleSet'].map((name) =>
      managed(name),
    )
    const request = { headers: [agent], query: "name=O'Brien&note=select+a+pet+from+the+list", path: '/dev/orders/7' }
    expect((await evaluate(rules, request)).action).toBe('Allow')
  })

  it('look only at what their scope says', async () => {
    const rules = [managed(common, { ScopeDownStatement: bytes({ UriPath: {} }, '/admin') })]
    expect((await evaluate(rules, { headers: [] })).action).toBe('Allow')
    expect((await evaluate(rules, { headers: [], path: '/dev/admin' })).action).toBe('Block')
  })
})

describe('a web ACL', () => {
  const any = sizeOf('Method')

  it('asks its rules by priority, and ends at the first that allows or blocks', async () => {
    const { terminatingRule, labels } = await evaluate([
      block(any, 'late', { Priority: 3 }),
      block(any, 'allows', { Priority: 2, Action: { Allow: {} } }),
      block(any, 'counts', { Priority: 1, Action: { Count: {} }, RuleLabels: [{ Name: 'ns:mark' }] }),
    ])
    expect(terminatingRule).toBe('allows')
    expect(labels).toEqual(['awswaf:123456789012:webacl:acl:ns:mark'])
  })

  it('runs the rules of a group in its place', async () => {
    const group = { RuleGroupReferenceStatement: { ARN: 'group' } }
    const stopped = await evaluate([block(group, 'g', { OverrideAction: { None: {} } })])
    expect([stopped.action, stopped.terminatingRule]).toEqual(['Block', 'g'])
    expect(stopped.labels).toEqual(['awswaf:123456789012:rulegroup:inner:seen'])
    const counted = await evaluate([block(group, 'g', { OverrideAction: { Count: {} } })])
    expect(counted.terminatingRule).toBe('Default_Action')
    const excluded = { RuleGroupReferenceStatement: { ARN: 'group', ExcludedRules: [{ Name: 'stop' }] } }
    expect((await evaluate([block(excluded, 'g')])).action).toBe('Allow')
  })

  it('answers a block with its own response, and puts header fields into what it lets pass', async () => {
    const custom = {
      ResponseCode: 429,
      CustomResponseBodyKey: 'busy',
      ResponseHeaders: [{ Name: 'X-Why', Value: 'rate' }],
    }
    const bodies = { CustomResponseBodies: { busy: { ContentType: 'TEXT_HTML', Content: '<b>' } } }
    const blocked = await evaluate([block(any, 'r', { Action: { Block: { CustomResponse: custom } } })], {}, bodies)
    expect(blocked.customResponse).toEqual({
      status: 429,
      headers: [
        ['X-Why', 'rate'],
        ['Content-Type', 'text/html'],
      ],
      body: '<b>',
    })
    const insert = (Value: string) => ({ CustomRequestHandling: { InsertHeaders: [{ Name: 'mark', Value }] } })
    const passed = await evaluate([
      block(any, 'a', { Action: { Count: insert('1') } }),
      block(any, 'b', { Priority: 1, Action: { Allow: insert('2') } }),
    ])
    expect(passed.insertedHeaders).toEqual([['x-amzn-waf-mark', '2']])
  })

  it('limits a rate as it was at the last look, until it falls', async () => {
    const rule = block({ RateBasedStatement: { Limit: 10, EvaluationWindowSec: 60, AggregateKeyType: 'IP' } })
    const store = memoryCacheStore()
    const at = async (seconds: number, sourceIp = '203.0.113.7') =>
      (await evaluate([rule], { sourceIp }, {}, seconds * 1000, store)).action
    for (let turn = 0; turn < 11; turn += 1) expect(await at(5)).toBe('Allow')
    expect(await at(10)).toBe('Block')
    expect(await at(10, '203.0.113.8')).toBe('Allow')
    expect(await at(59)).toBe('Block')
    expect(await at(80)).toBe('Allow')
  })
})

function scoped(noun: 'Headers' | 'Cookies', MatchPattern: Json): Json {
  return { [noun]: { MatchPattern, MatchScope: 'ALL', OversizeHandling: 'CONTINUE' } }
}

function json(MatchScope: string, paths?: string[]): Json {
  const MatchPattern: Json = paths === undefined ? { All: {} } : { IncludedPaths: paths }
  return { JsonBody: { MatchPattern, MatchScope, OversizeHandling: 'CONTINUE' } }
}
