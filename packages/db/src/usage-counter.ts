import type { Database } from './database.ts'

/** Requests counted against a quota in the period that begins at `periodStart`. Times are epoch milliseconds. */
export type UsageCounter = {
  readonly usagePlanId: string
  readonly apiKeyId: string
  readonly periodStart: number
  readonly used: number
  readonly expiresAt: number
}

/** Stores counts as they stand now, so that quotas survive a restart, and forgets periods that ended before `now`. */
export async function saveUsageCounters(
  database: Database,
  counters: readonly UsageCounter[],
  now: number,
): Promise<void> {
  await database.client.usageCounter.deleteMany({ where: { expiresAt: { lte: new Date(now) } } })
  for (const { usagePlanId, apiKeyId, periodStart, used, expiresAt } of counters) {
    const key = { usagePlanId, apiKeyId, periodStart: new Date(periodStart) }
    await database.client.usageCounter.upsert({
      where: { usagePlanId_apiKeyId_periodStart: key },
      create: { ...key, used, expiresAt: new Date(expiresAt) },
      update: { used, expiresAt: new Date(expiresAt) },
    })
  }
}

/** The counts of periods that have not ended at `now`. */
export async function listUsageCounters(database: Database, now: number): Promise<UsageCounter[]> {
  const rows = await database.client.usageCounter.findMany({ where: { expiresAt: { gt: new Date(now) } } })
  return rows.map((row) => ({
    ...row,
    periodStart: row.periodStart.getTime(),
    expiresAt: row.expiresAt.getTime(),
  }))
}
