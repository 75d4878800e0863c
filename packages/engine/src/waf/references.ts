import type { Json } from '@gatewright/definition'

/**
 * What web ACLs refer to: sets and rule groups by ARN as the WAFv2 API returns them, and what is known of addresses by
 * range: `{country, region}` and AS numbers.
 */
export type WafReferences = {
  readonly ipSets: { readonly [arn: string]: Json }
  readonly regexPatternSets: { readonly [arn: string]: Json }
  readonly ruleGroups: { readonly [arn: string]: Json }
  readonly geo: { readonly [range: string]: Json }
  readonly asn: { readonly [range: string]: Json }
}
