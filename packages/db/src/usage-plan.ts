import type { Account, ApiKey, UsagePlan } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import type { Queries } from './database.ts'

type Plans = Pick<Account, 'apiKeys' | 'usagePlans'>

/** The API keys and usage plans of a workspace, put together from their tables. */
export async function readUsagePlans(queries: Queries, workspaceId: string): Promise<Plans> {
  const keys = await queries.apiKey.findMany({ where: { workspaceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const plans = await queries.usagePlan.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      keys: { orderBy: { position: 'asc' } },
      stages: { orderBy: { position: 'asc' }, include: { stage: { select: { apiId: true, stageName: true } } } },
    },
  })
  return {
    apiKeys: Object.fromEntries(
      keys.map((row) => [row.id, { ...(JSON.parse(row.document) as Omit<ApiKey, 'value'>), value: row.value }]),
    ),
    usagePlans: Object.fromEntries(
      plans.map((row) => [
        row.id,
        {
          ...(JSON.parse(row.document) as Omit<UsagePlan, 'apiStages' | 'apiKeys'>),
          apiKeys: row.keys.map(({ apiKeyId }) => apiKeyId),
          apiStages: row.stages.map(({ stage, throttle }) => ({
            apiId: stage.apiId,
            stage: stage.stageName,
            throttle: JSON.parse(throttle) as UsagePlan['apiStages'][number]['throttle'],
          })),
        },
      ]),
    ),
  }
}

/** Makes the tables hold exactly these keys and plans. Counters of keys and plans that stay are kept. */
export async function writeUsagePlans(queries: Queries, workspaceId: string, plans: Plans): Promise<void> {
  const { apiKeys, usagePlans } = plans
  await queries.apiKey.deleteMany({ where: { workspaceId, id: { notIn: Object.keys(apiKeys) } } })
  await queries.usagePlan.deleteMany({ where: { workspaceId, id: { notIn: Object.keys(usagePlans) } } })
  for (const [id, { value, ...rest }] of Object.entries(apiKeys)) {
    const columns = { value, document: JSON.stringify(rest) }
    await queries.apiKey.upsert({ where: { id }, create: { id, workspaceId, ...columns }, update: columns })
  }
  for (const [id, plan] of Object.entries(usagePlans)) await writePlan(queries, workspaceId, id, plan, apiKeys)
}

async function writePlan(
  queries: Queries,
  workspaceId: string,
  id: string,
  plan: UsagePlan,
  apiKeys: Account['apiKeys'],
): Promise<void> {
  const { apiStages, apiKeys: keyIds, ...rest } = plan
  const columns = { document: JSON.stringify(rest) }
  await queries.usagePlan.upsert({ where: { id }, create: { id, workspaceId, ...columns }, update: columns })
  await queries.usagePlanKey.deleteMany({ where: { usagePlanId: id } })
  await queries.usagePlanStage.deleteMany({ where: { usagePlanId: id } })
  for (const [position, apiKeyId] of [...new Set(keyIds)].entries()) {
    if (!Object.hasOwn(apiKeys, apiKeyId))
      throw new AppError('invalid', `Usage plan "${plan.name}" names the API key ${apiKeyId}, which is not there.`)
    await queries.usagePlanKey.create({ data: { usagePlanId: id, apiKeyId, position } })
  }
  for (const [position, { apiId, stage: stageName, throttle }] of apiStages.entries()) {
    const stage = await queries.stage.findUnique({ where: { apiId_stageName: { apiId, stageName } } })
    if (stage === null)
      throw new AppError(
        'invalid',
        `Usage plan "${plan.name}" names stage "${stageName}" of API ${apiId}, which is not there.`,
      )
    const data = { usagePlanId: id, stageId: stage.id, position, throttle: JSON.stringify(throttle) }
    await queries.usagePlanStage.create({ data })
  }
}
