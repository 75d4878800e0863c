import {
  type Account,
  accountSchema,
  type Backends,
  type DomainName,
  deploymentSchema,
  type Json,
  jsonSchema,
  stageSchema,
  tokenIssuers,
} from '@gatewright/definition'
import { type CompiledRestApi, compileRestApi, type Ports } from '@gatewright/engine'
import { z } from 'zod'
import type { ServedStage, Stages } from './stages.ts'

/** A stage as it is handed over: everything that serving it needs. */
export const pushedStageSchema = z.strictObject({
  apiId: z.string(),
  stageName: z.string(),
  stage: stageSchema,
  deployment: deploymentSchema,
  canaryDeployment: deploymentSchema.optional(),
})
export type PushedStage = z.infer<typeof pushedStageSchema>

/** What shall be served from now on: exactly these stages, of the named APIs or, without `apiIds`, of all. */
export const pushSchema = z.strictObject({
  stages: z.array(pushedStageSchema),
  account: accountSchema,
  apiIds: z.array(z.string()).optional(),
  /** JSON Web Key Set of the workspace's token forge, where it stands in for the issuers that authorizers trust */
  forgedKeys: jsonSchema.optional(),
})
export type Push = z.infer<typeof pushSchema>

/** What the ports of a stage are made for. */
export type PortsRequest = {
  readonly apiId: string
  readonly account: Account
  readonly backends: Backends
  /** key sets by issuer or URL that are not fetched */
  readonly keySets: { readonly [issuerOrUrl: string]: Json }
}

/** The stages that are served, swapped as a whole. */
export type Deployments = Stages & {
  /** Serves what is pushed. Requests that run keep the deployment they began with. */
  push(push: Push): void
  list(): { readonly apiId: string; readonly stageName: string; readonly deploymentId: string }[]
}

type Table = {
  readonly pushed: ReadonlyMap<string, PushedStage>
  readonly served: ReadonlyMap<string, ReadonlyMap<string, ServedStage>>
  readonly domains: ReadonlyMap<string, DomainName>
}

/** Name that the default endpoint of an API has here; see docs/decisions/0005-gateway-hosts.md. */
export function defaultDomainName(apiId: string): string {
  return `${apiId}.execute-api.localhost`
}

/** Makes an empty set of stages. A deployment is compiled once, however many stages and pushes show it. */
export function createDeployments(portsFor: (request: PortsRequest) => Ports): Deployments {
  let table: Table = { pushed: new Map(), served: new Map(), domains: new Map() }
  let compiled = new Map<string, CompiledRestApi>()

  const serve = (
    stage: PushedStage,
    { account, forgedKeys }: Push,
    keep: Map<string, CompiledRestApi>,
  ): ServedStage | undefined => {
    const compile = ({ id, definition }: PushedStage['deployment']) => {
      if (definition.kind !== 'REST') return undefined
      const key = `${stage.apiId}/${id}`
      const made = keep.get(key) ?? compiled.get(key) ?? compileRestApi(definition)
      keep.set(key, made)
      return made
    }
    const api = compile(stage.deployment)
    const canaryApi = stage.canaryDeployment && compile(stage.canaryDeployment)
    if (api === undefined) return undefined
    return {
      target: {
        apiId: stage.apiId,
        stageName: stage.stageName,
        stage: stage.stage,
        deploymentId: stage.deployment.id,
        api,
        ...(canaryApi && { canaryApi }),
        account,
        domainName: defaultDomainName(stage.apiId),
      },
      ports: portsFor({
        apiId: stage.apiId,
        account,
        backends: backendsOf(stage),
        keySets: forgedKeys === undefined ? {} : forgedKeySets(stage, forgedKeys),
      }),
    }
  }

  return {
    push: (push) => {
      const { stages, account, apiIds } = push
      const replaced = apiIds === undefined ? undefined : new Set(apiIds)
      const kept = [...table.pushed.values()].filter((stage) => replaced !== undefined && !replaced.has(stage.apiId))
      const keep = new Map<string, CompiledRestApi>()
      const pushed = new Map<string, PushedStage>()
      const served = new Map<string, Map<string, ServedStage>>()
      for (const stage of [...kept, ...stages]) {
        pushed.set(`${stage.apiId}/${stage.stageName}`, stage)
        const made = serve(stage, push, keep)
        if (made === undefined) continue
        const ofApi = served.get(stage.apiId) ?? new Map<string, ServedStage>()
        served.set(stage.apiId, ofApi.set(stage.stageName, made))
      }
      const domains = new Map(Object.entries(account.domainNames).map(([name, domain]) => [name.toLowerCase(), domain]))
      compiled = keep
      table = { pushed, served, domains }
    },
    list: () =>
      [...table.pushed.values()].map(({ apiId, stageName, deployment }) => ({
        apiId,
        stageName,
        deploymentId: deployment.id,
      })),
    find: (apiId, stageName) => table.served.get(apiId)?.get(stageName),
    hasApi: (apiId) => table.served.has(apiId),
    domain: (hostname) => {
      const { domains } = table
      if (domains.size === 0) return undefined
      return domains.get(hostname) ?? domains.get(hostname.replace(/^[^.]+/, '*'))
    },
  }
}

/** The forge's keys in the place of those of every issuer that an authorizer of the stage trusts. */
function forgedKeySets({ deployment, canaryDeployment }: PushedStage, keys: Json): { [issuerOrUrl: string]: Json } {
  const definitions = [deployment.definition, canaryDeployment?.definition]
  const issuers = definitions.flatMap((definition) =>
    definition?.kind === 'REST' ? Object.values(definition.authorizers).flatMap(tokenIssuers) : [],
  )
  return Object.fromEntries(
    issuers.flatMap((issuer) => [
      [issuer, keys],
      [`${issuer}/.well-known/jwks.json`, keys],
    ]),
  )
}

/** The backends of a stage. Those that only the canary's deployment knows are there too: one stage has one set of ports. */
function backendsOf({ deployment, canaryDeployment }: PushedStage): Backends {
  const { backends } = deployment
  if (canaryDeployment === undefined) return backends
  const canary = canaryDeployment.backends
  return {
    functions: { ...canary.functions, ...backends.functions },
    http: { ...canary.http, ...backends.http },
    aws: { ...canary.aws, ...backends.aws },
  }
}
