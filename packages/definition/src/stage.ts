import { z } from 'zod'

/**
 * Settings of one method in a stage. Its key is the resource path without its leading slash (slashes inside it written
 * `~1`), a slash and the verb, as in `pets~1{petId}/GET`; the key of the stage's own settings is `*`, a slash and `*`.
 * Unset members inherit.
 */
export const methodSettingSchema = z.strictObject({
  metricsEnabled: z.boolean().optional(),
  loggingLevel: z.enum(['OFF', 'ERROR', 'INFO']).optional(),
  dataTraceEnabled: z.boolean().optional(),
  throttlingBurstLimit: z.int().optional(),
  throttlingRateLimit: z.number().optional(),
  cachingEnabled: z.boolean().optional(),
  cacheTtlInSeconds: z.int().optional(),
  cacheDataEncrypted: z.boolean().optional(),
  requireAuthorizationForCacheControl: z.boolean().optional(),
  unauthorizedCacheControlHeaderStrategy: z
    .enum(['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'])
    .optional(),
})
export type MethodSetting = z.infer<typeof methodSettingSchema>

export const canarySettingsSchema = z.strictObject({
  percentTraffic: z.number().min(0).max(100).default(0),
  deploymentId: z.string().optional(),
  stageVariableOverrides: z.record(z.string(), z.string()).default({}),
  useStageCache: z.boolean().default(false),
})
export type CanarySettings = z.infer<typeof canarySettingsSchema>

/** A stage of a REST API, as `GetStage` of the V1 API returns it; its name is its key. */
export const stageSchema = z.strictObject({
  deploymentId: z.string().optional(),
  description: z.string().optional(),
  variables: z.record(z.string(), z.string()).default({}),
  methodSettings: z.record(z.string(), methodSettingSchema).default({}),
  cacheClusterEnabled: z.boolean().default(false),
  cacheClusterSize: z.string().optional(),
  canarySettings: canarySettingsSchema.optional(),
  accessLogSettings: z
    .strictObject({ destinationArn: z.string().optional(), format: z.string().optional() })
    .optional(),
  tracingEnabled: z.boolean().default(false),
  webAclArn: z.string().optional(),
  clientCertificateId: z.string().optional(),
  documentationVersion: z.string().optional(),
  tags: z.record(z.string(), z.string()).default({}),
})
export type Stage = z.infer<typeof stageSchema>

/** Stage names are 1–128 of letters, digits, hyphen and underscore (developer guide: known issues). */
export const stageNamePattern = /^[A-Za-z0-9_-]{1,128}$/
