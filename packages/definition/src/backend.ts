import { z } from 'zod'

/** Limits of a Lambda function's settings (Lambda developer guide: quotas). Timeout in seconds, memory in MB. */
export const lambdaLimits = {
  timeout: { minimum: 1, maximum: 900, default: 3 },
  memorySize: { minimum: 128, maximum: 10_240, default: 128 },
} as const

/** Injected trouble: how long an answer takes on the simulated clock, and how often the call fails instead. */
export const faultInjectionSchema = z.strictObject({
  latencyMs: z.int().min(0).default(0),
  errorProbability: z.number().min(0).max(1).default(0),
  error: z.enum(['ERROR', 'TIMEOUT', 'THROTTLE', 'CONNECTION_REFUSED']).default('ERROR'),
})
export type FaultInjection = z.infer<typeof faultInjectionSchema>

/** What a Lambda function answers with: a handler that runs in the sandbox, a fixed payload, or another Lambda endpoint. */
export const lambdaCodeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('HANDLER'),
    language: z.enum(['javascript', 'typescript']).default('javascript'),
    /** name of the exported function */
    handler: z.string().default('handler'),
    source: z.string(),
  }),
  /** `payload` is the text that the function returns; with `functionError` it is an error document */
  z.strictObject({ type: z.literal('FIXED'), payload: z.string(), functionError: z.boolean().default(false) }),
  /** base URL of anything that speaks the Lambda invoke API */
  z.strictObject({ type: z.literal('REMOTE'), endpoint: z.string() }),
])
export type LambdaCode = z.infer<typeof lambdaCodeSchema>

/** A Lambda function; its name is its key. Versions and aliases as in Lambda; `$LATEST` is `code` itself. */
export const lambdaFunctionSchema = z.strictObject({
  description: z.string().optional(),
  code: lambdaCodeSchema,
  environment: z.record(z.string(), z.string()).default({}),
  /** seconds */
  timeout: z.number().default(lambdaLimits.timeout.default),
  /** MB */
  memorySize: z.int().default(lambdaLimits.memorySize.default),
  versions: z
    .record(z.string(), z.strictObject({ code: lambdaCodeSchema, environment: z.record(z.string(), z.string()) }))
    .default({}),
  aliases: z
    .record(
      z.string(),
      z.strictObject({
        functionVersion: z.string(),
        routingConfig: z.record(z.string(), z.number().min(0).max(1)).default({}),
      }),
    )
    .default({}),
  faultInjection: faultInjectionSchema.optional(),
})
export type LambdaFunction = z.infer<typeof lambdaFunctionSchema>

/** A reply that is always the same: bytes as text, or base64 with `isBase64`. */
export const fixedReplySchema = z.strictObject({
  type: z.literal('FIXED'),
  status: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64: z.boolean().default(false),
})
export type FixedReply = z.infer<typeof fixedReplySchema>

/** An HTTP endpoint; its origin (`https://host[:port]`) is its key. `LIVE` calls it under the egress policy. */
export const httpBackendSchema = z.strictObject({
  description: z.string().optional(),
  reply: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('LIVE') }), fixedReplySchema]),
  faultInjection: faultInjectionSchema.optional(),
})
export type HttpBackend = z.infer<typeof httpBackendSchema>

/** Sends calls of a service on, signed, to an endpoint that speaks its protocol: base URL of an emulator, for example. */
export const forwardSchema = z.strictObject({ type: z.literal('FORWARD'), endpoint: z.string() })
export type Forward = z.infer<typeof forwardSchema>

/**
 * An AWS service action; its key is `<service>:<action or path>`, e.g. `dynamodb:PutItem`, and may end in `*`. Without a
 * reply the simulated service answers; an action that no service simulates fails and says so.
 */
export const awsBackendSchema = z.strictObject({
  description: z.string().optional(),
  reply: z.discriminatedUnion('type', [fixedReplySchema, forwardSchema]).optional(),
  faultInjection: faultInjectionSchema.optional(),
})
export type AwsBackend = z.infer<typeof awsBackendSchema>

/** Everything that stands behind an API. VPC links name the HTTP backend that answers for their target. */
export const backendsSchema = z.strictObject({
  functions: z.record(z.string(), lambdaFunctionSchema).default({}),
  http: z.record(z.string(), httpBackendSchema).default({}),
  aws: z.record(z.string(), awsBackendSchema).default({}),
})
export type Backends = z.infer<typeof backendsSchema>
