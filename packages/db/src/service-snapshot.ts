import { type ServicesSnapshot, servicesSnapshotSchema } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import type { Database } from './database.ts'
import { newId } from './id.ts'
import { localWorkspaceId } from './workspace.ts'

/** A named state of the simulated AWS services, without what is in it. `size` is in characters of JSON. */
export type ServiceSnapshotSummary = { readonly name: string; readonly updatedAt: number; readonly size: number }

/** The name under which the state of the gateway's services is kept over a restart. */
export const liveSnapshotName = 'live'

/** The snapshots that people made, by name. */
export async function listServiceSnapshots(
  database: Database,
  workspaceId = localWorkspaceId,
): Promise<ServiceSnapshotSummary[]> {
  const rows = await database.client.serviceSnapshot.findMany({
    where: { workspaceId, name: { not: liveSnapshotName } },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ name, updatedAt, document }) => ({ name, updatedAt: updatedAt.getTime(), size: document.length }))
}

/** Throws `notFound`. */
export async function getServiceSnapshot(
  database: Database,
  name: string,
  workspaceId = localWorkspaceId,
): Promise<ServicesSnapshot> {
  const row = await database.client.serviceSnapshot.findUnique({ where: { workspaceId_name: { workspaceId, name } } })
  if (row === null) throw new AppError('notFound', `There is no snapshot "${name}".`)
  return servicesSnapshotSchema.parse(JSON.parse(row.document))
}

/** Keeps a snapshot in the place of a former one of the name. Throws `invalid` for a name that is none. */
export async function saveServiceSnapshot(
  database: Database,
  name: string,
  snapshot: ServicesSnapshot,
  workspaceId = localWorkspaceId,
): Promise<void> {
  if (name.trim() === '' || name.length > 80)
    throw new AppError('invalid', 'A snapshot has a name of 1 to 80 characters.')
  const columns = { document: JSON.stringify(snapshot), updatedAt: new Date() }
  await database.client.serviceSnapshot.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { id: newId(), workspaceId, name, ...columns },
    update: columns,
  })
}

/** Throws `notFound`. */
export async function removeServiceSnapshot(
  database: Database,
  name: string,
  workspaceId = localWorkspaceId,
): Promise<void> {
  const { count } = await database.client.serviceSnapshot.deleteMany({ where: { workspaceId, name } })
  if (count === 0) throw new AppError('notFound', `There is no snapshot "${name}".`)
}
