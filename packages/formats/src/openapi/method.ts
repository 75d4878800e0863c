import type { HttpMethod, JsonObject, Method } from '@gatewright/definition'
import { compact, isObject, member, objectAt, textAt } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import { integrationExtension, readIntegration } from './extensions/integration.ts'
import { requestValidatorExtension } from './extensions/request-validators.ts'
import type { ImportContext } from './import-context.ts'
import type { Models } from './models.ts'
import { readParameters } from './parameters.ts'
import { readContent, readResponses } from './responses.ts'
import type { Security } from './security.ts'

/** What reading a method needs beside its operation; `validators`: name → id. */
export type MethodParts = {
  context: ImportContext
  models: Models
  security: Security
  validators: ReadonlyMap<string, string>
}

/** Where an operation stands: in the document, and in the definition. */
export type MethodPlace = { path: string; httpMethod: HttpMethod; pointer: string; at: string[] }

/** Reads an operation as a method. */
export function readMethod(operation: JsonObject, place: MethodPlace, parts: MethodParts): Method {
  const { path, httpMethod, pointer, at } = place
  const { context, models, security } = parts
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
    ...compact({
      operationName: textAt(operation, 'operationId'),
      requestValidatorId: validatorOf(operation, place, parts),
    }),
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

function validatorOf(operation: JsonObject, place: MethodPlace, parts: MethodParts): string | undefined {
  const name = textAt(operation, requestValidatorExtension)
  if (name === undefined) return undefined
  const id = parts.validators.get(name)
  if (id === undefined)
    parts.context.note({
      kind: 'not-understood',
      title: `Request validator ${name} is used but never defined`,
      effect: 'Nothing is checked before the integration is called',
      pointer: below(place.pointer, requestValidatorExtension),
      path: place.at,
      fold: `validator ${name}`,
    })
  return id
}
