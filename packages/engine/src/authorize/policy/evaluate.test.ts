import type { Json } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { conditionKeys, type Principal } from './condition-keys.ts'
import { decide } from './decide.ts'
import { readPolicy } from './document.ts'
import { type Access, evaluateIdentityPolicies, evaluateResourcePolicy } from './evaluate.ts'

const arn = 'arn:aws:execute-api:eu-west-1:111122223333:api1/live/GET/users/ada'
const ada: Principal = { arn: 'arn:aws:iam::111122223333:user/staff/ada', accountId: '111122223333', userId: 'AIDAADA' }
const session: Principal = {
  arn: 'arn:aws:sts::111122223333:assumed-role/reader/run-1',
  accountId: '111122223333',
  userId: 'AROAREADER:run-1',
}
const stranger: Principal = {
  arn: 'arn:aws:iam::444455556666:user/eve',
  accountId: '444455556666',
  userId: 'AIDAEVE',
}

function accessBy(principal: Principal | undefined, methodArn = arn): Access {
  const facts = { now: Date.UTC(2026, 2, 1, 12), sourceIp: '198.51.100.9', userAgent: 'probe/1.2' }
  return { action: 'execute-api:Invoke', methodArn, principal, keys: conditionKeys(facts, principal) }
}

function document(statement: { [name: string]: Json }, version = '2012-10-17') {
  const read = readPolicy({
    Version: version,
    Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*', ...statement }],
  })
  if (read === undefined) throw new Error('no policy')
  return read
}

const identityVerdict = (
  statement: { [name: string]: Json },
  principal: Principal | undefined = ada,
  version?: string,
) => evaluateIdentityPolicies([document(statement, version)], accessBy(principal))

describe('resources', () => {
  it.each([
    ['*', 'allow'],
    [arn, 'allow'],
    ['arn:aws:execute-api:*:*:*', 'allow'],
    ['arn:aws:execute-api:eu-west-1:*:api1/*/GET/*', 'allow'],
    ['arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/???', 'allow'],
    ['arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/ada/*', 'silent'],
    ['arn:aws:execute-api:eu-west-1:*:api1/live/GET/Users/ada', 'silent'],
    ['arn:aws:execute-api:eu-west-1:*', 'silent'],
    ['arn:aws:execute*:eu-west-1:*:*', 'silent'],
    ['arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/${aws:username}', 'allow'],
    ['arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/${aws:PrincipalTag/name}', 'silent'],
    ["arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/${aws:PrincipalTag/name, 'ada'}", 'allow'],
    ['arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/${*}', 'silent'],
  ])('%s: %s', (resource, verdict) => {
    expect(identityVerdict({ Resource: resource })).toBe(verdict)
  })

  it('hold no variables in documents of the old version', () => {
    const resource = 'arn:aws:execute-api:eu-west-1:*:api1/live/GET/users/${aws:username}'
    expect(identityVerdict({ Resource: resource }, ada, '2008-10-17')).toBe('silent')
  })

  it('are matched in time that does not explode', () => {
    const resource = `arn:aws:execute-api:*:*:${'*a'.repeat(2000)}`
    const access = accessBy(ada, `arn:aws:execute-api:r:1:${'a'.repeat(4000)}b`)
    expect(evaluateIdentityPolicies([document({ Resource: resource })], access)).toBe('silent')
  })
})

