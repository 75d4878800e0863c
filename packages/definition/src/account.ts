import { z } from 'zod'
import { iamIdentitySchema } from './iam-identity.ts'
import { jsonSchema } from './json.ts'

const throttleSettings = z.strictObject({ rateLimit: z.number().optional(), burstLimit: z.int().optional() })

/** An API key; its id is its key in the account. */
export const apiKeySchema = z.strictObject({
  name: z.string(),
  value: z.string(),
  enabled: z.boolean().default(true),
  customerId: z.string().optional(),
  description: z.string().optional(),
  tags: z.record(z.string(), z.string()).default({}),
})
export type ApiKey = z.infer<typeof apiKeySchema>

/**
 * The day on which a period may begin, at most (the service refuses more): weeks begin on Sunday plus `offset`, months on the
 * first plus `offset`.
 */
export const quotaOffsets = { DAY: 0, WEEK: 6, MONTH: 27 } as const

/** A usage plan; its id is its key. `apiKeys` are ids of keys; method throttles are keyed by `<path>/<VERB>`. */
export const usagePlanSchema = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  apiStages: z
    .array(
      z.strictObject({
        apiId: z.string(),
        stage: z.string(),
        throttle: z.record(z.string(), throttleSettings).default({}),
      }),
    )
    .default([]),
  throttle: throttleSettings.optional(),
  quota: z
    .strictObject({ limit: z.int(), offset: z.int().default(0), period: z.enum(['DAY', 'WEEK', 'MONTH']) })
    .optional(),
  apiKeys: z.array(z.string()).default([]),
  tags: z.record(z.string(), z.string()).default({}),
})
export type UsagePlan = z.infer<typeof usagePlanSchema>

/** A custom domain name; the name is its key. */
export const domainNameSchema = z.strictObject({
  endpointConfiguration: z.strictObject({ types: z.array(z.enum(['EDGE', 'REGIONAL', 'PRIVATE'])) }),
  certificateArn: z.string().optional(),
  regionalCertificateArn: z.string().optional(),
  securityPolicy: z.string().optional(),
  /** base path (`(none)` for the root) → API and stage */
  basePathMappings: z.record(z.string(), z.strictObject({ apiId: z.string(), stage: z.string() })).default({}),
})
export type DomainName = z.infer<typeof domainNameSchema>

/** A VPC link; its id is its key. V1 links target a Network Load Balancer, V2 links subnets and security groups. */
export const vpcLinkSchema = z.strictObject({
  name: z.string(),
  version: z.enum(['V1', 'V2']).default('V1'),
  targetArns: z.array(z.string()).default([]),
  subnetIds: z.array(z.string()).default([]),
  securityGroupIds: z.array(z.string()).default([]),
})
export type VpcLink = z.infer<typeof vpcLinkSchema>

/** What outlives an API: keys, plans, domain names, links, web ACLs, identities, account-wide throttle. */
export const accountSchema = z.strictObject({
  accountId: z.string().default('123456789012'),
  region: z.string().default('us-east-1'),
  /** requests per second and bucket size shared by all APIs of the account in the region */
  throttleSettings: z
    .strictObject({ rateLimit: z.number(), burstLimit: z.int() })
    .default({ rateLimit: 10_000, burstLimit: 5_000 }),
  cloudwatchRoleArn: z.string().optional(),
  apiKeys: z.record(z.string(), apiKeySchema).default({}),
  usagePlans: z.record(z.string(), usagePlanSchema).default({}),
  domainNames: z.record(z.string(), domainNameSchema).default({}),
  vpcLinks: z.record(z.string(), vpcLinkSchema).default({}),
  /** who may sign requests, by id */
  iamIdentities: z.record(z.string(), iamIdentitySchema).default({}),
  /** as `GetWebACL` of the WAFv2 API returns it, by ARN */
  webAcls: z.record(z.string(), jsonSchema).default({}),
  /** what web ACLs refer to: sets and rule groups by ARN; countries and AS numbers by address range */
  wafReferences: z
    .strictObject({
      ipSets: z.record(z.string(), jsonSchema).default({}),
      regexPatternSets: z.record(z.string(), jsonSchema).default({}),
      ruleGroups: z.record(z.string(), jsonSchema).default({}),
      geo: z.record(z.string(), jsonSchema).default({}),
      asn: z.record(z.string(), jsonSchema).default({}),
    })
    .optional(),
})
export type Account = z.infer<typeof accountSchema>
