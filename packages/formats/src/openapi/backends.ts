import {
  type Backends,
  backendOf,
  type LambdaFunction,
  lambdaFunctionSchema,
  parseIntegrationUri,
  type RestApi,
} from '@gatewright/definition'
import { authorizerHandler, type HandlerUse, integrationHandler, proxyHandler } from './handler-source.ts'

/**
 * What stands behind an imported API: a function for each ARN that integrations and authorizers name, with a small handler, an HTTP
 * backend for each origin, an AWS service action for each that is called.
 */
export function readBackends(api: RestApi): Backends {
  const uses = new Map<string, HandlerUse>()
  const qualifiers = new Map<string, Set<string>>()
  const backends: Backends = { functions: {}, http: {}, aws: {} }

  function useFunction(name: string, qualifier: string | undefined, use: HandlerUse): void {
    if (name === '' || name.includes('${')) return
    uses.set(name, uses.get(name) ?? use)
    if (qualifier !== undefined) qualifiers.set(name, (qualifiers.get(name) ?? new Set()).add(qualifier))
  }

  for (const authorizer of Object.values(api.authorizers)) {
    if (authorizer.type !== 'TOKEN' && authorizer.type !== 'REQUEST') continue
    const uri = parseIntegrationUri(authorizer.authorizerUri ?? '')
    if (uri.kind === 'lambda') useFunction(uri.functionName, uri.qualifier, 'authorizer')
  }
  for (const resource of Object.values(api.resources))
    for (const method of Object.values(resource.methods)) {
      const integration = method?.integration
      if (integration === undefined) continue
      const backend = backendOf(integration)
      if (backend.type === 'function')
        useFunction(backend.name, backend.qualifier, integration.type === 'AWS_PROXY' ? 'proxy' : 'integration')
      if (backend.type === 'http' && !backend.origin.includes('${'))
        backends.http[backend.origin] ??= { reply: { type: 'LIVE' } }
      if (backend.type === 'aws') backends.aws[backend.key] ??= {}
    }
  for (const [name, use] of uses) backends.functions[name] = functionFor(name, use, [...(qualifiers.get(name) ?? [])])
  return backends
}

function functionFor(name: string, use: HandlerUse, qualifiers: readonly string[]): LambdaFunction {
  const source =
    use === 'authorizer' ? authorizerHandler() : use === 'proxy' ? proxyHandler(name) : integrationHandler(name)
  const code = { type: 'HANDLER', language: 'javascript', handler: 'handler', source } as const
  const versions = qualifiers.filter((qualifier) => /^\d+$/.test(qualifier))
  const aliases = qualifiers.filter((qualifier) => /^[A-Za-z0-9_-]+$/.test(qualifier) && !/^\d+$/.test(qualifier))
  return lambdaFunctionSchema.parse({
    code,
    versions: Object.fromEntries(versions.map((version) => [version, { code, environment: {} }])),
    aliases: Object.fromEntries(aliases.map((alias) => [alias, { functionVersion: '$LATEST' }])),
  })
}
