import type { JsonObject } from '@gatewright/definition'
import { member, readObject } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { type AttributeValue, readValue } from './attribute-value.ts'
import { type ExpressionKind, expressionError } from './expression-tokens.ts'

const named = /^#[A-Za-z0-9_]+$/
const valued = /^:[A-Za-z0-9_]+$/

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

/** `ExpressionAttributeNames` and `ExpressionAttributeValues` of a request; knows which of them its expressions used. */
export class ExpressionAttributes {
  readonly #names = new Map<string, string>()
  readonly #values = new Map<string, AttributeValue>()
  readonly #unusedNames: Set<string>
  readonly #unusedValues: Set<string>

  /**
   * @param hasExpressions whether the request has expressions at all
   * @throws ServiceError for malformed placeholders and values
   */
  constructor(input: JsonObject, hasExpressions: boolean) {
    const names = readObject(input, 'ExpressionAttributeNames')
    const values = readObject(input, 'ExpressionAttributeValues')
    if (names !== undefined) {
      if (!hasExpressions) refuse('ExpressionAttributeNames can only be specified when using expressions')
      const entries = Object.keys(names)
      if (entries.length === 0) refuse('ExpressionAttributeNames must not be empty')
      for (const name of entries) {
        const attribute = member(names, name)
        if (!named.test(name)) refuse(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${name}"`)
        if (typeof attribute !== 'string' || attribute === '')
          refuse(`ExpressionAttributeNames contains invalid value: Empty attribute name for key ${name}`)
        this.#names.set(name, attribute)
      }
    }
    if (values !== undefined) {
      if (!hasExpressions) refuse('ExpressionAttributeValues can only be specified when using expressions')
      const entries = Object.keys(values)
      if (entries.length === 0) refuse('ExpressionAttributeValues must not be empty')
      for (const name of entries) {
        if (!valued.test(name)) refuse(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${name}"`)
        this.#values.set(name, readNamedValue(values, name))
      }
    }
    this.#unusedNames = new Set(this.#names.keys())
    this.#unusedValues = new Set(this.#values.keys())
  }

  name(kind: ExpressionKind, placeholder: string): string {
    const found = this.#names.get(placeholder)
    if (found === undefined)
      throw expressionError(
        kind,
        `An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
      )
    this.#unusedNames.delete(placeholder)
    return found
  }

  value(kind: ExpressionKind, placeholder: string): AttributeValue {
    const found = this.#values.get(placeholder)
    if (found === undefined)
      throw expressionError(
        kind,
        `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      )
    this.#unusedValues.delete(placeholder)
    return found
  }

  /** @throws ServiceError when a placeholder was given that no expression used */
  checkAllUsed(): void {
    const unused = (noun: string, keys: ReadonlySet<string>) =>
      refuse(`Value provided in ${noun} unused in expressions: keys: {${[...keys].join(', ')}}`)
    if (this.#unusedNames.size > 0) unused('ExpressionAttributeNames', this.#unusedNames)
    if (this.#unusedValues.size > 0) unused('ExpressionAttributeValues', this.#unusedValues)
  }
}

function readNamedValue(values: JsonObject, name: string): AttributeValue {
  try {
    return readValue(values[name] ?? null)
  } catch (error) {
    if (error instanceof ServiceError && error.name === 'ValidationException')
      return refuse(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${name}`)
    throw error
  }
}
