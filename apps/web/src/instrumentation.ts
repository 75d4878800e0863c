/** Runs once when the server starts, not while it is built: opens the database and hands all stages to the gateway. */
export async function register(): Promise<void> {
  // Next compiles this for its edge runtime too, and leaves the import out there only where it reads this very expression.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { readEnvironment } = await import('./server/env.ts')
    if (readEnvironment().NEXT_PHASE === 'phase-production-build') return
    const { start } = await import('./server/start.ts')
    await start()
  }
}
