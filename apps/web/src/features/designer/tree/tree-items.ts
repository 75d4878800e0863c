import { type HttpMethod, httpMethods, type Method, type NodeId, type RestApi } from '@gatewright/definition'
import { backendNodeOf } from '../layout/backend-node.ts'
import { childrenOfAll, rowName } from '../layout/resource-cards.ts'

/** A line of the resource tree. `name` is what is said aloud: the whole path, or verb and path. */
export type TreeItem =
  | {
      type: 'resource'
      id: NodeId
      resourceId: string
      name: string
      label: string
      depth: number
      methodCount: number
    }
  | {
      type: 'method'
      id: NodeId
      resourceId: string
      verb: HttpMethod
      method: Method
      name: string
      label: string
      depth: number
    }

/**
 * The lines of the tree from top to bottom. What a closed resource holds is left out; a resource without methods whose
 * only child follows is written with it on one line, as on the canvas.
 * @param closed ids of the resources that are closed
 * @param filter keeps what has this text in path, verb or operation name, with its parents
 * @param matching keeps these methods with their resources; all without
 */
export function treeItems(
  api: RestApi,
  closed: ReadonlySet<NodeId>,
  filter: string,
  matching?: ReadonlySet<NodeId>,
): TreeItem[] {
  const children = childrenOfAll(api)
  const words = filter.trim().toLowerCase()
  const items: TreeItem[] = []

  const methodsOf = (resourceId: string, path: string, depth: number): TreeItem[] => {
    const methods = api.resources[resourceId]?.methods ?? {}
    return httpMethods.flatMap((verb): TreeItem[] => {
      const method = methods[verb]
      if (method === undefined) return []
      if (matching?.has(`method:${resourceId}:${verb}`) === false) return []
      const backend = method.integration === undefined ? undefined : backendNodeOf(method.integration)
      const label = rowName(verb, method, backend)
      const name = `${verb} ${path}`
      if (words !== '' && !`${name} ${label}`.toLowerCase().includes(words)) return []
      return [{ type: 'method', id: `method:${resourceId}:${verb}`, resourceId, verb, method, name, label, depth }]
    })
  }

  const visit = (resourceId: string, path: string, depth: number): TreeItem[] => {
    const id: NodeId = `resource:${resourceId}`
    const isRoot = resourceId === api.rootResourceId
    const below = isRoot ? depth : depth + 1
    const methods = methodsOf(resourceId, path, depth + 1)
    const nested = (children.get(resourceId) ?? []).flatMap((child) => {
      const part = api.resources[child]?.pathPart ?? ''
      return visit(child, isRoot ? `/${part}` : `${path}/${part}`, below)
    })
    const isNamed = words === '' || path.toLowerCase().includes(words)
    const matches = (isNamed && matching === undefined) || methods.length > 0 || nested.length > 0
    if (!matches) return []
    const shown = !isRoot || methods.length > 0 || nested.length === 0
    const label = isRoot ? '/' : `/${api.resources[resourceId]?.pathPart ?? ''}`
    const head: TreeItem = {
      type: 'resource',
      id,
      resourceId,
      name: path,
      label,
      depth,
      methodCount: countMethods(api, children, resourceId),
    }
    const open = words !== '' || matching !== undefined || !closed.has(id)
    const own = open ? methods : []
    if (isRoot) return [...(shown ? [head, ...own] : []), ...nested]
    return [head, ...own, ...(open ? nested : [])]
  }

  items.push(...visit(api.rootResourceId, '/', 0))
  return items
}

function countMethods(api: RestApi, children: Map<string, string[]>, resourceId: string): number {
  const own = Object.keys(api.resources[resourceId]?.methods ?? {}).length
  return (children.get(resourceId) ?? []).reduce((sum, child) => sum + countMethods(api, children, child), own)
}
