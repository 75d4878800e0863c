import { GatewayException } from '../gateway-exception.ts'
import { lastHeader } from '../header-list.ts'
import type { MethodRequest } from '../message.ts'
import { ownValue } from '../own-value.ts'
import type { CompiledRequestValidation, RequiredParameter } from './compile-request-validation.ts'
import { validateBody } from './validate-body.ts'

/** Checks required parameters, then the body; only the first kind of failure is told (rest-api reference §4.2, §4.3). */
export function validateRequest(validation: CompiledRequestValidation, request: MethodRequest): void {
  const missing = validation.requiredParameters.filter((parameter) => isMissing(parameter, request))
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    throw new GatewayException('requiredParametersMissing', {
      explanation: `Required request parameters are missing or blank: ${names}.`,
      place: [...validation.place, 'requestParameters'],
      subject: validation.validatorName,
      received: Object.fromEntries(missing.map(({ place, name }) => [`method.request.${place}.${name}`, null])),
      wouldPass: missing.map(({ place, name }) => `A ${placeNames[place]} named exactly ${name}, with a value.`),
      clientMessage: `Missing required request parameters: [${names}]`,
      log: `Missing required request parameters: [${names}]`,
    })
  }
  if (validation.bodyModels.size > 0) validateBody(validation, request)
}

const placeNames = { header: 'header', path: 'path parameter', querystring: 'query string parameter' } as const

function isMissing({ place, name }: RequiredParameter, request: MethodRequest): boolean {
  const value =
    place === 'path'
      ? ownValue(request.pathParameters, name)
      : lastHeader(place === 'header' ? request.headers : request.query, name)
  return value === undefined || value.trim() === ''
}