describe('conditions', () => {
  it.each<[string, { [name: string]: Json }, 'allow' | 'silent']>([
    ['a range that holds the address', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '198.51.100.0/24'] } }, 'allow'],
    ['another range', { IpAddress: { 'aws:SourceIp': '198.51.101.0/24' } }, 'silent'],
    ['a negated range', { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }, 'silent'],
    ['a time after', { DateLessThan: { 'aws:CurrentTime': '2026-03-01T13:30:00+01:00' } }, 'allow'],
    ['the very instant', { DateLessThan: { 'aws:CurrentTime': '2026-03-01T12:00:00Z' } }, 'silent'],
    ['epoch seconds', { NumericGreaterThan: { 'aws:EpochTime': '1000000000' } }, 'allow'],
    ['a like agent', { StringLike: { 'aws:UserAgent': 'probe/?.*' } }, 'allow'],
    ['an equal agent with a star', { StringEquals: { 'aws:UserAgent': 'probe/*' } }, 'silent'],
    ['the name of a key in another case', { StringEquals: { 'AWS:PRINCIPALACCOUNT': '111122223333' } }, 'allow'],
    ['a key that is absent', { StringEquals: { 'aws:Referer': 'x' } }, 'silent'],
    ['a negated key that is absent', { StringNotEquals: { 'aws:Referer': 'x' } }, 'allow'],
    ['a key that is absent, if it exists', { StringEqualsIfExists: { 'aws:Referer': 'x' } }, 'allow'],
    ['absence that is asked for', { Null: { 'aws:Referer': 'true' } }, 'allow'],
    ['presence that is asked for', { Null: { 'aws:Referer': 'false' } }, 'silent'],
    ['any value of an absent key', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': '*' } }, 'silent'],
    ['all values of an absent key', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'x' } }, 'allow'],
    ['an ARN part by part', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/staff/*' } }, 'allow'],
    ['an ARN across parts', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:user/staff/ada' } }, 'silent'],
    ['a boolean', { Bool: { 'aws:SecureTransport': true } }, 'allow'],
    ['two keys, one of which fails', { StringLike: { 'aws:UserAgent': '*', 'aws:userid': 'AROA*' } }, 'silent'],
    ['an operator that does not exist', { StringResembles: { 'aws:UserAgent': '*' } }, 'silent'],
  ])('%s', (_what, Condition, verdict) => {
    expect(identityVerdict({ Condition })).toBe(verdict)
  })
})

describe('principals', () => {
  const verdict = (principal: Json, caller: Principal | undefined) =>
    evaluateResourcePolicy(document({ Principal: principal }), accessBy(caller))

  it.each<[string, Json, Principal | undefined, 'allow' | 'silent']>([
    ['everybody', '*', undefined, 'allow'],
    ['everybody of AWS', { AWS: '*' }, undefined, 'allow'],
    ['a user, unsigned', { AWS: ada.arn }, undefined, 'silent'],
    ['a user', { AWS: ['arn:aws:iam::111122223333:user/other', ada.arn] }, ada, 'allow'],
    ['a wildcard that is none', { AWS: 'arn:aws:iam::111122223333:user/*' }, ada, 'silent'],
    ['a role by its session', { AWS: 'arn:aws:iam::111122223333:role/path/reader' }, session, 'allow'],
    ['the own account, which delegates', { AWS: '111122223333' }, ada, 'silent'],
    ['another account', { AWS: 'arn:aws:iam::444455556666:root' }, stranger, 'allow'],
    ['a third account', { AWS: '777788889999' }, stranger, 'silent'],
  ])('%s', (_what, principal, caller, expected) => {
    expect(verdict(principal, caller)).toBe(expected)
  })

  it('spare the named in NotPrincipal', () => {
    const policy = document({ Effect: 'Deny', NotPrincipal: { AWS: ada.arn } })
    expect(evaluateResourcePolicy(policy, accessBy(ada))).toBe('silent')
    expect(evaluateResourcePolicy(policy, accessBy(stranger))).toBe('deny')
    expect(evaluateResourcePolicy(policy, accessBy(undefined))).toBe('deny')
  })
})

describe('readPolicy', () => {
  it.each<[string, Json]>([
    ['no object', 'text'],
    ['no statement', {}],
    ['another effect', { Statement: { Effect: 'allow', Action: '*', Resource: '*' } }],
    ['no resource', { Statement: { Effect: 'Allow', Action: '*' } }],
    ['both an action and its opposite', { Statement: { Effect: 'Allow', Action: '*', NotAction: '*', Resource: '*' } }],
    ['a condition of another form', { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: 'x' } }],
  ])('takes %s for no policy', (_what, json) => {
    expect(readPolicy(json)).toBeUndefined()
  })
})

describe('decide', () => {
  it.each([
    ['allow', undefined, true, 'allow'],
    ['allow', 'silent', true, 'allow'],
    ['silent', 'allow', true, 'allow'],
    ['silent', undefined, true, 'implicitDeny'],
    ['allow', undefined, false, 'implicitDeny'],
    ['allow', 'allow', false, 'allow'],
    ['silent', 'allow', false, 'implicitDeny'],
    ['allow', 'deny', true, 'explicitDeny'],
    ['deny', 'allow', true, 'explicitDeny'],
    [undefined, undefined, true, 'allow'],
    [undefined, 'silent', true, 'implicitDeny'],
  ] as const)(
    'identity %s, resource policy %s, own account %s: %s',
    (identity, resourcePolicy, isOwnAccount, expected) => {
      expect(decide({ identity, resourcePolicy, isOwnAccount })).toBe(expected)
    },
  )

  it('lets nobody into a private API without a resource policy', () => {
    expect(decide({ identity: 'allow', resourcePolicy: undefined, isOwnAccount: true, isPrivate: true })).toBe(
      'implicitDeny',
    )
  })
})
