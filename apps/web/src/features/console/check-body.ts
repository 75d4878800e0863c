import type { Json, RestApi } from '@gatewright/definition'
import { compileModel, validateJson } from '@gatewright/engine/json-schema'

/** What the method's model says to a body: `fits`, or the messages of the service's validator. */
export type BodyCheck = { fits: true } | { fits: false; messages: string[] }

/** Checks a body against a model as request validation does. Undefined where no model of the name has a readable schema. */
export function checkBody(models: RestApi['models'], name: string, text: string): BodyCheck | undefined {
  const model = compileModel(models, name)
  if (model === undefined) return undefined
  let body: Json
  try {
    body = JSON.parse(text) as Json
  } catch (error) {
    return { fits: false, messages: [error instanceof Error ? error.message : String(error)] }
  }
  try {
    const messages = validateJson(model, body)
    return messages.length === 0 ? { fits: true } : { fits: false, messages }
  } catch (error) {
    return { fits: false, messages: [error instanceof Error ? error.message : String(error)] }
  }
}
