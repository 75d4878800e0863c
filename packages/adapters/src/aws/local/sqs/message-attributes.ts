import { createHash } from 'node:crypto'
import type { JsonObject } from '@gatewright/definition'
import { isObject, member, readObject, readText } from '../read-input.ts'
import { invalidValue, type MessageAttribute, type MessageAttributes } from './queue.ts'

const namePattern = /^[A-Za-z0-9_.-]{1,256}$/

/** Reads `MessageAttributes`. @throws ServiceError `InvalidParameterValue` */
export function readMessageAttributes(input: JsonObject, parameter = 'MessageAttributes'): MessageAttributes {
  const given = readObject(input, parameter) ?? {}
  const names = Object.keys(given)
  if (names.length > 10)
    throw invalidValue(`Number of message attributes [${names.length}] exceeds the allowed maximum [10].`)
  return Object.fromEntries(names.map((name) => [name, readAttribute(name, member(given, name))]))
}

function readAttribute(name: string, value: unknown): MessageAttribute {
  if (!namePattern.test(name))
    throw invalidValue(
      `The message attribute name '${name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.`,
    )
  const attribute = isObject(value as JsonObject) ? (value as JsonObject) : {}
  const DataType = readText(attribute, 'DataType')
  const kind = DataType?.split('.')[0]
  if (DataType === undefined || (kind !== 'String' && kind !== 'Number' && kind !== 'Binary'))
    throw invalidValue(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    )
  const StringValue = readText(attribute, 'StringValue')
  const BinaryValue = readText(attribute, 'BinaryValue')
  const text = kind === 'Binary' ? BinaryValue : StringValue
  if (text === undefined || text === '')
    throw invalidValue(
      `The message (user) attribute '${name}' must contain a non-empty message (user) attribute value for message (user) attribute type (${kind}).`,
    )
  return kind === 'Binary' ? { DataType, BinaryValue: text } : { DataType, StringValue: text }
}

/** MD5 in lower-case hexadecimal digits. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** `MD5OfMessageAttributes` (SQS developer guide: calculating the MD5 digest of message attributes); undefined without any. */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash('md5')
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  for (const name of names) {
    const attribute = attributes[name]
    if (attribute === undefined) continue
    add(Buffer.from(name))
    add(Buffer.from(attribute.DataType))
    hash.update(Buffer.from([attribute.BinaryValue === undefined ? 1 : 2]))
    add(
      attribute.BinaryValue === undefined
        ? Buffer.from(attribute.StringValue ?? '')
        : Buffer.from(attribute.BinaryValue, 'base64'),
    )
  }
  return hash.digest('hex')
}

/** Bytes that attributes count for. */
export function attributesSize(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      sum +
      Buffer.byteLength(name) +
      DataType.length +
      Buffer.byteLength(StringValue) +
      Buffer.byteLength(BinaryValue, 'base64'),
    0,
  )
}
