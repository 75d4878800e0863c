import { emptyRestApi, type Problem, type RestApi, restApiSchema } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { type Condition, conditionMatches, conditionName, filterMethods } from './method-filter.ts'

const method = (settings: object) => ({ authorizationType: 'NONE', ...settings })
const api: RestApi = restApiSchema.parse({
  ...emptyRestApi('a'),
  resources: {
    root: { pathPart: '', methods: {} },
    a: {
      parentId: 'root',
      pathPart: 'a',
      methods: {
        GET: method({}),
        POST: method({ requestValidatorId: 'v' }),
        PUT: method({ authorizationType: 'CUSTOM', authorizerId: 'staff' }),
      },
    },
    b: {
      parentId: 'root',
      pathPart: 'b',
      methods: { GET: method({ authorizationType: 'AWS_IAM' }), POST: method({}) },
    },
  },
  authorizers: { staff: { type: 'TOKEN', name: 'Staff only' } },
})
const problem = (severity: Problem['severity'], ...path: string[]): Problem => ({
  rule: 'r',
  severity,
  message: 'm',
  path,
})
const matches = conditionMatches(api, {
  problems: [
    problem('warning', 'resources', 'a', 'methods', 'GET', 'integration'),
    problem('info', 'resources', 'a', 'methods', 'POST'),
    problem('error', 'resources', 'b'),
  ],
  changed: new Set(['method:b:GET', 'resource:a']),
})

describe('a filter of methods', () => {
  it.each<[readonly Condition[], readonly string[]]>([
    [['open'], ['a:GET', 'a:POST', 'b:POST']],
    [['problems'], ['a:GET']],
    [['changed'], ['b:GET']],
    [['noValidator'], ['a:GET', 'a:PUT', 'b:GET', 'b:POST']],
    [
      ['open', 'noValidator'],
      ['a:GET', 'b:POST'],
    ],
    [
      ['verb:GET', 'verb:PUT'],
      ['a:GET', 'a:PUT', 'b:GET'],
    ],
    [['verb:GET', 'verb:PUT', 'open'], ['a:GET']],
    [
      ['authorizer:staff', 'authorizer:AWS_IAM'],
      ['a:PUT', 'b:GET'],
    ],
    [['authorizer:gone'], []],
  ])('by %j finds %j', (conditions, expected) => {
    const found = filterMethods(matches, conditions) ?? []
    expect([...found].sort()).toEqual(expected.map((id) => `method:${id}`))
  })

  it('without conditions filters nothing', () => {
    expect(filterMethods(matches, [])).toBeUndefined()
  })

  it('names its conditions as people read them', () => {
    expect(
      ['open', 'verb:GET', 'authorizer:staff', 'authorizer:AWS_IAM'].map((c) => conditionName(c as Condition, api)),
    ).toEqual(['unauthenticated', 'GET', 'Staff only', 'AWS_IAM'])
  })
})
