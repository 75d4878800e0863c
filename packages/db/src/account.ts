import { type Account, accountSchema, issuesText } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import { type Database, inTransaction, isUniqueViolation } from './database.ts'
import { readDomainNames, writeDomainNames } from './domain-name.ts'
import { readIamIdentities, writeIamIdentities } from './iam-identity.ts'
import { readUsagePlans, writeUsagePlans } from './usage-plan.ts'
import { readVpcLinks, readWebAcls, writeVpcLinks, writeWebAcls } from './vpc-link.ts'
import { ensureWorkspace, localWorkspaceId } from './workspace.ts'

/** The account of a workspace: what outlives an API. Makes the workspace if it is not there yet. */
export async function getAccount(database: Database, workspaceId = localWorkspaceId): Promise<Account> {
  const { client } = database
  const row = await client.workspace.findUnique({ where: { id: workspaceId } })
  if (row === null) {
    await ensureWorkspace(database, workspaceId)
    return accountSchema.parse({})
  }
  return accountSchema.parse({
    ...JSON.parse(row.settings),
    ...(await readUsagePlans(client, workspaceId)),
    domainNames: await readDomainNames(client, workspaceId),
    vpcLinks: await readVpcLinks(client, workspaceId),
    webAcls: await readWebAcls(client, workspaceId),
    iamIdentities: await readIamIdentities(client, workspaceId),
  })
}

/**
 * Sets members of the account (whole maps: a key that is missing in `apiKeys` is removed). Throws `invalid` when the
 * result is no account or a plan or mapping names a stage that is not there, `conflict` when two API keys have one value, or two identities one access key.
 */
export async function updateAccount(
  database: Database,
  changes: { readonly [member in keyof Account]?: unknown },
  workspaceId = localWorkspaceId,
): Promise<Account> {
  const parsed = accountSchema.safeParse({ ...(await getAccount(database, workspaceId)), ...changes })
  if (!parsed.success) throw new AppError('invalid', `The account was not saved: ${issuesText(parsed.error)}`)
  const { apiKeys, usagePlans, domainNames, vpcLinks, webAcls, iamIdentities, ...settings } = parsed.data
  await inTransaction(database, async (queries) => {
    await queries.workspace.update({ where: { id: workspaceId }, data: { settings: JSON.stringify(settings) } })
    await writeUsagePlans(queries, workspaceId, { apiKeys, usagePlans })
    await writeDomainNames(queries, workspaceId, domainNames)
    await writeVpcLinks(queries, workspaceId, vpcLinks)
    await writeWebAcls(queries, workspaceId, webAcls)
    await writeIamIdentities(queries, workspaceId, iamIdentities)
  }).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new AppError('conflict', 'Two API keys cannot have one value, and two identities not one access key.')
    throw error
  })
  return parsed.data
}
