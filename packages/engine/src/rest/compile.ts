import type { HttpMethod, Method, RestApi } from '@gatewright/definition'
import { resourcePath } from '@gatewright/definition'
import { type PolicyDocument, readPolicy } from '../authorize/policy/document.ts'
import { parseJson } from '../json-text.ts'
import { type BinaryMediaTypes, compileBinaryMediaTypes } from '../media-type.ts'
import { type CompiledAuthorizers, compileAuthorizers } from './compile-authorizer.ts'
import { type CompiledMethod, compileMethod } from './compile-method.ts'
import { type CompiledGatewayResponses, compileGatewayResponses } from './gateway-response.ts'
import { pathSegments, RouteTree } from './route-tree.ts'

/** Gives a compiled method; it is compiled when it is first asked for, and kept. */
export type MethodEntry = { readonly resourcePath: string; get(): CompiledMethod }

/** A REST API ready to answer: routes, templates, validators, regexes and mappings are made once per deployment. */
export type CompiledRestApi = {
  readonly definition: RestApi
  readonly routes: RouteTree<MethodEntry>
  /** resource id → verb → method */
  readonly methods: ReadonlyMap<string, ReadonlyMap<string, MethodEntry>>
  readonly isBinary: BinaryMediaTypes
  readonly authorizers: CompiledAuthorizers
  readonly gatewayResponses: CompiledGatewayResponses
  /** undefined: the API has none */
  readonly resourcePolicy: PolicyDocument | undefined
}

/**
 * Compiles a definition for {@link invoke}. The route tree is made at once, a method's templates, mappings and schemas when
 * its first request arrives. Never throws: a half-finished definition answers with the service's own errors.
 */
export function compileRestApi(definition: RestApi): CompiledRestApi {
  const routes = new RouteTree<MethodEntry>()
  const methods = new Map<string, Map<string, MethodEntry>>()
  for (const [resourceId, resource] of Object.entries(definition.resources)) {
    const path = resourcePath(definition, resourceId)
    const entries = new Map<string, MethodEntry>()
    methods.set(resourceId, entries)
    for (const [verb, method] of Object.entries(resource.methods)) {
      if (method === undefined) continue
      const entry = methodEntry(definition, { resourceId, resourcePath: path, verb: verb as HttpMethod }, method)
      entries.set(verb, entry)
      routes.add(pathSegments(path), verb, entry)
    }
  }
  return {
    definition,
    routes,
    methods,
    isBinary: compileBinaryMediaTypes(definition.binaryMediaTypes),
    authorizers: compileAuthorizers(definition),
    gatewayResponses: compileGatewayResponses(definition.gatewayResponses),
    resourcePolicy: compileResourcePolicy(definition.policy),
  }
}

/** A policy that cannot be read allows nothing. */
function compileResourcePolicy(policy: RestApi['policy']): PolicyDocument | undefined {
  if (policy === undefined || policy === null || policy === '') return undefined
  const document = typeof policy === 'string' ? parseJson(policy) : policy
  return readPolicy(document) ?? { statements: [], hasVariables: false }
}

function methodEntry(
  definition: RestApi,
  at: { resourceId: string; resourcePath: string; verb: HttpMethod },
  method: Method,
): MethodEntry {
  let compiled: CompiledMethod | undefined
  return {
    resourcePath: at.resourcePath,
    get() {
      compiled ??= compileMethod(definition, at, method)
      return compiled
    },
  }
}
