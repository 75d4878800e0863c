import { accountRouter } from './routers/account.ts'
import { apiRouter } from './routers/api.ts'
import { consoleRouter } from './routers/console.ts'
import { deploymentRouter } from './routers/deployment.ts'
import { designRouter } from './routers/design.ts'
import { exportRouter } from './routers/export.ts'
import { iamIdentityRouter } from './routers/iam-identity.ts'
import { importRouter } from './routers/import.ts'
import { invocationRouter } from './routers/invocation.ts'
import { probeRouter } from './routers/probe.ts'
import { savedRequestRouter } from './routers/saved-request.ts'
import { servicesRouter } from './routers/services.ts'
import { shareRouter } from './routers/share.ts'
import { stageRouter } from './routers/stage.ts'
import { templateTestRouter } from './routers/template-test.ts'
import { tokenForgeRouter } from './routers/token-forge.ts'
import { createCallerFactory, router } from './trpc.ts'

/** Everything that the pages ask of the server: one router a noun. */
export const appRouter = router({
  account: accountRouter,
  api: apiRouter,
  console: consoleRouter,
  deployment: deploymentRouter,
  design: designRouter,
  export: exportRouter,
  iamIdentity: iamIdentityRouter,
  import: importRouter,
  invocation: invocationRouter,
  probe: probeRouter,
  savedRequest: savedRequestRouter,
  services: servicesRouter,
  share: shareRouter,
  stage: stageRouter,
  templateTest: templateTestRouter,
  tokenForge: tokenForgeRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures without HTTP: server components and tests. */
export const createCaller = createCallerFactory(appRouter)
