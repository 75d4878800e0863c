import { type Json, jsonSchema } from '@gatewright/definition'
import { type Database, isUniqueViolation } from './database.ts'
import { ensureWorkspace, localWorkspaceId } from './workspace.ts'

/** What forges tokens in a workspace: a set of private JSON Web Keys, and whether the gateway of this machine takes them too. */
export type StoredTokenForge = { readonly privateKeys: Json; readonly acceptLive: boolean }

/** The forge of a workspace, or undefined where none was made yet. */
export async function getTokenForge(
  database: Database,
  workspaceId = localWorkspaceId,
): Promise<StoredTokenForge | undefined> {
  const row = await database.client.tokenForge.findUnique({ where: { workspaceId } })
  if (row === null) return undefined
  return { privateKeys: jsonSchema.parse(JSON.parse(row.privateKeys)), acceptLive: row.acceptLive }
}

/** Keeps the keys of a workspace's forge; those that are kept first stay. Makes the workspace if it is not there yet. */
export async function createTokenForge(
  database: Database,
  privateKeys: Json,
  workspaceId = localWorkspaceId,
): Promise<void> {
  await ensureWorkspace(database, workspaceId)
  await database.client.tokenForge
    .create({ data: { workspaceId, privateKeys: JSON.stringify(privateKeys) } })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
    })
}

/** Sets whether the gateway of this machine takes forged tokens; nothing happens where no forge is. */
export async function setAcceptForgedTokens(
  database: Database,
  acceptLive: boolean,
  workspaceId = localWorkspaceId,
): Promise<void> {
  await database.client.tokenForge.updateMany({ where: { workspaceId }, data: { acceptLive } })
}
