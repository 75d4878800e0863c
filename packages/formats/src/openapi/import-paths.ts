import type { HttpMethod, JsonObject, Method, RestApi } from '@gatewright/definition'
import { compact, isObject, member, objectAt, textAt } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import { integrationExtension, readIntegration } from './extensions/integration.ts'
import { requestValidatorExtension } from './extensions/request-validators.ts'
import type { ImportContext } from './import-context.ts'
import type { Models } from './models.ts'
import { type Verb, verbs } from './normalise/verbs.ts'
import { readParameters } from './parameters.ts'
import { isSegment, pathVariables, ResourceTree } from './resource-tree.ts'
import { readContent, readResponses } from './responses.ts'
import type { Security } from './security.ts'

const methods: Partial<Record<Verb, HttpMethod>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  'x-amazon-apigateway-any-method': 'ANY',
}

type Parts = { context: ImportContext; models: Models; security: Security; api: RestApi }

/** Reads the paths of a document into resources and methods of `api`. */
export function readPaths({ context, models, security, api }: Parts): void {
  const tree = new ResourceTree()
  const paths = objectAt(context.document, 'paths')
  for (const [given, item] of Object.entries(paths)) {
    const pointer = below('/paths', given)
    if (given.startsWith('x-')) continue
    const path = readPath(given, pointer, paths, context)
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
        { context, models, security, api },
      )
    }
  }
  api.rootResourceId = tree.rootResourceId
  api.resources = tree.resources
}

type MethodPlace = { path: string; httpMethod: HttpMethod; pointer: string; at: string[] }

function readMethod(operation: JsonObject, place: MethodPlace, { context, models, security, api }: Parts): Method {
  const { path, httpMethod, pointer, at } = place
  const validator = textAt(operation, requestValidatorExtension)
  const requestValidatorId = Object.keys(api.requestValidators).find(
    (id) => api.requestValidators[id]?.name === validator,
  )
  if (validator !== undefined && requestValidatorId === undefined)
    context.note({
      kind: 'not-understood',
      title: `Request validator ${validator} is used but never defined`,
      effect: 'Nothing is checked before the integration is called',
      pointer: below(pointer, requestValidatorExtension),
      path: at,
      fold: `validator ${validator}`,
    })
  const body = objectAt(operation, 'requestBody')
  if (!isObject(member(operation, integrationExtension)))
    context.note({
      kind: 'not-understood',
      title: 'Methods without an integration',
      effect: 'They have nothing to answer with until one is drawn; a deployment needs it',
      pointer,
      path: at,
      fold: 'no integration',
    })
  return {
    ...compact({ operationName: textAt(operation, 'operationId'), requestValidatorId }),
    ...security.of(operation, pointer, `${httpMethod} ${path}`, at),
    requestParameters: readParameters(operation, path, pointer, context, at),
    requestModels: readContent(member(body, 'content'), below(pointer, 'requestBody', 'content'), models, at),
    methodResponses: readResponses(operation, pointer, models, context, at),
    ...compact({
      integration: readIntegration(operation, {
        path,
        verb: httpMethod,
        pointer: below(pointer, integrationExtension),
        at,
        context,
      }),
    }),
  }
}

/** The path of a resource; `$default` of an HTTP API becomes the greedy resource, what the service refuses is reported. */
function readPath(given: string, pointer: string, paths: JsonObject, context: ImportContext): string {
  if (/^\/?\$default$/.test(given) && !Object.keys(paths).some((path) => /^\/\{[^{}/]*\+?\}$/.test(path))) {
    context.note({
      kind: 'repaired',
      title: 'Route $default is now /{proxy+}',
      effect: 'REST APIs have no default route: a greedy resource takes every path but the root',
      pointer,
    })
    return '/{proxy+}'
  }
  const path = given.startsWith('/') ? given : `/${given}`
  if (path !== given)
    context.note({
      kind: 'repaired',
      title: `Path ${given} is now ${path}`,
      effect: 'A path begins with a slash',
      pointer,
    })
  const segments = path.split('/').filter((segment) => segment !== '')
  const bad = segments.find((segment) => !isSegment(segment))
  if (bad !== undefined)
    context.note({
      kind: 'not-understood',
      title: `Path segment ${bad}`,
      effect: 'API Gateway refuses it: letters, digits and _ - . , : are allowed, and {name} as a whole segment',
      pointer,
      fold: `segment ${bad}`,
    })
  const greedy = pathVariables(path).find((variable) => variable.greedy)
  if (greedy !== undefined && segments.at(-1) !== `{${greedy.name}+}`)
    context.note({
      kind: 'not-understood',
      title: `Greedy variable {${greedy.name}+} inside ${path}`,
      effect: 'API Gateway refuses it: it must be the last segment',
      pointer,
    })
  return path
}
