import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, textAt } from '../json/object.ts'
import { integrationExtension } from './extensions/integration.ts'
import { consumesMember, producesMember } from './normalise/swagger-members.ts'

/** Members that a definition holds in another form, or that say no more than their absence: nothing of them needs to be preserved. */
export function isUnderstood(
  key: string,
  value: Json,
  imported: Json | undefined,
  parent: string,
  siblings: JsonObject,
): boolean {
  switch (key) {
    case 'openapi':
    case 'swagger':
      return parent === ''
    case 'schemas':
      // Models hold schemas whole.
      return parent === '/components' && imported !== undefined
    case 'schema':
      // So do the models of bodies; the schema of a parameter is read as text only.
      return imported !== undefined && parent.includes('/content/')
    case 'required':
      return value === false && imported === undefined
    case 'x-amazon-apigateway-auth':
      return /^(aws_iam|none)$/i.test(textAt(value, 'type') ?? '')
    case 'security':
      // Where the extension decides, the list says nothing.
      return (
        /^(aws_iam|none)$/i.test(textAt(siblings['x-amazon-apigateway-auth'], 'type') ?? '') ||
        (imported === undefined && Array.isArray(value) && value.every(isNothing))
      )
    case 'x-amazon-apigateway-api-key-source':
      return imported === undefined && String(value).toUpperCase() === 'HEADER'
    case 'connectionType':
      return imported === undefined && String(value).toUpperCase() === 'INTERNET'
    case 'httpMethod':
    case 'uri':
      return (
        imported === undefined &&
        parent.endsWith(`/${integrationExtension}`) &&
        textAt(siblings, 'type')?.toLowerCase() === 'mock'
      )
    case 'responses':
    case 'requestParameters':
    case 'requestTemplates':
    case 'responseParameters':
    case 'responseTemplates':
    case 'cacheKeyParameters':
    case 'headers':
    case 'content':
    case 'parameters':
    case 'components':
    case 'securitySchemes':
      return imported === undefined && isNothing(value)
    case consumesMember:
    case producesMember:
      return parent.startsWith('/paths/') && imported === undefined && isNothing(value)
    default:
      return imported === undefined && value === null && parent.includes(`/${integrationExtension}`)
  }
}

function isNothing(value: Json): boolean {
  return (
    value === null || (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0)
  )
}
