import { AppError, getAccount, getServiceSnapshot, liveSnapshotName, saveServiceSnapshot } from '@gatewright/db'
import { type Json, type JsonObject, servicesSnapshotSchema } from '@gatewright/definition'
import { z } from 'zod'
import type { Context } from './context.ts'

const resourceKind = z.enum(['tables', 'queues', 'topics', 'stateMachines', 'streams', 'buckets', 'parameters'])

/** Which table, queue, bucket … is meant. */
export const resourceSchema = z.strictObject({ kind: resourceKind, name: z.string().min(1).max(300) })

const overviewSchema = z.object({
  resources: z.array(z.object({ kind: resourceKind, name: z.string(), count: z.number() })),
  events: z.array(
    z.object({
      id: z.string(),
      bus: z.string(),
      source: z.string(),
      detailType: z.string(),
      detail: z.string(),
      at: z.number(),
    }),
  ),
  calls: z.array(
    z.object({ at: z.number(), service: z.string(), action: z.string(), subject: z.string(), status: z.number() }),
  ),
  changes: z.number(),
})
/** What the services of the gateway hold, in short. */
export type ServicesOverview = z.infer<typeof overviewSchema>

const callResultSchema = z.union([
  z.object({ notSimulated: z.string() }),
  z.object({ error: z.looseObject({ name: z.string(), message: z.string() }) }),
  z.object({ output: z.record(z.string(), z.unknown()) }),
])

/** What the gateway's services hold. Throws `unavailable`. */
export async function servicesOverview({ gateway }: Context): Promise<ServicesOverview> {
  return overviewSchema.parse(await gateway.services('GET', '/services'))
}

/** One resource as a snapshot has it, its lists cut at 500 entries. Throws `notFound`. */
export async function servicesResource(
  { gateway }: Context,
  { kind, name }: z.infer<typeof resourceSchema>,
): Promise<JsonObject> {
  const path = `/services/resource?kind=${kind}&name=${encodeURIComponent(name)}`
  return z.custom<JsonObject>((value) => typeof value === 'object').parse(await gateway.services('GET', path))
}

/** Puts a resource in, or takes it away without a value. Throws `invalid` with the place of what is wrong. */
export async function setServicesResource(
  { gateway }: Context,
  input: z.infer<typeof resourceSchema> & { value?: JsonObject | undefined },
): Promise<void> {
  await gateway.services('PUT', '/services/resource', input)
}

/** Puts a command of the SDK to the services. Throws `refused` with the service's error, or with what is not simulated. */
export async function callService(
  context: Context,
  call: { service: string; operation: string; input: Json },
): Promise<JsonObject> {
  const { region, accountId } = await getAccount(context.database)
  const answer = callResultSchema.parse(
    await context.gateway.services('POST', '/services/call', { ...call, region, accountId }),
  )
  if ('notSimulated' in answer) throw new AppError('refused', answer.notSimulated)
  if ('error' in answer) throw new AppError('refused', `${answer.error.name}: ${answer.error.message}`)
  return answer.output as JsonObject
}

const takenSchema = z.object({ changes: z.number(), snapshot: servicesSnapshotSchema })

/** Keeps what the gateway's services hold now under a name. */
export async function takeSnapshot(context: Context, name: string): Promise<void> {
  checkName(name)
  const { snapshot } = takenSchema.parse(await context.gateway.services('GET', '/services/snapshot'))
  await saveServiceSnapshot(context.database, name, snapshot)
}

/** The text of a snapshot, or of what the services hold now without a name. Throws `notFound`. */
export async function snapshotText(context: Context, name: string | undefined): Promise<string> {
  const snapshot =
    name === undefined
      ? takenSchema.parse(await context.gateway.services('GET', '/services/snapshot')).snapshot
      : await getServiceSnapshot(context.database, name)
  return JSON.stringify(snapshot, undefined, 2)
}

/** Keeps a snapshot that someone wrote, or makes the services hold it without a name. Throws `invalid` with the place of what is wrong. */
export async function saveSnapshotText(context: Context, name: string | undefined, text: string): Promise<void> {
  const parsed = servicesSnapshotSchema.safeParse(parseText(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AppError('invalid', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a snapshot'}`)
  }
  if (name === undefined) {
    await context.gateway.services('PUT', '/services/snapshot', parsed.data)
    return
  }
  checkName(name)
  await saveServiceSnapshot(context.database, name, parsed.data)
}

function checkName(name: string): void {
  if (name === liveSnapshotName)
    throw new AppError('invalid', '"live" is the state of the gateway itself. Choose another name.')
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('invalid', `This is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Makes the gateway's services hold a snapshot, or nothing without a name. Throws `notFound`. */
export async function loadSnapshot(context: Context, name: string | undefined): Promise<void> {
  const snapshot = name === undefined ? {} : await getServiceSnapshot(context.database, name)
  await context.gateway.services('PUT', '/services/snapshot', snapshot)
}

const saveEveryMs = 2_000

/**
 * Gives the gateway's services back what they held before a restart, and keeps what they hold from then on, a moment after
 * each change. Ends never; a gateway that does not answer is asked again.
 */
export async function keepServices(context: Context): Promise<void> {
  if (context.environment.GATEWAY_INTERNAL_URL === undefined) return
  let kept: number | undefined
  for (;;) {
    try {
      const { changes } = await servicesOverview(context)
      const isFresh = kept === undefined ? changes === 0 : changes < kept
      if (isFresh) await loadLive(context)
      else if (changes !== kept) {
        const { snapshot } = takenSchema.parse(await context.gateway.services('GET', '/services/snapshot'))
        await saveServiceSnapshot(context.database, liveSnapshotName, snapshot)
      }
      kept = isFresh ? (await servicesOverview(context)).changes : changes
    } catch (error) {
      if (!(error instanceof AppError)) console.error(error)
    }
    await new Promise((resolve) => setTimeout(resolve, saveEveryMs))
  }
}

async function loadLive(context: Context): Promise<void> {
  const snapshot = await getServiceSnapshot(context.database, liveSnapshotName).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') return undefined
    throw error
  })
  if (snapshot !== undefined) await context.gateway.services('PUT', '/services/snapshot', snapshot)
}
