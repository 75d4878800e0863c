import type { HttpMethod, RestApi } from '@gatewright/definition'
import { isObject, member, objectAt } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import type { ImportContext } from './import-context.ts'
import { type MethodParts, readMethod } from './method.ts'
import type { Models } from './models.ts'
import { type Verb, verbs } from './normalise/verbs.ts'
import { isSegment, pathVariables, ResourceTree } from './resource-tree.ts'
import type { Security } from './security.ts'

const methods: Record<Verb, HttpMethod | undefined> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  trace: undefined,
  'x-amazon-apigateway-any-method': 'ANY',
}

/** Paths with more segments than this are left out: each would be a resource of its own. */
const maximumSegments = 100

type Parts = { context: ImportContext; models: Models; security: Security; api: RestApi }

/** Reads the paths of a document into resources and methods of `api`, which has its validators already. */
export function readPaths({ context, models, security, api }: Parts): void {
  const tree = new ResourceTree()
  const validators = new Map(Object.entries(api.requestValidators).map(([id, validator]) => [validator.name, id]))
  const parts: MethodParts = { context, models, security, validators }
  for (const [path, item] of Object.entries(objectAt(context.document, 'paths'))) {
    const pointer = below('/paths', path)
    if (path.startsWith('x-') || !takesPath(path, pointer, context)) continue
    const resourceId = tree.add(path)
    const resource = tree.resources[resourceId]
    if (!isObject(item) || resource === undefined) continue
    for (const verb of verbs) {
      const operation = member(item, verb)
      if (!isObject(operation)) continue
      const httpMethod = methods[verb]
      if (httpMethod === undefined) {
        context.note({
          kind: 'not-understood',
          title: `${verb.toUpperCase()} ${path}`,
          effect: 'REST APIs have no TRACE methods; kept for export only',
          pointer: below(pointer, verb),
          path: ['resources', resourceId],
          fold: 'trace',
        })
        continue
      }
      const at = ['resources', resourceId, 'methods', httpMethod]
      resource.methods[httpMethod] = readMethod(
        operation,
        { path, httpMethod, pointer: below(pointer, verb), at },
        parts,
      )
    }
  }
  noteSiblings(tree, context)
  api.rootResourceId = tree.rootResourceId
  api.resources = tree.resources
}

/** Whether a path is taken; reports what the service refuses about it. */
function takesPath(path: string, pointer: string, context: ImportContext): boolean {
  const segments = path.split('/').filter((segment) => segment !== '')
  const note = (title: string, effect: string) =>
    context.note({ kind: 'not-understood', title, effect, pointer, fold: title })
  if (!path.startsWith('/')) {
    note(`Path ${path}`, 'A path begins with a slash; kept for export only')
    return false
  }
  if (segments.length > maximumSegments) {
    note(`A path of ${segments.length} segments`, `At most ${maximumSegments} are read; kept for export only`)
    return false
  }
  const bad = segments.find((segment) => !isSegment(segment))
  if (bad !== undefined)
    note(
      `Path segment ${bad}`,
      'API Gateway refuses it: letters, digits and _ - . , : are allowed, and {name} as a whole segment',
    )
  const greedy = pathVariables(path).find((variable) => variable.greedy)
  if (greedy !== undefined && segments.at(-1) !== `{${greedy.name}+}`)
    note(`Greedy variable {${greedy.name}+} inside ${path}`, 'API Gateway refuses it: it must be the last segment')
  return true
}

/** Reports resources with more than one variable child: the service takes one for each parent. */
function noteSiblings(tree: ResourceTree, context: ImportContext): void {
  const variables = new Map<string, string>()
  for (const [id, { parentId = '', pathPart }] of Object.entries(tree.resources)) {
    if (!/^\{.*\}$/.test(pathPart)) continue
    const sibling = variables.get(parentId)
    if (sibling === undefined) variables.set(parentId, pathPart)
    else
      context.note({
        kind: 'not-understood',
        title: `${sibling} and ${pathPart} are variables of the same parent`,
        effect: 'API Gateway refuses it: a resource has at most one variable child',
        pointer: '/paths',
        path: ['resources', id],
      })
  }
}
