import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()])))

const environmentSchema = z.object({
  /** where the stages answer */
  GATEWAY_PORT: port.default(4000),
  HOST: z.string().default('localhost'),
  /** the port for the web process, on loopback; without a token it is not opened */
  GATEWAY_INTERNAL_PORT: port.default(0),
  GATEWAY_INTERNAL_TOKEN: z.string().min(16).optional(),
  /** read at the start, never written; without it the stages come over the internal port alone */
  DATABASE_URL: z.string().optional(),
  /** hosts, `host:port`, addresses and ranges that backends may be called at although they are not public */
  EGRESS_ALLOW: list,
  /** sign calls of AWS services that are sent on to an endpoint; emulators take what they are without */
  FORWARD_ACCESS_KEY_ID: z.string().optional(),
  FORWARD_SECRET_ACCESS_KEY: z.string().optional(),
})

export type Environment = z.infer<typeof environmentSchema>

/** Reads the environment; throws with the name of the variable that is wrong. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = environmentSchema.safeParse(variables)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`The environment variable ${issue?.path.join('.')} is wrong: ${issue?.message}`)
}
