import type { Json, JsonObject } from '@gatewright/definition'
import type { InspectedRequest, InspectionLimits } from './field.ts'
import { managedRuleGroup } from './managed-rules.ts'
import { isObject, listAt, numberAt, objectAt, onlyMember, textAt } from './members.ts'
import { compileRateBased, type RateCounting } from './rate-based.ts'
import type { WafReferences } from './references.ts'
import { compileStatement, type Inspection, type StatementScope } from './statement.ts'

/** How an evaluation ended. */
export type WafResult = {
  readonly action: 'Allow' | 'Block' | 'Captcha' | 'Challenge'
  /** the ACL's own rule that ended it, or `Default_Action` */
  readonly terminatingRule: string
  readonly labels: readonly string[]
  /** header fields that rules put into the request, with their prefix; the last one of a name */
  readonly insertedHeaders: readonly (readonly [name: string, value: string])[]
  /** what a block answers with instead of the API's gateway response */
  readonly customResponse?: CustomResponse
  /** statements and groups that were taken as not matching since they are not simulated */
  readonly notSimulated: readonly string[]
}

export type CustomResponse = {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

export type CompiledWebAcl = {
  readonly arn: string
  evaluate(request: InspectedRequest, counting: RateCounting): Promise<WafResult>
}

type Outcome = Pick<WafResult, 'action'> & { readonly customResponse?: CustomResponse }

/** A rule that ends the evaluation gives its outcome; one that only counts, or does not match, gives none. */
type Rule = {
  readonly name: string
  readonly priority: number
  apply(inspection: Inspection, counting: RateCounting, inserted: Map<string, string>): Promise<Outcome | undefined>
}

type RuleScope = StatementScope & { readonly bodies: JsonObject | undefined }

/** Compiles a web ACL as `GetWebACL` of the WAFv2 API returns it. Never throws: what cannot be read never matches. */
export function compileWebAcl(acl: Json, account: string, references: WafReferences): CompiledWebAcl {
  const scope: RuleScope = {
    references,
    limits: inspectionLimits(acl),
    labelPrefix: `awswaf:${account}:webacl:${textAt(acl, 'Name')}:`,
    bodies: objectAt(acl, 'CustomResponseBodies'),
  }
  const rules = compileRules(acl, account, scope)
  const defaultAction = objectAt(acl, 'DefaultAction')
  return {
    arn: textAt(acl, 'ARN'),
    async evaluate(request, counting) {
      const inspection: Inspection = { request, labels: [], notSimulated: new Set() }
      const inserted = new Map<string, string>()
      const end = (outcome: Outcome, terminatingRule: string): WafResult => ({
        ...outcome,
        terminatingRule,
        labels: inspection.labels,
        insertedHeaders: [...inserted],
        notSimulated: [...inspection.notSimulated],
      })
      for (const rule of rules) {
        const outcome = await rule.apply(inspection, { ...counting, key: `${counting.key}/${rule.name}` }, inserted)
        if (outcome !== undefined) return end(outcome, rule.name)
      }
      return end(outcomeOf(defaultAction, scope.bodies, inserted) ?? { action: 'Allow' }, 'Default_Action')
    },
  }
}

const bodyLimits: { readonly [name: string]: number } = { KB_16: 16_384, KB_32: 32_768, KB_48: 49_152, KB_64: 65_536 }

function inspectionLimits(acl: Json): InspectionLimits {
  const configured = objectAt(objectAt(objectAt(acl, 'AssociationConfig'), 'RequestBody'), 'API_GATEWAY')
  return { body: bodyLimits[textAt(configured, 'DefaultSizeInspectionLimit')] ?? 16_384 }
}

function compileRules(owner: Json, account: string, scope: RuleScope): Rule[] {
  return listAt(owner, 'Rules')
    .map((rule) => compileRule(rule, account, scope))
    .sort((a, b) => a.priority - b.priority)
}

function compileRule(rule: Json, account: string, scope: RuleScope): Rule {
  const [kind, body] = onlyMember(objectAt(rule, 'Statement')) ?? ['(none)', null]
  const about = { name: textAt(rule, 'Name'), priority: numberAt(rule, 'Priority') }
  switch (kind) {
    case 'RuleGroupReferenceStatement': {
      const { ruleGroups } = scope.references
      const arn = textAt(body, 'ARN')
      const group = Object.hasOwn(ruleGroups, arn) ? ruleGroups[arn] : undefined
      if (!isObject(group)) return { ...about, apply: notSimulated(`rule group ${arn}`) }
      const labelPrefix = `awswaf:${account}:rulegroup:${textAt(group, 'Name')}:`
      return { ...about, apply: compileGroup(rule, body, account, { scope, group, labelPrefix }) }
    }
    case 'ManagedRuleGroupStatement': {
      const found = managedRuleGroup(textAt(body, 'Name'))
      if (found === undefined) return { ...about, apply: notSimulated(`managed rule group ${textAt(body, 'Name')}`) }
      return { ...about, apply: compileGroup(rule, body, account, { scope, ...found }) }
    }
    default:
      return { ...about, apply: compileOwnRule(rule, kind, body, scope, objectAt(rule, 'Action')) }
  }
}

function compileOwnRule(
  rule: Json,
  kind: string,
  body: Json,
  scope: RuleScope,
  action: JsonObject | undefined,
): Rule['apply'] {
  const labels = listAt(rule, 'RuleLabels').map((label) => scope.labelPrefix + textAt(label, 'Name'))
  const rateBased = kind === 'RateBasedStatement' ? compileRateBased(body, scope) : undefined
  const statement = rateBased === undefined ? compileStatement(objectAt(rule, 'Statement'), scope) : undefined
  return async (inspection, counting, inserted) => {
    const own: Inspection = { ...inspection, notSimulated: new Set() }
    const matches = statement === undefined ? await rateBased?.(own, counting) : statement(own)
    for (const what of own.notSimulated) inspection.notSimulated.add(what)
    // what is not simulated must not turn into a match by a Not around it
    if (matches !== true || own.notSimulated.size > 0) return undefined
    for (const label of labels) if (!inspection.labels.includes(label)) inspection.labels.push(label)
    return outcomeOf(action, scope.bodies, inserted)
  }
}

function notSimulated(what: string): Rule['apply'] {
  return async (inspection) => {
    inspection.notSimulated.add(what)
    return undefined
  }
}

type GroupPlace = { readonly scope: RuleScope; readonly group: JsonObject; readonly labelPrefix: string }

/** The rules of a group run in its place; its labels carry its own prefix, and its ending may be turned into a count. */
function compileGroup(
  rule: Json,
  body: Json,
  account: string,
  { scope, group, labelPrefix }: GroupPlace,
): Rule['apply'] {
  const groupScope: RuleScope = { ...scope, labelPrefix, bodies: objectAt(group, 'CustomResponseBodies') }
  const overridden = { ...group, Rules: listAt(group, 'Rules').map((each) => overriddenRule(each, body)) }
  const rules = compileRules(overridden, account, groupScope)
  const isCounted = objectAt(objectAt(rule, 'OverrideAction'), 'Count') !== undefined
  const scopeDown = objectAt(body, 'ScopeDownStatement')
  const isInScope = scopeDown === undefined ? () => true : compileStatement(scopeDown, scope)
  return async (inspection, counting, inserted) => {
    if (!isInScope(inspection)) return undefined
    for (const each of rules) {
      const outcome = await each.apply(inspection, { ...counting, key: `${counting.key}/${each.name}` }, inserted)
      if (outcome !== undefined) return isCounted ? undefined : outcome
    }
    return undefined
  }
}

/** A rule of a group with the action that the reference gives it; excluded rules count. */
function overriddenRule(rule: Json, reference: Json): Json {
  if (!isObject(rule)) return rule
  const name = textAt(rule, 'Name')
  const override = listAt(reference, 'RuleActionOverrides').find((each) => textAt(each, 'Name') === name)
  const isExcluded = listAt(reference, 'ExcludedRules').some((each) => textAt(each, 'Name') === name)
  const action = objectAt(override, 'ActionToUse') ?? (isExcluded ? { Count: {} } : undefined)
  return action === undefined ? rule : { ...rule, Action: action }
}

function outcomeOf(
  action: JsonObject | undefined,
  bodies: JsonObject | undefined,
  inserted: Map<string, string>,
): Outcome | undefined {
  const [name, options] = onlyMember(action) ?? ['Count', null]
  switch (name) {
    case 'Allow':
      insertHeaders(options, inserted)
      return { action: 'Allow' }
    case 'Block': {
      const custom = objectAt(options, 'CustomResponse')
      return custom === undefined
        ? { action: 'Block' }
        : { action: 'Block', customResponse: customResponse(custom, bodies) }
    }
    case 'Captcha':
    case 'Challenge':
      return { action: name }
    default:
      insertHeaders(options, inserted)
      return undefined
  }
}

function insertHeaders(options: Json, inserted: Map<string, string>): void {
  for (const header of listAt(objectAt(options, 'CustomRequestHandling'), 'InsertHeaders')) {
    inserted.set(`x-amzn-waf-${textAt(header, 'Name')}`, textAt(header, 'Value'))
  }
}

const contentTypes: { readonly [name: string]: string } = {
  TEXT_PLAIN: 'text/plain',
  TEXT_HTML: 'text/html',
  APPLICATION_JSON: 'application/json',
}

function customResponse(custom: JsonObject, bodies: JsonObject | undefined): CustomResponse {
  const body = objectAt(bodies, textAt(custom, 'CustomResponseBodyKey'))
  const headers = listAt(custom, 'ResponseHeaders').map(
    (each) => [textAt(each, 'Name'), textAt(each, 'Value')] as const,
  )
  const type = contentTypes[textAt(body, 'ContentType')]
  return {
    status: numberAt(custom, 'ResponseCode') || 403,
    headers: type === undefined ? headers : [...headers, ['Content-Type', type]],
    body: textAt(body, 'Content'),
  }
}
