import {
  type Backends,
  backendOf,
  type Method,
  type Model,
  parseIntegrationUri,
  type Resource,
  type RestApi,
} from '@gatewright/definition'
import type { Tape } from '@gatewright/engine'
import type { RunOutcome } from '../run.ts'

/** The part of a design that a run needs. `resources` says how many of the tree's are left. */
export type ReducedDesign = {
  readonly definition: RestApi
  readonly canaryDefinition?: RestApi
  readonly backends: Backends
  readonly resources: { readonly kept: number; readonly total: number }
}

type Run = { readonly outcome: RunOutcome; readonly tape: Tape }

/**
 * Cuts a design down to the method that answered, with what it refers to: the way to it, its authorizer, validator and
 * models, and the backends behind it. Where no method was found the whole tree stays, without what its methods do.
 */
export function reduceDesign(
  design: Pick<ReducedDesign, 'definition' | 'canaryDefinition' | 'backends'>,
  run: Run,
): ReducedDesign {
  const definition = reduceDefinition(design.definition, run)
  const canaryDefinition =
    design.canaryDefinition === undefined ? undefined : reduceDefinition(design.canaryDefinition, run)
  const definitions = canaryDefinition === undefined ? [definition] : [definition, canaryDefinition]
  return {
    definition,
    ...(canaryDefinition === undefined ? {} : { canaryDefinition }),
    backends: backendsOf(definitions, design.backends, run.tape),
    resources: {
      kept: Object.keys(definition.resources).length,
      total: Object.keys(design.definition.resources).length,
    },
  }
}

function reduceDefinition(definition: RestApi, run: Run): RestApi {
  const { resourceId, methodVerb } = run.outcome
  const method = methodAt(definition, resourceId, methodVerb)
  const { documentation: _documentation, ...rest } = definition
  return {
    ...rest,
    resources:
      method === undefined ? withoutMethodBodies(definition) : wayTo(definition, resourceId, methodVerb, method),
    models: method === undefined ? {} : modelsOf(definition.models, method),
    requestValidators: only(definition.requestValidators, [method?.requestValidatorId]),
    authorizers: only(definition.authorizers, [method?.authorizerId]),
    tags: {},
    preserved: {},
  }
}

function methodAt(definition: RestApi, resourceId: string | undefined, verb: string | undefined): Method | undefined {
  if (resourceId === undefined || verb === undefined) return undefined
  return (definition.resources[resourceId]?.methods as Record<string, Method> | undefined)?.[verb]
}

/** The resource and those above it; only the method that answered is left. */
function wayTo(
  definition: RestApi,
  resourceId: string | undefined,
  verb: string | undefined,
  method: Method,
): Record<string, Resource> {
  const way: Record<string, Resource> = {}
  for (let id = resourceId; id !== undefined && !Object.hasOwn(way, id); id = way[id]?.parentId) {
    const resource = definition.resources[id]
    if (resource === undefined) break
    way[id] = { ...resource, methods: id === resourceId && verb !== undefined ? { [verb]: method } : {} }
  }
  return Object.fromEntries(Object.entries(way).reverse())
}

function withoutMethodBodies(definition: RestApi): Record<string, Resource> {
  return Object.fromEntries(
    Object.entries(definition.resources).map(([id, resource]) => [
      id,
      { ...resource, methods: Object.fromEntries(Object.keys(resource.methods).map((verb) => [verb, bare])) },
    ]),
  )
}

const bare: Method = {
  authorizationType: 'NONE',
  apiKeyRequired: false,
  requestParameters: {},
  requestModels: {},
  methodResponses: {},
}

/** The models that a method names, and those that they refer to by `…/models/<name>`. */
function modelsOf(models: Record<string, Model>, method: Method): Record<string, Model> {
  const wanted = [
    ...Object.values(method.requestModels),
    ...Object.values(method.methodResponses).flatMap(({ responseModels }) => Object.values(responseModels)),
  ]
  const kept = new Set<string>()
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const model = models[name]
    if (model === undefined || kept.has(name)) continue
    kept.add(name)
    for (const [, other] of model.schema.matchAll(/\/models\/([A-Za-z0-9]+)/g))
      if (other !== undefined) wanted.push(other)
  }
  return only(models, [...kept])
}

/** What the methods and authorizers that are left name, and what the run called (stage variables may stand in names). */
function backendsOf(definitions: readonly RestApi[], backends: Backends, tape: Tape): Backends {
  const functions = tape.answers.flatMap(({ port, what }) => (port === 'lambda' ? [what] : []))
  const aws = tape.answers.flatMap(({ port, what }) => (port === 'aws' ? [what] : []))
  const http = tape.answers.flatMap(({ port, what }) => (port === 'http' ? [originOf(what)] : []))
  for (const { methods } of definitions.flatMap(({ resources }) => Object.values(resources)))
    for (const { integration } of Object.values(methods)) {
      const backend = integration === undefined ? undefined : backendOf(integration)
      if (backend?.type === 'function') functions.push(backend.name)
      if (backend?.type === 'aws') aws.push(backend.key)
      if (backend?.type === 'http') http.push(backend.origin)
    }
  for (const authorizer of definitions.flatMap(({ authorizers }) => Object.values(authorizers))) {
    const uri = 'authorizerUri' in authorizer ? parseIntegrationUri(authorizer.authorizerUri ?? '') : undefined
    if (uri?.kind === 'lambda') functions.push(uri.functionName)
  }
  return {
    functions: only(backends.functions, functions),
    http: only(backends.http, http),
    aws: only(backends.aws, aws),
  }
}

function originOf(what: string): string {
  const url = what.slice(what.indexOf(' ') + 1)
  return URL.canParse(url) ? new URL(url).origin : url
}

function only<T>(record: Record<string, T>, keys: readonly (string | undefined)[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)))
}
