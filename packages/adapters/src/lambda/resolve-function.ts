import type { Backends, LambdaCode } from '@gatewright/definition'
import type { LambdaCall, Random } from '@gatewright/engine'

/** The code that a call means: that of `$LATEST`, of a version, or of the version an alias points at. */
export type ResolvedFunction = {
  readonly functionName: string
  /** `$LATEST` or a version number */
  readonly version: string
  readonly code: LambdaCode
  readonly environment: { readonly [name: string]: string }
  /** seconds */
  readonly timeout: number
  /** MB */
  readonly memorySize: number
}

/**
 * Looks up a function by name and qualifier. An alias with weights draws one `fraction`, an alias without draws none.
 * @returns undefined when there is no such function, version or alias
 */
export function resolveFunction(
  functions: Backends['functions'],
  call: Pick<LambdaCall, 'functionName' | 'qualifier'>,
  random: Random,
): ResolvedFunction | undefined {
  const found = Object.hasOwn(functions, call.functionName) ? functions[call.functionName] : undefined
  if (found === undefined) return undefined
  const alias =
    call.qualifier !== undefined && Object.hasOwn(found.aliases, call.qualifier)
      ? found.aliases[call.qualifier]
      : undefined
  const version = alias === undefined ? (call.qualifier ?? '$LATEST') : versionOf(alias, random)
  const published = Object.hasOwn(found.versions, version) ? found.versions[version] : undefined
  const source = version === '$LATEST' ? found : published
  if (source === undefined) return undefined
  return {
    functionName: call.functionName,
    version,
    code: source.code,
    environment: source.environment,
    timeout: found.timeout,
    memorySize: found.memorySize,
  }
}

function versionOf(alias: Backends['functions'][string]['aliases'][string], random: Random): string {
  const weights = Object.entries(alias.routingConfig)
  if (weights.length === 0) return alias.functionVersion
  let fraction = random.fraction()
  for (const [version, weight] of weights) {
    if (fraction < weight) return version
    fraction -= weight
  }
  return alias.functionVersion
}
