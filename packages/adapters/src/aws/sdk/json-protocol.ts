import type { Json, JsonObject } from '@gatewright/definition'
import { isObject } from '../local/read-input.ts'
import { base64Of, parseObject, type SdkProtocol, textBody, wireBytes, wireDate } from './sdk-protocol.ts'

const dates: ReadonlySet<string> = new Set(['CreationDateTime', 'LastModifiedDate', 'startDate', 'stopDate'])
/** Members that are bytes where their value is a text, in attribute values and message attributes. */
const bytes: ReadonlySet<string> = new Set(['B', 'BinaryValue'])

/** The JSON protocol: bytes are base64, times seconds. */
export function jsonProtocol(target: string, version: '1.0' | '1.1'): SdkProtocol {
  return {
    request: (operation, input, region, service) => ({
      method: 'POST',
      url: `https://${service}.${region}.amazonaws.com/`,
      headers: [
        ['Content-Type', `application/x-amz-json-${version}`],
        ['X-Amz-Target', `${target}.${operation}`],
      ],
      body: Buffer.from(JSON.stringify(toService(input))),
    }),
    output: (_operation, answer) => fromService(parseObject(textBody(answer))),
    error: (answer) => {
      const { __type: type, message, Message, ...rest } = parseObject(textBody(answer))
      const name = String(type ?? 'UnknownError')
      const text = message ?? Message ?? 'UnknownError'
      return { ...(fromService(rest) as JsonObject), name: name.slice(name.lastIndexOf('#') + 1), message: text }
    },
  }
}

function toService(value: Json): Json {
  if (Array.isArray(value)) return value.map(toService)
  if (!isObject(value)) return value
  const base64 = base64Of(value)
  if (base64 !== undefined) return base64
  const { $date: date } = value
  if (typeof date === 'number') return date / 1000
  return mapMembers(value, (_name, member) => toService(member))
}

function fromService(value: Json): Json {
  if (Array.isArray(value)) return value.map(fromService)
  if (!isObject(value)) return value
  return mapMembers(value, (name, member) => {
    if (typeof member === 'string' && bytes.has(name)) return wireBytes(Buffer.from(member, 'base64'))
    if (Array.isArray(member) && name === 'BS')
      return member.map((each) => wireBytes(Buffer.from(String(each), 'base64')))
    if (typeof member === 'number' && dates.has(name)) return wireDate(member)
    return fromService(member)
  })
}

/** Members may have any name. */
function mapMembers(value: JsonObject, change: (name: string, member: Json) => Json): JsonObject {
  const changed: JsonObject = Object.create(null)
  for (const [name, member] of Object.entries(value)) changed[name] = change(name, member)
  return changed
}
