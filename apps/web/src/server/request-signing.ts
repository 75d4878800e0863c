import { jsonSchema } from '@gatewright/definition'
import { z } from 'zod'
import { tokenAlgorithms, tokenFlaws } from '../features/console/request-auth.ts'

/** A token to be minted. Empty texts leave a claim out; `claims` go over those that the other members make. */
export const forgedTokenSchema = z.strictObject({
  issuer: z.string().max(2000),
  audience: z.string().max(2000),
  subject: z.string().max(2000),
  scope: z.string().max(4000),
  tokenUse: z.enum(['', 'id', 'access']),
  claims: z.record(z.string(), jsonSchema),
  /** seconds from the time of the run on */
  expiresInSeconds: z.int().min(-10_000_000_000).max(10_000_000_000),
  algorithm: z.enum(tokenAlgorithms),
  flaw: z.enum(tokenFlaws),
})
export type ForgedToken = z.infer<typeof forgedTokenSchema>

/**
 * What only the server can put into a request, since it needs the time of the run or a private key: a signature by test
 * credentials, or a token of the forge in a header.
 */
export const requestSigningSchema = z.union([
  z.strictObject({
    type: z.literal('sigv4'),
    /** an IAM identity of the account */
    identityId: z.string().min(1).max(64),
  }),
  z.strictObject({
    type: z.literal('sigv4'),
    accessKeyId: z.string().min(1, 'SigV4 needs an access key id.').max(200),
    secretAccessKey: z.string().min(1, 'SigV4 needs a secret access key.').max(1000),
    sessionToken: z.string().max(10_000).optional(),
    /** what a simulation takes the keys for, when the account knows no identity that has them */
    principalArn: z.string().max(2000).optional(),
    policy: jsonSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('forge'),
    header: z.string().min(1).max(200),
    /** stands before the token: `Bearer`, or nothing */
    prefix: z.string().max(100),
    token: forgedTokenSchema,
  }),
])
export type RequestSigning = z.infer<typeof requestSigningSchema>
/** Keys that somebody typed. */
export type TypedKeys = Extract<RequestSigning, { accessKeyId: string }>
