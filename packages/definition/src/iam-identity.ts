import { z } from 'zod'

const nameCharacters = /^[\w+=,.@-]+$/
const nameHelp = 'letters, digits and _ + = , . @ - only'
const boundedName = (maximum: number) =>
  z
    .string()
    .min(1, 'A name is needed.')
    .max(maximum, `At most ${maximum} characters.`)
    .regex(nameCharacters, `Not a name that IAM takes: ${nameHelp}.`)

/** How long the texts of an identity may be (IAM quotas: names, session tokens as STS makes them, inline policies of a role). */
export const iamLimits = { name: 64, sessionToken: 4096, policies: 20, policyCharacters: 10_240 } as const

/**
 * Somebody who signs requests: a user with a long-term access key, or a session of a role with temporary credentials. Known
 * here only, and good for nothing in AWS. Its id is its key in the account.
 */
export const iamIdentitySchema = z.strictObject({
  kind: z.enum(['USER', 'ROLE']),
  name: boundedName(iamLimits.name).meta({ help: `Name of the user or role: ${nameHelp}` }),
  path: z
    .string()
    .regex(/^\/([\x21-\x7e]{1,510}\/)?$/, 'A path begins and ends with a slash.')
    .default('/'),
  /** what the session of a role was started as: the end of its ARN */
  sessionName: boundedName(iamLimits.name).optional(),
  /** of a cross-account caller; the own account without */
  accountId: z
    .string()
    .regex(/^\d{12}$/, 'An account id has twelve digits.')
    .optional(),
  /** the stable part of `$context.identity.user`: `AIDA…` of a user, `AROA…` of a role */
  principalId: z.string().regex(/^(AIDA|AROA)[A-Z0-9]{17}$/, 'AIDA or AROA and 17 capital letters and digits.'),
  enabled: z.boolean().default(true),
  accessKeyId: z.string().regex(/^(AKIA|ASIA)[A-Z0-9]{16}$/, 'AKIA or ASIA and 16 capital letters and digits.'),
  secretAccessKey: z.string().regex(/^[A-Za-z0-9/+]{40}$/, 'A secret access key has 40 characters of base64.'),
  sessionToken: z
    .string()
    .min(1)
    .max(iamLimits.sessionToken)
    .regex(/^[\x21-\x7e]+$/, 'A session token has no blanks.')
    .optional(),
  /** epoch milliseconds; a session without never ends */
  sessionExpires: z.int().min(0).optional(),
  /** identity policies by name, as text: what is no policy document allows nothing */
  policies: z.record(boundedName(128), z.string().max(iamLimits.policyCharacters)).default({}),
})
export type IamIdentity = z.infer<typeof iamIdentitySchema>

/** The ARN that policies and `$context.identity.userArn` know an identity by. */
export function iamIdentityArn(identity: IamIdentity, ownAccountId: string): string {
  const { kind, name, path, sessionName = defaultSessionName, accountId = ownAccountId } = identity
  return kind === 'USER'
    ? `arn:aws:iam::${accountId}:user${path}${name}`
    : `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}`
}

/** The id that `$context.identity.user` shows: of a session, with the name of the session. */
export function iamUserId({ kind, principalId, sessionName = defaultSessionName }: IamIdentity): string {
  return kind === 'USER' ? principalId : `${principalId}:${sessionName}`
}

const defaultSessionName = 'gatewright'
