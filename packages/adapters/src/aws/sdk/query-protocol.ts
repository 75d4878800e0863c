import type { Json, JsonObject } from '@gatewright/definition'
import { isObject } from '../local/read-input.ts'
import { base64Of, parseObject, type SdkProtocol, textBody } from './sdk-protocol.ts'

/** Codes whose error has another name in the SDK. */
const renamed: ReadonlySet<string> = new Set([
  'AuthorizationError',
  'EmptyBatchRequest',
  'InternalError',
  'InvalidParameter',
  'InvalidParameterValue',
  'NotFound',
  'Throttled',
  'TooManyEntriesInBatchRequest',
])

/** The query protocol, as SNS speaks it; answers are asked for in JSON. */
export function queryProtocol(version: string): SdkProtocol {
  return {
    request: (operation, input, region, service) => {
      const parameters = new URLSearchParams({ Action: operation, Version: version })
      for (const [name, value] of Object.entries(input)) flatten(parameters, name, value)
      return {
        method: 'POST',
        url: `https://${service}.${region}.amazonaws.com/`,
        headers: [
          ['Accept', 'application/json'],
          ['Content-Type', 'application/x-www-form-urlencoded'],
        ],
        body: Buffer.from(parameters.toString()),
      }
    },
    output: (operation, answer) => {
      const response = parseObject(textBody(answer))[`${operation}Response`]
      const result = isObject(response) ? response[`${operation}Result`] : undefined
      return isObject(result) ? Object.fromEntries(Object.entries(result).filter(([, value]) => value !== null)) : {}
    },
    error: (answer) => {
      const { Error: error } = parseObject(textBody(answer))
      const { Code: code = 'UnknownError', Message: message = 'UnknownError' } = isObject(error) ? error : {}
      const name = String(code)
      return { name: renamed.has(name) ? `${name}Exception` : name, message, Code: code }
    },
  }
}

/** Lists are `Name.member.N`; maps are `Name.entry.N` with `Name` and `Value` for attributes of messages, else `key` and `value`. */
function flatten(parameters: URLSearchParams, name: string, value: Json): void {
  const base64 = base64Of(value)
  if (base64 !== undefined) parameters.append(name, base64)
  else if (Array.isArray(value))
    for (const [at, each] of value.entries()) flatten(parameters, `${name}.member.${at + 1}`, each)
  else if (isObject(value)) flattenObject(parameters, name, value)
  else if (value !== null) parameters.append(name, String(value))
}

function flattenObject(parameters: URLSearchParams, name: string, value: JsonObject): void {
  const last = name.slice(name.lastIndexOf('.') + 1)
  const isMap = last === 'MessageAttributes' || last === 'Attributes' || last === 'Tags'
  const [keyName, valueName] = last === 'MessageAttributes' ? ['Name', 'Value'] : ['key', 'value']
  for (const [at, [key, each]] of Object.entries(value).entries()) {
    if (!isMap) flatten(parameters, `${name}.${key}`, each)
    else {
      parameters.append(`${name}.entry.${at + 1}.${keyName}`, key)
      flatten(parameters, `${name}.entry.${at + 1}.${valueName}`, each)
    }
  }
}
