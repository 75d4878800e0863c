import { type HttpMethod, httpMethods, type Method, type NodeId, type RestApi } from '@gatewright/definition'
import { type BackendNode, backendNodeOf, integrationLabel } from './backend-node.ts'
import { metrics } from './metrics.ts'

/** A method as a row of its resource's card; `y` is its middle. `laneKey` is an authorizer's id, or `AWS_IAM`. */
export type MethodRow = {
  id: NodeId
  resourceId: string
  verb: HttpMethod
  method: Method
  path: string
  name: string
  y: number
  laneKey: string | undefined
  backend: BackendNode | undefined
  pill: string | undefined
}

/** A resource on the canvas. `parentText` and `ownText` together are its path, the first part quieter. */
export type ResourceCard = {
  id: NodeId
  resourceId: string
  path: string
  parentText: string
  ownText: string
  depth: number
  x: number
  y: number
  width: number
  height: number
  rows: MethodRow[]
  /** the card that it hangs below; none for what hangs on the trunk */
  parent: NodeId | undefined
}

const characterWidth = 7.5

/** Shortens a long parent path to its last part, `/a/b/{c}` to `…/{c}`, or to `…` where that is too long as well. */
function fit(parent: string, own: string, width: number): string {
  const fits = (text: string) => (text.length + own.length) * characterWidth <= width - 46
  if (fits(parent)) return parent
  const last = parent.lastIndexOf('/')
  const short = `…${parent.slice(last)}`
  return last > 0 && fits(short) ? short : '…'
}

/** What a method's row says beside the verb: its operation name, or what it does. */
export function rowName(verb: HttpMethod, method: Method, backend: BackendNode | undefined): string {
  if (method.operationName !== undefined && method.operationName !== '') return method.operationName
  if (verb === 'OPTIONS' && method.integration?.type === 'MOCK') return 'CORS preflight'
  return backend?.name ?? ''
}

/** The children of every resource, in the order of the definition. */
export function childrenOfAll(api: RestApi): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const [id, { parentId }] of Object.entries(api.resources)) {
    if (parentId === undefined) continue
    const siblings = children.get(parentId)
    if (siblings === undefined) children.set(parentId, [id])
    else siblings.push(id)
  }
  return children
}

/** The lane that a method is marked on: its authorizer, or `AWS_IAM`. */
export const laneKeyOf = (method: Method) => (method.authorizationType === 'AWS_IAM' ? 'AWS_IAM' : method.authorizerId)

/**
 * Cards of all resources that have methods or end a path, from top to bottom, in the order of the definition.
 * A parent without methods is folded into its children.
 */
export function placeResources(api: RestApi, startY: number): ResourceCard[] {
  const { resources: measure } = metrics
  const childrenById = childrenOfAll(api)
  const cards: ResourceCard[] = []
  let y = startY

  const place = (resourceId: string, path: string, depth: number, parent: ResourceCard | undefined) => {
    const resource = api.resources[resourceId]
    if (resource === undefined) return
    const children = childrenById.get(resourceId) ?? []
    const verbs = httpMethods.filter((verb) => resource.methods[verb] !== undefined)
    const isRoot = resourceId === api.rootResourceId
    const shown = verbs.length > 0 || children.length === 0
    let card = parent
    if (shown) {
      const x = measure.x + measure.indent * Math.min(depth, measure.deepest)
      const width = measure.right - x
      const own = isRoot ? '/' : `/${resource.pathPart}`
      const rows = verbs.map((verb, index): MethodRow => {
        const method = resource.methods[verb] as Method
        const backend = method.integration === undefined ? undefined : backendNodeOf(method.integration)
        return {
          id: `method:${resourceId}:${verb}`,
          resourceId,
          verb,
          method,
          path,
          name: rowName(verb, method, backend),
          y: y + measure.head + measure.row * index + measure.row / 2,
          laneKey: laneKeyOf(method),
          backend,
          pill: method.integration === undefined ? undefined : integrationLabel(method.integration),
        }
      })
      const height = measure.head + measure.row * rows.length + (rows.length > 0 ? measure.foot : 0)
      card = {
        id: `resource:${resourceId}`,
        resourceId,
        path,
        parentText: isRoot ? '' : fit(parentText(path, own), own, width),
        ownText: own,
        depth,
        x,
        y,
        width,
        height,
        rows,
        parent: parent?.id,
      }
      cards.push(card)
      y += height + measure.gap
    }
    const below = isRoot ? undefined : card
    for (const childId of children) {
      const part = api.resources[childId]?.pathPart ?? ''
      const childPath = isRoot ? `/${part}` : `${path}/${part}`
      place(childId, childPath, below === undefined ? 0 : below.depth + 1, below)
    }
  }

  place(api.rootResourceId, '/', 0, undefined)
  return cards
}

const parentText = (path: string, own: string) => path.slice(0, path.length - own.length)
