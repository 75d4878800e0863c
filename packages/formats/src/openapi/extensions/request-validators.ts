import { newId } from '@gatewright/definition'
import { compact, isObject, member, toText } from '../../json/object.ts'
import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-request-validators`: name → what is checked. */
export const requestValidators: RootExtension = {
  name: 'x-amazon-apigateway-request-validators',
  read(value, api) {
    for (const [name, settings] of Object.entries(isObject(value) ? value : {})) {
      api.requestValidators[newId(`validator ${name}`, api.requestValidators)] = {
        name,
        validateRequestBody: toText(member(settings, 'validateRequestBody')) === 'true',
        validateRequestParameters: toText(member(settings, 'validateRequestParameters')) === 'true',
      }
    }
  },
  write(api) {
    const entries = Object.values(api.requestValidators).map(
      ({ name, ...settings }) => [name, compact(settings)] as const,
    )
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  },
}

/** `x-amazon-apigateway-request-validator` of an operation (or of the whole document): the name of a validator. */
export const requestValidatorExtension = 'x-amazon-apigateway-request-validator'
