import { type Account, type IamIdentity, iamIdentitySchema, issuesText } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import { type Database, isUniqueViolation, type Queries } from './database.ts'
import { newId } from './id.ts'
import { ensureWorkspace, localWorkspaceId } from './workspace.ts'

/** The identities of a workspace that sign requests, by id, the oldest first. */
export async function readIamIdentities(queries: Queries, workspaceId: string): Promise<Account['iamIdentities']> {
  const rows = await queries.iamIdentity.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return Object.fromEntries(
    rows.map(({ id, accessKeyId, document }) => [
      id,
      { ...(JSON.parse(document) as Omit<IamIdentity, 'accessKeyId'>), accessKeyId },
    ]),
  )
}

/** Makes the table hold exactly these identities. */
export async function writeIamIdentities(
  queries: Queries,
  workspaceId: string,
  identities: Account['iamIdentities'],
): Promise<void> {
  await queries.iamIdentity.deleteMany({ where: { workspaceId, id: { notIn: Object.keys(identities) } } })
  for (const [id, identity] of Object.entries(identities)) await writeIdentity(queries, workspaceId, id, identity)
}

/**
 * Keeps an identity, in the place of a former one when `id` is given and known: so a removed one can be put back. Throws
 * `invalid` with the field, `conflict` when another identity has its access key.
 */
export async function saveIamIdentity(
  database: Database,
  { id = newId(), identity }: { readonly id?: string; readonly identity: unknown },
  workspaceId = localWorkspaceId,
): Promise<{ id: string }> {
  const parsed = iamIdentitySchema.safeParse(identity)
  if (!parsed.success) throw new AppError('invalid', `The identity was not saved: ${issuesText(parsed.error)}`)
  await ensureWorkspace(database, workspaceId)
  await writeIdentity(database.client, workspaceId, id, parsed.data).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new AppError('conflict', `Another identity has the access key ${parsed.data.accessKeyId}.`)
    throw error
  })
  return { id }
}

/** Throws `notFound`. */
export async function removeIamIdentity(database: Database, id: string, workspaceId = localWorkspaceId): Promise<void> {
  const { count } = await database.client.iamIdentity.deleteMany({ where: { id, workspaceId } })
  if (count === 0) throw new AppError('notFound', `There is no identity ${id}. It may have been removed.`)
}

async function writeIdentity(queries: Queries, workspaceId: string, id: string, identity: IamIdentity): Promise<void> {
  const { accessKeyId, ...rest } = identity
  const columns = { accessKeyId, document: JSON.stringify(rest) }
  await queries.iamIdentity.upsert({ where: { id }, create: { id, workspaceId, ...columns }, update: columns })
}
