/** Runs once when the server starts, not while it is built: opens the database and hands all stages to the gateway. */
export async function register(): Promise<void> {
  const { readEnvironment } = await import('./server/env.ts')
  const { NEXT_RUNTIME, NEXT_PHASE } = readEnvironment()
  if (NEXT_RUNTIME !== 'nodejs' || NEXT_PHASE === 'phase-production-build') return
  const { start } = await import('./server/start.ts')
  await start()
}
