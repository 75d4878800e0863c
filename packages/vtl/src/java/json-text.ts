import { Meter } from '../limits.ts'
import { bigDecimalText, doubleText, floatText } from './number-text.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import { JavaArray, JavaCharacter, JavaEntry, JavaIterator, JavaMap, JavaMapView, type JavaValue } from './value.ts'

export type JsonTextOptions = {
  /** json-smart's default style writes `\/`, the style of `$input.json` writes `/`. Default: plain. */
  slashes?: 'escaped' | 'plain'
  /** What the work counts against; without one the default limits hold for this call alone. */
  meter?: Meter
  /** How deep the value already is inside others. */
  depth?: number
}

/**
 * JSON text without blanks, as json-smart writes it: control characters, U+007F–U+009F and U+2000–U+20FF escaped.
 *
 * @throws LimitExceeded when the text gets too long or the value is nested too deeply
 */
export function toJsonText(value: JavaValue, options: JsonTextOptions = {}): string {
  const meter = options.meter ?? new Meter()
  return write(value, options.slashes === 'escaped' ? escapedWithSlash : escaped, meter, options.depth ?? 0)
}

const escaped = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g
const escapedWithSlash = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g

const anyEscaped = new RegExp(escaped.source)
const anyEscapedOrSlash = new RegExp(escapedWithSlash.source)

const shortEscapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function quote(text: string, pattern: RegExp, meter: Meter): string {
  meter.spendText(text.length)
  if (!(pattern === escaped ? anyEscaped : anyEscapedOrSlash).test(text)) return `"${text}"`
  const body = text.replace(
    pattern,
    (unit) => shortEscapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return `"${body}"`
}

function write(value: JavaValue, pattern: RegExp, meter: Meter, depth: number): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
      return quote(value, pattern, meter)
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'object':
      break
  }
  meter.enterValue(depth)
  if (Array.isArray(value) || value instanceof JavaMapView) return writeArray(value, pattern, meter, depth)
  if (value instanceof JavaMap) return writeObject(value, pattern, meter, depth)
  if (value instanceof JavaDouble) return Number.isFinite(value.value) ? doubleText(value.value) : 'null'
  if (value instanceof JavaFloat) return Number.isFinite(value.value) ? floatText(value.value) : 'null'
  if (value instanceof JavaBigDecimal) return bigDecimalText(value)
  if (value instanceof JavaBigInteger || value instanceof JavaSmallInteger) return String(value.value)
  if (value instanceof JavaArray) return writeArray(value.items, pattern, meter, depth)
  if (value instanceof JavaCharacter) return quote(value.value, pattern, meter)
  if (value instanceof JavaEntry || value instanceof JavaIterator) return '{}'
  return quote(value.toJavaString(), pattern, meter)
}

function writeArray(items: Iterable<JavaValue>, pattern: RegExp, meter: Meter, depth: number): string {
  let text = '['
  for (const item of items) {
    const part = write(item, pattern, meter, depth + 1)
    text += text.length > 1 ? `,${part}` : part
    meter.spendText(part.length)
  }
  return `${text}]`
}

function writeObject(map: JavaMap, pattern: RegExp, meter: Meter, depth: number): string {
  let text = '{'
  for (const key of map.keyList()) {
    const value = map.get(key)
    const name = quote(
      typeof key === 'string' ? key : key === null ? 'null' : write(key, pattern, meter, depth + 1),
      pattern,
      meter,
    )
    const part = `${name}:${write(value, pattern, meter, depth + 1)}`
    text += text.length > 1 ? `,${part}` : part
    meter.spendText(part.length)
  }
  return `${text}}`
}
