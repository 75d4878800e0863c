import type { DomainName } from '@gatewright/definition'
import type { NoStage, Ports, RestTarget } from '@gatewright/engine'
import { readStageAddress, type StageAddress } from './stage-address.ts'

/** A stage that is served: its compiled deployments, and the ports of the backends behind them. */
export type ServedStage = { readonly target: RestTarget; readonly ports: Ports }

/** Looks up what is served now. A request keeps what it found, so a swap never touches it. */
export type Stages = {
  find(apiId: string, stageName: string): ServedStage | undefined
  hasApi(apiId: string): boolean
  /** a custom domain name, wildcard names included */
  domain?(hostname: string): DomainName | undefined
}

/** A request's way to its stage, or why it leads nowhere. */
export type ResolvedStage =
  | {
      readonly kind: 'stage'
      readonly served: ServedStage
      readonly target: RestTarget
      readonly requestTarget: string
    }
  | { readonly kind: 'none'; readonly about: NoStage }
  | { readonly kind: 'root' }

const noDomain = () => undefined
const variants = new WeakMap<RestTarget, Map<string, RestTarget>>()
const variantLimit = 50

/** Finds the stage of a request by its Host header and request target. */
export function resolveStage(stages: Stages, host: string | undefined, rawTarget: string): ResolvedStage {
  const address = readStageAddress(host, rawTarget, stages.domain ?? noDomain)
  switch (address.form) {
    case 'root':
      return { kind: 'root' }
    case 'unmapped':
      return { kind: 'none', about: { reason: 'unmappedDomain', host: address.hostname, path: address.path } }
    default: {
      const { apiId, stageName } = address
      const served = stages.find(apiId, stageName)
      if (served === undefined) {
        const about: NoStage = stages.hasApi(apiId)
          ? { reason: 'unknownStage', apiId, stageName }
          : { reason: 'unknownApi', apiId }
        return { kind: 'none', about }
      }
      if (address.form !== 'domain' && served.target.api.definition.disableExecuteApiEndpoint) {
        return { kind: 'none', about: { reason: 'defaultEndpointDisabled', apiId } }
      }
      return { kind: 'stage', served, target: targetFor(served.target, address), requestTarget: address.target }
    }
  }
}

/** The target with the domain name and base path of the request; made once for each and kept with the target. */
function targetFor(target: RestTarget, address: Exclude<StageAddress, { form: 'root' | 'unmapped' }>): RestTarget {
  const { hostname } = address
  if (hostname === undefined || (address.form === 'host' && hostname === target.domainName)) return target
  const basePath = address.form === 'domain' ? address.basePath : undefined
  const key = `${hostname}/${basePath ?? ''}`
  let known = variants.get(target)
  if (known === undefined) {
    known = new Map()
    variants.set(target, known)
  }
  const found = known.get(key)
  if (found !== undefined) return found
  const made = { ...target, domainName: hostname, ...(basePath !== undefined && { basePath }) }
  if (known.size < variantLimit) known.set(key, made)
  return made
}
