import { AppError, purgeExpiredApis } from '@gatewright/db'
import { type Context, getContext } from './context.ts'
import { keepFetching } from './fetch-invocations.ts'
import { pushAllStages } from './push-stages.ts'
import { keepServices } from './services.ts'

/**
 * Opens the database, keeps handing the stages to the gateway until it takes them (the two processes start in any order),
 * and keeps fetching what it answered and what its simulated services hold. A database that cannot be opened ends the process with the reason, since nothing works without it.
 */
export async function start(): Promise<void> {
  const context = await getContext().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exit(1)
  })
  await purgeExpiredApis(context.database, context.now())
  void pushUntilTaken(context)
  void keepFetching(context)
  void keepServices(context)
}

async function pushUntilTaken(context: Context): Promise<void> {
  for (;;) {
    const taken = await pushAllStages(context).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError) return false
        throw error
      },
    )
    if (taken) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
