import type { Account, Json, VpcLink } from '@gatewright/definition'
import type { Queries } from './database.ts'

/** The VPC links of a workspace, by id. */
export async function readVpcLinks(queries: Queries, workspaceId: string): Promise<Account['vpcLinks']> {
  const rows = await queries.vpcLink.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })
  return Object.fromEntries(rows.map((row) => [row.id, JSON.parse(row.document) as VpcLink]))
}

/** Makes the table hold exactly these VPC links. */
export async function writeVpcLinks(queries: Queries, workspaceId: string, links: Account['vpcLinks']): Promise<void> {
  await queries.vpcLink.deleteMany({ where: { workspaceId } })
  const data = Object.entries(links).map(([id, link]) => ({ id, workspaceId, document: JSON.stringify(link) }))
  if (data.length > 0) await queries.vpcLink.createMany({ data })
}

/** The web ACLs of a workspace, by ARN. */
export async function readWebAcls(queries: Queries, workspaceId: string): Promise<Account['webAcls']> {
  const rows = await queries.webAcl.findMany({ where: { workspaceId }, orderBy: { arn: 'asc' } })
  return Object.fromEntries(rows.map((row) => [row.arn, JSON.parse(row.document) as Json]))
}

/** Makes the table hold exactly these web ACLs. */
export async function writeWebAcls(queries: Queries, workspaceId: string, acls: Account['webAcls']): Promise<void> {
  await queries.webAcl.deleteMany({ where: { workspaceId } })
  const data = Object.entries(acls).map(([arn, acl]) => ({ arn, workspaceId, document: JSON.stringify(acl) }))
  if (data.length > 0) await queries.webAcl.createMany({ data })
}
