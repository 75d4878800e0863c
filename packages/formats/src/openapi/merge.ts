import { type DocumentationPart, type Method, type Resource, type RestApi, resourcePath } from '@gatewright/definition'

/** Old id → new id, for each kind of thing that has ids. */
export type RenamedIds = Record<'resources' | 'authorizers' | 'requestValidators', Map<string, string>>

/**
 * Puts an imported definition in the place of an existing one (developer guide: Update an existing API using the API Gateway import).
 * `merge` keeps what the document does not name and replaces methods whole, `overwrite` keeps nothing. Neither touches the endpoint configuration and
 * the tags. Things that have the same path or name keep their ids.
 */
export function mergeDefinition(
  existing: RestApi,
  imported: RestApi,
  mode: 'merge' | 'overwrite',
): { definition: RestApi; renamed: RenamedIds } {
  const renamed: RenamedIds = {
    resources: renameIds(pathIds(existing), pathIds(imported)),
    authorizers: renameIds(nameIds(existing.authorizers), nameIds(imported.authorizers)),
    requestValidators: renameIds(nameIds(existing.requestValidators), nameIds(imported.requestValidators)),
  }
  const named = withIds(imported, renamed)
  const { endpointConfiguration, tags } = existing
  if (mode === 'overwrite') return { definition: { ...named, endpointConfiguration, tags }, renamed }
  return { definition: { ...mergeInto(existing, named), endpointConfiguration, tags }, renamed }
}

function mergeInto(existing: RestApi, imported: RestApi): RestApi {
  const resources: Record<string, Resource> = { ...existing.resources }
  for (const [id, resource] of Object.entries(imported.resources)) {
    const known = existing.resources[id]
    resources[id] = known === undefined ? resource : { ...known, methods: { ...known.methods, ...resource.methods } }
  }
  const parts = Object.values(imported.documentation?.parts ?? {})
  const kept = Object.values(existing.documentation?.parts ?? {}).filter(
    (part) => !parts.some((other) => sameLocation(part.location, other.location)),
  )
  const documentation = imported.documentation ?? existing.documentation
  return {
    ...existing,
    // Only what the document says: unset members of the imported definition are not in it.
    ...imported,
    apiKeySource: imported.apiKeySource === 'HEADER' ? existing.apiKeySource : imported.apiKeySource,
    disableExecuteApiEndpoint: imported.disableExecuteApiEndpoint || existing.disableExecuteApiEndpoint,
    binaryMediaTypes: [...new Set([...existing.binaryMediaTypes, ...imported.binaryMediaTypes])],
    rootResourceId: existing.rootResourceId,
    resources,
    models: { ...existing.models, ...imported.models },
    authorizers: { ...existing.authorizers, ...imported.authorizers },
    requestValidators: { ...existing.requestValidators, ...imported.requestValidators },
    gatewayResponses: { ...existing.gatewayResponses, ...imported.gatewayResponses },
    ...(documentation === undefined
      ? {}
      : {
          documentation: {
            ...documentation,
            parts: Object.fromEntries([...kept, ...parts].map((part, index) => [`d${index + 1}`, part])),
          },
        }),
    preserved: { ...existing.preserved, ...imported.preserved },
  }
}

function sameLocation(a: DocumentationPart['location'], b: DocumentationPart['location']): boolean {
  return (['type', 'path', 'method', 'statusCode', 'name'] as const).every((key) => a[key] === b[key])
}

function withIds(api: RestApi, renamed: RenamedIds): RestApi {
  const idOf = (kind: keyof RenamedIds, id: string) => renamed[kind].get(id) ?? id
  const method = (given: Method): Method => ({
    ...given,
    ...(given.authorizerId === undefined ? {} : { authorizerId: idOf('authorizers', given.authorizerId) }),
    ...(given.requestValidatorId === undefined
      ? {}
      : { requestValidatorId: idOf('requestValidators', given.requestValidatorId) }),
  })
  const resources = Object.entries(api.resources).map(([id, { parentId, pathPart, methods }]): [string, Resource] => [
    idOf('resources', id),
    {
      ...(parentId === undefined ? {} : { parentId: idOf('resources', parentId) }),
      pathPart,
      methods: Object.fromEntries(Object.entries(methods).map(([verb, given]) => [verb, method(given)])),
    },
  ])
  return {
    ...api,
    rootResourceId: idOf('resources', api.rootResourceId),
    resources: Object.fromEntries(resources),
    authorizers: withKeys(api.authorizers, renamed.authorizers),
    requestValidators: withKeys(api.requestValidators, renamed.requestValidators),
  }
}

function withKeys<T>(record: Record<string, T>, ids: Map<string, string>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [ids.get(id) ?? id, value]))
}

/** The id that each imported thing gets: that of the existing thing with the same name, else its own, or a free one. */
function renameIds(existing: Map<string, string>, imported: Map<string, string>): Map<string, string> {
  const taken = new Set(existing.values())
  const result = new Map<string, string>()
  let number = 1
  for (const [name, id] of imported) {
    const known = existing.get(name)
    let chosen = known ?? id
    while (known === undefined && taken.has(chosen)) {
      chosen = `${id.replace(/\d+$/, '')}${number}`
      number += 1
    }
    taken.add(chosen)
    result.set(id, chosen)
  }
  return result
}

function pathIds(api: RestApi): Map<string, string> {
  return new Map(Object.keys(api.resources).map((id) => [resourcePath(api, id), id]))
}

function nameIds(record: Record<string, { name: string }>): Map<string, string> {
  return new Map(Object.entries(record).map(([id, { name }]) => [name, id]))
}
