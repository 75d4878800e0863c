import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim().toLowerCase()])))

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** set by Next: which runtime this is, and what it is doing */
  NEXT_RUNTIME: z.string().optional(),
  NEXT_PHASE: z.string().optional(),
  /** `file:` and a path; relative ones are taken from the working directory */
  DATABASE_URL: z.string().default('file:../../data/gatewright.db'),
  GATEWAY_PORT: port.default(4000),
  /** base URL of the gateway's internal port, and the token of this start; without them there is no gateway to talk to */
  GATEWAY_INTERNAL_URL: z.url().optional(),
  GATEWAY_INTERNAL_TOKEN: z.string().optional(),
  /** hosts, `host:port`, addresses and ranges that backends may be called at although they are not public */
  EGRESS_ALLOW: list,
  /** further host names by which the web app may be called, separated by commas */
  ALLOWED_HOSTS: list,
})

export type Environment = z.infer<typeof environmentSchema>

/** Reads the environment; throws with the name of the variable that is wrong. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = environmentSchema.safeParse(variables)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`The environment variable ${issue?.path.join('.')} is wrong: ${issue?.message}`)
}
