import { Meter } from '../limits.ts'
import { LongText } from './long-text.ts'
import { bigDecimalText, doubleText, floatText } from './number-text.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import {
  JavaArray,
  JavaCharacter,
  JavaEntry,
  JavaIterator,
  type JavaList,
  JavaMap,
  JavaMapView,
  type JavaValue,
} from './value.ts'

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
  const text = new JsonText(options.slashes === 'escaped' ? escapedWithSlash : escaped, meter)
  text.write(value, options.depth ?? 0)
  return text.toString()
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

/** Text of a value that holds no others. */
function scalarText(value: Exclude<JavaValue, Container>, pattern: RegExp, meter: Meter): string {
  if (typeof value === 'string') return quote(value, pattern, meter)
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof JavaDouble) return Number.isFinite(value.value) ? doubleText(value.value) : 'null'
  if (value instanceof JavaFloat) return Number.isFinite(value.value) ? floatText(value.value) : 'null'
  if (value instanceof JavaBigDecimal) return bigDecimalText(value)
  if (value instanceof JavaBigInteger || value instanceof JavaSmallInteger) return String(value.value)
  if (value instanceof JavaCharacter) return quote(value.value, pattern, meter)
  if (value instanceof JavaEntry || value instanceof JavaIterator) return '{}'
  return quote(value.toJavaString(), pattern, meter)
}

type ListLike = JavaList | JavaMapView | JavaArray
type Container = ListLike | JavaMap

function isListLike(value: JavaValue): value is ListLike {
  return Array.isArray(value) || value instanceof JavaMapView || value instanceof JavaArray
}

const mostNames = 100

/** The JSON written so far. */
class JsonText extends LongText {
  /** Names as they are written: the rows of a list have the same. */
  #names: Map<string, string> | null = null

  constructor(
    private readonly pattern: RegExp,
    private readonly meter: Meter,
  ) {
    super()
  }

  write(value: JavaValue, depth: number): void {
    if (typeof value === 'object' && value !== null) this.meter.enterValue(depth)
    if (value instanceof JavaMap) this.#object(value, depth + 1)
    else if (isListLike(value)) this.#array(value instanceof JavaArray ? value.items : value, depth + 1)
    else this.add(scalarText(value, this.pattern, this.meter))
  }

  #array(items: Iterable<JavaValue>, depth: number): void {
    let isFirst = true
    this.add('[')
    for (const item of items) {
      if (!isFirst) {
        this.add(',')
        if (item instanceof JavaMap) this.#names ??= new Map()
      }
      isFirst = false
      const start = this.length
      this.write(item, depth)
      this.meter.spendText(this.length - start)
    }
    this.add(']')
  }

  #object(map: JavaMap, depth: number): void {
    let isFirst = true
    this.add('{')
    for (const key of map.keyList()) {
      const name = typeof key === 'string' ? this.#name(key) : this.#nameOf(key, depth)
      const start = this.length + (isFirst ? 0 : 1)
      this.add(isFirst ? name.slice(1) : name)
      isFirst = false
      this.write(map.get(key), depth)
      this.meter.spendText(this.length - start)
    }
    this.add('}')
  }

  /** A name between the comma before it and its colon. */
  #name(name: string): string {
    const known = this.#names?.get(name)
    if (known !== undefined) {
      this.meter.spendText(name.length)
      return known
    }
    const written = `,${quote(name, this.pattern, this.meter)}:`
    if (this.#names !== null && this.#names.size < mostNames) this.#names.set(name, written)
    return written
  }

  /** Of a key that is no text, the name is its JSON. */
  #nameOf(key: JavaValue, depth: number): string {
    const { pattern, meter } = this
    const written = new JsonText(pattern, meter)
    written.write(key, depth)
    return `,${quote(written.toString(), pattern, meter)}:`
  }
}
