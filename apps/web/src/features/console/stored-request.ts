import { z } from 'zod'
import { assertionSchema, extractionSchema } from './assertions/assertion.ts'
import { type ConsoleRequest, emptyRequest } from './console-request.ts'
import { authTypes, emptyApiKey, emptyAuth, tokenAlgorithms, tokenFlaws } from './request-auth.ts'
import { type BodyKind, bodyKinds } from './request-body.ts'
import { emptyCaller } from './request-caller.ts'

/** A member that is missing or damaged reads as its default, so that one damaged member loses nothing else. */
const text = (fallback = '') => z.string().catch(fallback)
const enabled = z.boolean().catch(true)
const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((list) =>
      list.flatMap((each): z.output<Row>[] => {
        const parsed = row.safeParse(each)
        return parsed.success ? [parsed.data] : []
      }),
    )
const field = z.object({ name: z.string(), value: text(), enabled })
/** as the console edits header fields, or as they were sent */
const header = z.union([
  field,
  z.tuple([z.string(), z.string()]).transform(([name, value]) => ({ name, value, enabled: true })),
])
const file = z.object({
  name: text(),
  type: text(),
  base64: z.string(),
  missing: z.literal(true).optional().catch(undefined),
})
const optionalFile = file.optional().catch(undefined)
const withHeader = { header: text(), prefix: text('Bearer') }
const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (typeof value === 'object' && value !== null ? value : {}), z.object(shape))

const auth = group({
  type: z.enum(authTypes).catch('none'),
  bearer: group({ token: text(), ...withHeader }),
  basic: group({ username: text(), password: text() }),
  sigv4: group({
    identity: text(),
    accessKeyId: text(),
    secretAccessKey: text(),
    sessionToken: text(),
    principalArn: text(),
    policy: text(),
  }),
  forge: group({
    issuer: text(),
    audience: text(),
    subject: text(emptyAuth.forge.subject),
    scope: text(),
    tokenUse: z.enum(['', 'id', 'access']).catch(''),
    claims: text(),
    expiresInSeconds: z.number().catch(emptyAuth.forge.expiresInSeconds),
    algorithm: z.enum(tokenAlgorithms).catch('RS256'),
    flaw: z.enum(tokenFlaws).catch('none'),
    ...withHeader,
  }),
})

const source = z
  .union([
    z.object({ type: z.literal('draft'), stageVariablesOf: z.string().optional() }),
    z.object({ type: z.literal('stage'), stageName: z.string() }),
  ])
  .catch({ type: 'draft' })
  .transform((value) =>
    value.type === 'stage'
      ? value
      : value.stageVariablesOf === undefined
        ? { type: 'draft' as const }
        : { type: 'draft' as const, stageVariablesOf: value.stageVariablesOf },
  )

const stored = z.object({
  method: text(emptyRequest.method),
  path: text(emptyRequest.path),
  headers: rows(header),
  bodyKind: z.enum(bodyKinds).optional().catch(undefined),
  body: text(),
  /** of requests as they were sent: `body` holds bytes */
  isBase64: z.boolean().optional().catch(undefined),
  textType: z.string().optional().catch(undefined),
  form: rows(field),
  parts: rows(field.extend({ type: text(), file: optionalFile })),
  file: optionalFile,
  unusedQuery: rows(z.object({ name: z.string(), value: text(), at: z.int().min(0).catch(0) })),
  auth,
  apiKey: group({ keyId: text(emptyApiKey.keyId), value: text(emptyApiKey.value) }),
  caller: group({
    sourceIp: text(emptyCaller.sourceIp),
    userAgent: text(emptyCaller.userAgent),
    vpcId: text(emptyCaller.vpcId),
    vpcEndpointId: text(emptyCaller.vpcEndpointId),
    country: text(emptyCaller.country),
  }),
  source,
  live: z.boolean().catch(false),
  snapshot: z.string().optional().catch(undefined),
  assertions: rows(assertionSchema),
  extractions: rows(extractionSchema),
  savedId: z.string().optional().catch(undefined),
})

/**
 * A request in any form in which it was ever kept: of tabs, the history, saved requests, examples, runs. Those that know no
 * kind of body send what they sent before: their text, with the Content-Type that stands in their headers or none.
 * @returns undefined for what is no request at all
 */
export function readStoredRequest(value: unknown): ConsoleRequest | undefined {
  const parsed = stored.safeParse(value)
  if (!parsed.success) return undefined
  const { bodyKind, textType, isBase64, file, snapshot, savedId, ...rest } = parsed.data
  const kept = {
    ...rest,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(savedId === undefined ? {} : { savedId }),
  }
  if (isBase64 === true)
    return {
      ...kept,
      body: '',
      bodyKind: 'binary',
      textType: emptyRequest.textType,
      file: { name: 'body', type: '', base64: rest.body },
    }
  const type = rest.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  return {
    ...kept,
    bodyKind: bodyKind ?? formerKind(rest.body, type),
    textType: textType ?? (bodyKind === undefined && rest.body !== '' ? '' : emptyRequest.textType),
    ...(file === undefined ? {} : { file }),
  }
}

function formerKind(body: string, contentType: string | undefined): BodyKind {
  if (body === '') return 'none'
  return contentType !== undefined && /json/i.test(contentType) ? 'json' : 'text'
}
