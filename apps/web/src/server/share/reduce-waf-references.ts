import type { Account, Json } from '@gatewright/definition'

type WafReferences = NonNullable<Account['wafReferences']>

/**
 * What a web ACL refers to, itself or by its rule groups: sets and groups by their ARNs; countries and AS numbers of addresses
 * only where a statement asks for them.
 */
export function reduceWafReferences(references: WafReferences, webAcl: Json): WafReferences {
  const named = new Set<string>()
  collect(webAcl, references, named)
  const only = (sets: WafReferences['ipSets']) =>
    Object.fromEntries(Object.entries(sets).filter(([arn]) => named.has(arn)))
  return {
    ipSets: only(references.ipSets),
    regexPatternSets: only(references.regexPatternSets),
    ruleGroups: only(references.ruleGroups),
    geo: named.has('GeoMatchStatement') ? references.geo : {},
    asn: named.has('AsnMatchStatement') ? references.asn : {},
  }
}

/** Member names and texts of a value, and those of the rule groups that it names. */
function collect(value: Json, { ruleGroups }: WafReferences, named: Set<string>): void {
  const left: Json[] = [value]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string' && !named.has(next)) {
      named.add(next)
      const group = Object.hasOwn(ruleGroups, next) ? ruleGroups[next] : undefined
      if (group !== undefined) left.push(group)
    }
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next)) for (const name of Object.keys(next)) named.add(name)
    left.push(...Object.values(next))
  }
}
