import {
  callBySdk,
  type LocalServices,
  realClock,
  realRandom,
  resourceKinds,
  SnapshotError,
} from '@gatewright/adapters'
import type { JsonObject } from '@gatewright/definition'
import { BackendFailure } from '@gatewright/engine'
import { z } from 'zod'

/** A refusal of what was asked, in words for people. */
export class ServicesRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const kind = z.enum(resourceKinds)
const resourceSchema = z.strictObject({ kind, name: z.string() })
const settingSchema = resourceSchema.extend({
  value: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null).optional(),
})
/** A command of the SDK, put to the services as a handler would. */
const callSchema = z.strictObject({
  service: z.string(),
  operation: z.string(),
  input: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null),
  region: z.string(),
  accountId: z.string(),
})

/**
 * What the web process asks of the simulated services: `GET /services` (what there is, recent calls), `GET` and `PUT
 * /services/snapshot`, `GET` and `PUT /services/resource`, `POST /services/call`. Undefined for another path.
 * @throws ServicesRefusal
 */
export async function respondServices(
  services: LocalServices,
  line: string,
  parameters: URLSearchParams,
  readBody: () => Promise<unknown>,
): Promise<unknown> {
  switch (line) {
    case 'GET /services':
      return {
        resources: services.resources(),
        events: services.events(),
        calls: services.recentCalls(),
        changes: services.changes(),
      }
    case 'GET /services/snapshot':
      return { changes: services.changes(), snapshot: services.snapshot() }
    case 'PUT /services/snapshot': {
      const snapshot = await readBody()
      return change(() => services.restore(snapshot))
    }
    case 'GET /services/resource': {
      const { kind: wanted, name } = read(resourceSchema, Object.fromEntries(parameters))
      const resource = services.resource(wanted, name)
      if (resource === undefined) throw new ServicesRefusal(404, `There is no ${name} here.`)
      return resource
    }
    case 'PUT /services/resource': {
      const { kind: wanted, name, value } = read(settingSchema, await readBody())
      return change(() => services.setResource(wanted, name, value))
    }
    case 'POST /services/call':
      return await call(services, read(callSchema, await readBody()))
    default:
      return undefined
  }
}

async function call(services: LocalServices, request: z.infer<typeof callSchema>): Promise<unknown> {
  const { region, accountId } = request
  const clock = realClock()
  const context = {
    clock,
    random: realRandom(),
    accountId,
    region,
    sleep: clock.sleep,
    lambda: async () => {
      throw new BackendFailure('notSimulated', 'Functions belong to an API; call this through one.')
    },
  }
  const answer = await callBySdk(
    async (made) => {
      const response = await services.answer(made, context)
      if (response !== undefined) return response
      throw new BackendFailure('notSimulated', `${made.service} ${made.action} is not simulated.`)
    },
    JSON.stringify(request),
    region,
  )
  return JSON.parse(answer)
}

function change(work: () => void): object {
  try {
    work()
    return {}
  } catch (error) {
    if (error instanceof SnapshotError) throw new ServicesRefusal(400, error.message)
    throw error
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ServicesRefusal(400, `${issue?.path.join('.')}: ${issue?.message}`)
}
