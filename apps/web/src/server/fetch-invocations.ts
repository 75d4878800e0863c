import { AppError, invocationCursor, recordFetched } from '@gatewright/db'
import type { Context } from './context.ts'
import { readBatch } from './gateway-record.ts'

/** The gateway holds its answer back for this long while there is nothing to tell. */
const waitMs = 20_000
/** After a batch: leaves both processes time for requests, and the next batch time to grow. */
const pauseMs = 200
const retryMs = 500

/**
 * Fetches what the gateway answered since the last time and keeps it, with the cursor in the same transaction: a record is
 * neither lost nor kept twice when either process ends. Throws `unavailable` when the gateway does not answer.
 * @returns whether anything came, or undefined when there is no gateway
 */
export async function fetchInvocations(context: Context, wait = waitMs): Promise<boolean | undefined> {
  const cursor = await invocationCursor(context.database)
  const answer = await context.gateway.invocations(cursor, wait)
  if (answer === undefined) return undefined
  const fetched = readBatch(answer)
  const { start, sequence } = fetched.cursor
  const isNew = start !== cursor?.start || sequence !== cursor.sequence || fetched.gaps.length > 0
  if (isNew) await recordFetched(context.database, fetched)
  return isNew
}

/** Keeps fetching for as long as this process lives; ends at once when there is no gateway. */
export async function keepFetching(context: Context): Promise<void> {
  for (;;) {
    const pause = await fetchInvocations(context).then(
      (came) => (came === undefined ? undefined : came ? pauseMs : 0),
      (error: unknown) => {
        if (!(error instanceof AppError && error.code === 'unavailable')) console.error(error)
        return retryMs
      },
    )
    if (pause === undefined) return
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
