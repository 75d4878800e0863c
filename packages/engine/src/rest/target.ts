import type { Account, Stage } from '@gatewright/definition'
import type { CompiledRestApi } from './compile.ts'

/** Whose stage answers, and with which compiled deployment. Made once per deployment and stage, shared by all requests. */
export type RestTarget = {
  readonly apiId: string
  readonly stageName: string
  readonly stage: Stage
  readonly deploymentId: string
  readonly api: CompiledRestApi
  /** deployed to the canary, when the stage has one */
  readonly canaryApi?: CompiledRestApi
  readonly account: Account
  /** domain name that `$context.domainName` shows, e.g. `abcdef1234.execute-api.us-east-1.amazonaws.com` */
  readonly domainName: string
  /** base path that led here through a custom domain name, `''` for the root; absent: the first segment of the path is the stage */
  readonly basePath?: string
}
