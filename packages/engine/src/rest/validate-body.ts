import { payloadText } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { SchemaBudgetExceeded } from '../json-schema/budget.ts'
import { validateJson } from '../json-schema/validate.ts'
import { parseJson } from '../json-text.ts'
import { firstMediaType } from '../media-type.ts'
import type { MethodRequest } from '../message.ts'
import type { BodyModel, CompiledRequestValidation } from './compile-request-validation.ts'

const unparsable = 'Unknown error parsing request body'

/** Validates the body against the model for its content type; without a model for it, nothing is checked (rest-api reference §4.3). */
export function validateBody(validation: CompiledRequestValidation, request: MethodRequest): void {
  const contentType = findHeader(request.headers, 'content-type')
  const key = contentType === undefined || contentType === '' ? 'application/json' : firstMediaType(contentType)
  const model = validation.bodyModels.get(key) ?? validation.bodyModels.get('$default')
  if (model === undefined) return
  const text = payloadText(request.body)
  const isEmpty = text.trim() === ''
  // an empty body counts as an object without members, and fails with the message for bodies that cannot be read
  const json = isEmpty ? {} : parseJson(text)
  if (json === undefined)
    throw refusal('bodyNotJson', validation, model, key, [unparsable], 'The body is not valid JSON.')
  let messages: string[]
  try {
    messages = validateJson(model.schema, json)
  } catch (error) {
    if (!(error instanceof SchemaBudgetExceeded)) throw error
    throw refusal('bodyValidationTooCostly', validation, model, key, [unparsable], error.message)
  }
  if (messages.length === 0) return
  const shown = isEmpty ? [unparsable] : messages
  const explanation = isEmpty
    ? `The body is empty, and the model ${model.name} asks for more.`
    : `The body does not fit the model ${model.name}: ${messages.join('; ')}.`
  throw refusal('bodyDoesNotFitModel', validation, model, key, shown, explanation)
}

function refusal(
  rule: 'bodyNotJson' | 'bodyDoesNotFitModel' | 'bodyValidationTooCostly',
  validation: CompiledRequestValidation,
  model: BodyModel,
  contentType: string,
  messages: readonly string[],
  explanation: string,
): GatewayException {
  const list = `[${messages.join(', ')}]`
  return new GatewayException(rule, {
    explanation,
    place: [...validation.place, 'requestModels', contentType],
    subject: model.name,
    received: { contentType, violations: [...messages] },
    wouldPass: [`A JSON body that fits the model ${model.name}.`, 'A request validator that does not validate bodies.'],
    validationErrors: list,
    log: `Request body does not match model schema for content type ${contentType}: ${list}`,
  })
}
