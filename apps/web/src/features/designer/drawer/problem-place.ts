import { type Design, type NodeId, type Path, resourcePath } from '@gatewright/definition'

/** Where a problem is, in words, the node to select for it, and the rest of its path inside that node. */
export type ProblemPlace = { name: string; id: NodeId | undefined; member: string }

/** Reads the path of a problem. */
export function placeOf(path: Path, { definition }: Design): ProblemPlace {
  const [collection, key, inner, verb] = path.map(String)
  const rest = (from: number) => path.slice(from).join('.')
  if (definition.kind !== 'REST' || collection === undefined || key === undefined)
    return { name: definition.name, id: 'api:', member: rest(0) }
  switch (collection) {
    case 'resources': {
      const resource = resourcePath(definition, key)
      if (inner === 'methods' && verb !== undefined)
        return { name: `${verb} ${resource}`, id: `method:${key}:${verb}`, member: rest(4) || 'method' }
      return { name: resource, id: `resource:${key}`, member: rest(2) || 'resource' }
    }
    case 'authorizers':
      return {
        name: definition.authorizers[key]?.name ?? key,
        id: `authorizer:${key}`,
        member: rest(2) || 'authorizer',
      }
    case 'models':
      return { name: key, id: `model:${key}`, member: rest(2) || 'model' }
    case 'requestValidators':
      return {
        name: definition.requestValidators[key]?.name ?? key,
        id: `validator:${key}`,
        member: rest(2) || 'validator',
      }
    case 'gatewayResponses':
      return { name: key, id: `gatewayResponse:${key}`, member: rest(2) || 'gateway response' }
    case 'stages':
      return { name: key, id: undefined, member: rest(2) || 'stage' }
    default:
      return { name: definition.name, id: 'api:', member: rest(0) }
  }
}
