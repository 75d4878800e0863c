import { compileParameterSource, type ParameterSource } from './parameter-source.ts'

/** Where a mapped value goes. */
export type ParameterTarget = 'path' | 'querystring' | 'header'

export type CompiledMapping = {
  readonly target: ParameterTarget
  readonly name: string
  readonly source: ParameterSource
}

const requestTarget = /^integration\.request\.(path|querystring|header)\.(.+)$/s
const responseTarget = /^method\.response\.header\.(.+)$/s
const gatewayResponseTarget = /^gatewayresponse\.header\.(.+)$/s

/** Compiles `requestParameters` of an integration; entries of unknown form are left out. */
export function compileRequestMappings(parameters: { readonly [target: string]: string }): CompiledMapping[] {
  return compileEntries(parameters, (key) => {
    const [, target, name] = requestTarget.exec(key) ?? []
    return name === undefined ? undefined : { target: target as ParameterTarget, name }
  })
}

/** Compiles `responseParameters` of an integration response. */
export function compileResponseMappings(parameters: { readonly [target: string]: string }): CompiledMapping[] {
  return compileEntries(parameters, (key) => headerTarget(responseTarget, key))
}

/** Compiles `responseParameters` of a gateway response. */
export function compileGatewayResponseMappings(parameters: { readonly [target: string]: string }): CompiledMapping[] {
  return compileEntries(parameters, (key) => headerTarget(gatewayResponseTarget, key))
}

function headerTarget(pattern: RegExp, key: string) {
  const name = pattern.exec(key)?.[1]
  return name === undefined ? undefined : { target: 'header' as const, name }
}

function compileEntries(
  parameters: { readonly [target: string]: string },
  targetOf: (key: string) => { target: ParameterTarget; name: string } | undefined,
): CompiledMapping[] {
  const mappings: CompiledMapping[] = []
  for (const [key, text] of Object.entries(parameters)) {
    const target = targetOf(key)
    const source = compileParameterSource(text)
    if (target !== undefined && source !== undefined) mappings.push({ ...target, source })
  }
  return mappings
}
