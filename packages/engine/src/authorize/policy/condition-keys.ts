import { isoTimeText } from '../../clock-text.ts'

/** The values of the condition keys of one request, by name in lower case; an absent key has no entry. */
export type ConditionKeys = ReadonlyMap<string, readonly string[]>

/** The value of a key that has exactly one; names compare without case. */
export function singleValue(keys: ConditionKeys, name: string): string | undefined {
  const values = keys.get(name.trim().toLowerCase())
  return values?.length === 1 ? values[0] : undefined
}

/** A signed caller, as policies see it. */
export type Principal = {
  readonly arn: string
  readonly accountId: string
  /** `AIDA…`, or `AROA…:session` */
  readonly userId: string
  readonly tags?: { readonly [key: string]: string }
  readonly orgId?: string
  readonly orgPaths?: readonly string[]
  /** ISO 8601; of temporary credentials only */
  readonly tokenIssueTime?: string
  readonly mfaPresent?: boolean
  /** seconds */
  readonly mfaAge?: number
}

/** What a request says of itself, beside who signed it. `now` is epoch milliseconds. */
export type RequestFacts = {
  readonly now: number
  readonly sourceIp?: string | undefined
  readonly secureTransport?: boolean | undefined
  readonly sourceVpc?: string | undefined
  readonly sourceVpce?: string | undefined
  readonly vpcSourceIp?: string | undefined
  readonly sourceArn?: string | undefined
  readonly userAgent?: string | undefined
  readonly referer?: string | undefined
}

/** The condition keys that the gateway sets (policy reference §5). */
export function conditionKeys(facts: RequestFacts, principal: Principal | undefined): ConditionKeys {
  const keys = new Map<string, readonly string[]>()
  const set = (name: string, value: string | number | boolean | undefined) => {
    if (value !== undefined) keys.set(name.toLowerCase(), [String(value)])
  }
  set('aws:CurrentTime', isoTimeText(facts.now))
  set('aws:EpochTime', Math.floor(facts.now / 1000))
  set('aws:SecureTransport', facts.secureTransport ?? true)
  // an interface endpoint hides the address of the client
  set('aws:SourceIp', facts.sourceVpce === undefined ? facts.sourceIp : undefined)
  set('aws:SourceVpc', facts.sourceVpc)
  set('aws:SourceVpce', facts.sourceVpce)
  set('aws:VpcSourceIp', facts.vpcSourceIp)
  set('aws:SourceArn', facts.sourceArn)
  set('aws:UserAgent', facts.userAgent)
  set('aws:Referer', facts.referer)
  if (principal === undefined) return keys
  const roleArn = roleOfSession(principal.arn)
  const isTemporary = roleArn !== undefined || principal.tokenIssueTime !== undefined
  set('aws:PrincipalArn', roleArn ?? principal.arn)
  set('aws:PrincipalAccount', principal.accountId)
  set('aws:userid', principal.userId)
  set('aws:PrincipalType', roleArn !== undefined ? 'AssumedRole' : isRoot(principal.arn) ? 'Account' : 'User')
  if (roleArn === undefined && !isRoot(principal.arn)) set('aws:username', lastPart(principal.arn))
  for (const [key, value] of Object.entries(principal.tags ?? {})) set(`aws:PrincipalTag/${key}`, value)
  set('aws:PrincipalOrgID', principal.orgId)
  if (principal.orgPaths !== undefined) keys.set('aws:principalorgpaths', principal.orgPaths)
  set('aws:TokenIssueTime', principal.tokenIssueTime)
  set('aws:MultiFactorAuthPresent', principal.mfaPresent ?? (isTemporary ? false : undefined))
  set('aws:MultiFactorAuthAge', principal.mfaAge)
  return keys
}

const sessionArn = /^(arn:[^:]+):sts::(\d+):assumed-role\/(.+)\/[^/]+$/s

/** The ARN of the role whose session an ARN names. */
export function roleOfSession(arn: string): string | undefined {
  const [, partition, accountId, role] = sessionArn.exec(arn) ?? []
  return role === undefined ? undefined : `${partition}:iam::${accountId}:role/${role}`
}

function isRoot(arn: string): boolean {
  return arn.endsWith(':root')
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
