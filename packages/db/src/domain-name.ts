import type { Account, DomainName } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import type { Queries } from './database.ts'
import { newId } from './id.ts'

type DomainNames = Account['domainNames']

/** The custom domain names of a workspace with their base path mappings. */
export async function readDomainNames(queries: Queries, workspaceId: string): Promise<DomainNames> {
  const rows = await queries.domainName.findMany({
    where: { workspaceId },
    orderBy: { name: 'asc' },
    include: {
      basePathMappings: { orderBy: { basePath: 'asc' }, include: { stage: { select: { stageName: true } } } },
    },
  })
  return Object.fromEntries(
    rows.map((row) => [
      row.name,
      {
        ...(JSON.parse(row.document) as Omit<DomainName, 'basePathMappings'>),
        basePathMappings: Object.fromEntries(
          row.basePathMappings.map(({ basePath, apiId, stage }) => [basePath, { apiId, stage: stage.stageName }]),
        ),
      },
    ]),
  )
}

/** Makes the tables hold exactly these domain names. */
export async function writeDomainNames(queries: Queries, workspaceId: string, names: DomainNames): Promise<void> {
  await queries.domainName.deleteMany({ where: { workspaceId } })
  for (const [name, { basePathMappings, ...rest }] of Object.entries(names)) {
    const id = newId()
    await queries.domainName.create({ data: { id, workspaceId, name, document: JSON.stringify(rest) } })
    for (const [basePath, { apiId, stage: stageName }] of Object.entries(basePathMappings)) {
      const stage = await queries.stage.findUnique({ where: { apiId_stageName: { apiId, stageName } } })
      if (stage === null)
        throw new AppError(
          'invalid',
          `${name}/${basePath} maps to stage "${stageName}" of API ${apiId}, which is not there.`,
        )
      await queries.basePathMapping.create({ data: { domainNameId: id, basePath, apiId, stageId: stage.id } })
    }
  }
}
