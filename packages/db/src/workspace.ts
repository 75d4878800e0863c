import { accountSchema } from '@gatewright/definition'
import type { Database } from './database.ts'

/** The one workspace of an installation without accounts. */
export const localWorkspaceId = 'local'

/** Makes the workspace if it is not there yet. */
export async function ensureWorkspace(database: Database, id: string = localWorkspaceId): Promise<void> {
  const settings = JSON.stringify(accountSchema.parse({}))
  await database.client.workspace.upsert({
    where: { id },
    create: { id, name: 'My APIs', settings },
    update: {},
  })
}
