import type { Random } from './ports.ts'

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}

/** Places of the two hexadecimal digits in a UUID that each base64 digit is made of. */
const digitPlaces = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30] as const

/** An extended request id, the value of `x-amz-apigw-id`: 11 bytes in base64, e.g. `Vts2pH6ArPEFcuQ=`. */
export function extendedRequestId(random: Random): string {
  const uuid = random.uuid()
  const codes: number[] = []
  for (const place of digitPlaces) codes.push(base64Digits.charCodeAt(byteAt(uuid, place) & 63))
  codes.push(base64Digits.charCodeAt(byteAt(uuid, 32) & 60), equalsSign)
  return String.fromCharCode(...codes)
}

const equalsSign = 61

function byteAt(uuid: string, place: number): number {
  return (hexDigit(uuid.charCodeAt(place)) << 4) | hexDigit(uuid.charCodeAt(place + 1))
}

function hexDigit(code: number): number {
  return code < 58 ? code - 48 : (code | 32) - 87
}

/**
 * The value of `X-Amzn-Trace-Id` for a request (rest-api reference §10.5): an incoming Root is kept, a Parent is made when
 * none came, and Sampled defaults to 1 with an incoming Parent, else 0. What is made comes from the request id.
 */
export function traceHeader(incoming: string | undefined, now: number, requestId: string): string {
  const fields = incoming === undefined ? none : fieldsOf(incoming)
  const parent = fields.get('Parent')
  const hex = requestId.replaceAll('-', '').toLowerCase()
  const root =
    fields.get('Root') ??
    `1-${Math.floor(now / 1000)
      .toString(16)
      .padStart(8, '0')}-${hex.slice(0, 24)}`
  const sampled = fields.get('Sampled') ?? (parent === undefined ? '0' : '1')
  return `Root=${root};Parent=${parent ?? lastReversed(hex, 16)};Sampled=${sampled}`
}

const none: ReadonlyMap<string, string> = new Map()

function fieldsOf(incoming: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const part of incoming.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0) fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  return fields
}

function lastReversed(text: string, count: number): string {
  const codes: number[] = []
  for (let at = text.length - 1; at >= 0 && codes.length < count; at -= 1) codes.push(text.charCodeAt(at))
  return String.fromCharCode(...codes)
}

/** The trace id in the value of `X-Amzn-Trace-Id`. */
export function traceRoot(traceId: string): string {
  return /(?:^|;)Root=([^;]*)/.exec(traceId)?.[1] ?? ''
}
