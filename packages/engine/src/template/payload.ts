import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaDouble,
  JavaException,
  JavaFloat,
  JavaMap,
  type JavaValue,
  JsonArray,
} from '@gatewright/vtl'

/** A text that begins like an object or a list and is broken. */
export class BrokenJson extends JavaException {
  override name = 'BrokenJson'

  constructor(message: string) {
    super('ParseException', message)
  }
}

const deepest = 500
const longestNumber = 10_000

/**
 * Reads a payload as json-smart does in its permissive mode: text that is no JSON is a string, names and strings may lack
 * quotes or have single ones, commas may be missing their item, and what follows the value is ignored. Numbers keep their
 * kind: `1` Integer, `10000000000` Long, `1.0` Double.
 *
 * @throws BrokenJson for a broken object, list or quoted text, and for values nested more than 500 deep
 */
export function parsePayload(text: string): JavaValue {
  return new PayloadReader(text).first()
}

/** What ends text without quotes: nothing at the top, and the next mark inside an object or a list. */
const toTheEnd = /$/g
const endOfName = /:|$/g
const endOfValue = /[,}]|$/g
const endOfItem = /[,\]]|$/g

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  b: '\b',
  '\\': '\\',
  '/': '/',
  "'": "'",
  '"': '"',
}

/** Names of members that were read last. */
const names: (string | undefined)[] = new Array(64)
const plainName = /^\w{1,40}$/

class PayloadReader {
  #at = 0
  /** The first backslash at or after #at; beyond the end when there is none. */
  #backslash = -1

  constructor(private readonly text: string) {}

  first(): JavaValue {
    this.#skipBlanks()
    return this.#value(toTheEnd, 0)
  }

  #fail(reason: string): never {
    throw new BrokenJson(`the text is no JSON: ${reason} at offset ${this.#at}`)
  }

  #skipBlanks(): void {
    const { text } = this
    for (;;) {
      const code = text.charCodeAt(this.#at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.#at++
    }
  }

  /** Reads the value that begins here. */
  #value(end: RegExp, depth: number): JavaValue {
    const code = this.text.charCodeAt(this.#at)
    switch (code) {
      case 123:
        return this.#object(depth + 1)
      case 91:
        return this.#array(depth + 1)
      case 34:
      case 39:
        return this.#quoted()
      case 58:
      case 93:
      case 125:
        return this.#fail(`${String.fromCharCode(code)} is not expected`)
      default:
        return (code >= 48 && code <= 57) || code === 45 ? this.#number(end) : wordValue(this.#bare(end))
    }
  }

  #enter(depth: number): void {
    if (depth > deepest) this.#fail(`values are nested more than ${deepest} deep`)
    this.#at++
  }

  #array(depth: number): JavaValue {
    this.#enter(depth)
    // A store at the end is much faster than a push to a subclass of Array.
    const items = new JsonArray()
    for (;;) {
      this.#skipBlanks()
      const code = this.text.charCodeAt(this.#at)
      if (code === 93) break
      if (code === 44) this.#at++
      else if (Number.isNaN(code)) this.#fail('the list does not end')
      else items[items.length] = this.#value(endOfItem, depth)
    }
    this.#at++
    return items
  }

  #object(depth: number): JavaValue {
    this.#enter(depth)
    const members = new Members()
    for (;;) {
      this.#skipBlanks()
      const code = this.text.charCodeAt(this.#at)
      if (code === 125) break
      if (code === 44) {
        this.#at++
        continue
      }
      this.#member(members, code, depth)
      const end = this.text.charCodeAt(this.#at)
      if (end === 125) break
      if (Number.isNaN(end)) this.#fail('the object does not end')
      if (end !== 44) this.#fail('a comma or } is expected')
      this.#at++
    }
    this.#at++
    return members.toMap()
  }

  #member(members: Members, code: number, depth: number): void {
    if (code === 58 || code === 93 || code === 91 || code === 123) {
      this.#fail(`${String.fromCharCode(code)} is not expected`)
    }
    if (Number.isNaN(code)) this.#fail('the object does not end')
    const name = code === 34 || code === 39 ? this.#name() : this.#bare(endOfName)
    this.#skipBlanks()
    if (this.text.charCodeAt(this.#at) !== 58) this.#fail('a colon is expected')
    this.#at++
    this.#skipBlanks()
    if (this.#at >= this.text.length) this.#fail('a value is expected')
    members.set(name, this.#value(endOfValue, depth))
    this.#skipBlanks()
  }

  #quoted(): string {
    const { text } = this
    const quote = text.charAt(this.#at)
    const begin = this.#at + 1
    const end = text.indexOf(quote, begin)
    if (end < 0) this.#fail(`the text in ${quote} does not end`)
    if (this.#backslash < begin) {
      const next = text.indexOf('\\', begin)
      this.#backslash = next < 0 ? text.length : next
    }
    if (this.#backslash < end) return this.#escaped(quote, begin)
    this.#at = end + 1
    return text.slice(begin, end)
  }

  /** The name of a member. Names come again and again, and a text that was used as one before is faster to use again. */
  #name(): string {
    const { text } = this
    const begin = this.#at + 1
    const slot = (text.charCodeAt(begin) * 31 + text.charCodeAt(begin + 1) * 7 + text.charCodeAt(begin + 2)) & 63
    const known = names[slot]
    if (known !== undefined && text.startsWith(known, begin)) {
      const end = begin + known.length
      if (text.charCodeAt(end) === text.charCodeAt(this.#at)) {
        this.#at = end + 1
        return known
      }
    }
    const name = this.#quoted()
    if (plainName.test(name)) names[slot] = name
    return name
  }

  /** A text with backslashes: control characters in it are dropped, and so are escapes that mean nothing. */
  #escaped(quote: string, begin: number): string {
    const { text } = this
    let value = ''
    let at = begin
    for (; text.charAt(at) !== quote; at++) {
      if (at >= text.length) this.#fail(`the text in ${quote} does not end`)
      const code = text.charCodeAt(at)
      if (code < 32 || code === 127) continue
      if (code !== 92) {
        value += text.charAt(at)
        continue
      }
      at++
      const unit = text.charAt(at)
      const digits = unit === 'u' ? 4 : unit === 'x' ? 2 : 0
      value += digits === 0 ? (escapes[unit] ?? '') : this.#unicode(at + 1, digits)
      at += digits
    }
    this.#at = at + 1
    return value
  }

  #unicode(at: number, digits: number): string {
    const hex = this.text.slice(at, at + digits)
    if (hex.length < digits || !/^[0-9a-fA-F]*$/.test(hex)) this.#fail(`${digits} hexadecimal digits are expected`)
    return String.fromCharCode(Number.parseInt(hex, 16))
  }

  /** Text without quotes, up to a mark that ends it. */
  #bare(end: RegExp): string {
    const begin = this.#at
    end.lastIndex = begin
    this.#at = end.exec(this.text)?.index ?? this.text.length
    return trimmed(this.text.slice(begin, this.#at))
  }

  /** A number of few digits right before a comma or a closing bracket; undefined for any other. */
  #shortNumber(end: RegExp): JavaValue | undefined {
    const { text } = this
    let at = this.#at
    const isNegative = text.charCodeAt(at) === 45
    if (isNegative) at++
    const first = at
    let point = -1
    let digits = 0
    let code = text.charCodeAt(at)
    for (; (code >= 48 && code <= 57) || (code === 46 && point < 0); code = text.charCodeAt(++at)) {
      if (code === 46) point = at
      else digits = digits * 10 + code - 48
    }
    const length = at - first
    const ends = code === 44 || code === (end === endOfValue ? 125 : 93)
    if (!ends || end === toTheEnd || length === 0 || length > (point < 0 ? 9 : 15)) return undefined
    this.#at = at
    if (point < 0) return isNegative ? 0 - digits : digits
    // Both are exact, so the quotient is the double nearest to the decimal.
    const value = digits / (powersOfTen[at - point - 1] ?? 1)
    return new JavaDouble(isNegative ? -value : value)
  }

  /** A number; text without quotes when something else follows its digits. */
  #number(end: RegExp): JavaValue {
    const short = this.#shortNumber(end)
    if (short !== undefined) return short
    const begin = this.#at
    const { text } = this
    numberToken.lastIndex = begin
    const match = numberToken.exec(text)
    this.#at = numberToken.lastIndex
    const [digits = '', fraction, exponent] = match ?? []
    if (exponent === '') return this.#bareFrom(begin, end)
    this.#skipBlanks()
    end.lastIndex = this.#at
    const stops = end.exec(text)?.index === this.#at || text.charCodeAt(this.#at) > 125
    if (!stops) return this.#bareFrom(begin, end)
    if (digits.length > longestNumber || (exponent ?? '').length > 9) this.#fail('a number is too long')
    return fraction === undefined && exponent === undefined ? integer(digits) : decimal(digits)
  }

  #bareFrom(begin: number, end: RegExp): string {
    this.#at = begin
    return this.#bare(end)
  }
}

/** The members of an object as they come: in a record, or in a map where a record would put them in another order. */
class Members {
  #record: Record<string, JavaValue> = new Record()
  #map: JavaMap | undefined

  set(name: string, value: JavaValue): void {
    const first = name.charCodeAt(0)
    if (first >= 48 && first <= 57) this.#map ??= JavaMap.of(Object.entries(this.#record))
    if (this.#map === undefined) this.#record[name] = value
    else this.#map.set(name, value)
  }

  toMap(): JavaMap {
    return this.#map ?? JavaMap.over(this.#record, asItIs)
  }
}

/** Makes objects without a prototype's members, faster than Object.create(null). */
const Record = function Record() {} as unknown as new () => Record<string, JavaValue>
Record.prototype = Object.create(null)

function asItIs(member: unknown): JavaValue {
  return member as JavaValue
}

const powersOfTen = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

/** Digits, a fraction, an exponent (empty when its digits are missing). */
const numberToken = /-?\d*(\.\d*)?(?:[eE]([+-]?\d+|))?/y

/** Without what Java takes for blanks around it. */
function trimmed(text: string): string {
  let begin = 0
  let end = text.length
  while (begin < end && isBlank(text.charCodeAt(begin))) begin++
  while (end > begin && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(begin, end)
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)
}

function wordValue(word: string): JavaValue {
  switch (word) {
    case 'null':
      return null
    case 'true':
      return true
    case 'false':
      return false
    case 'NaN':
      return new JavaFloat(Number.NaN)
    default:
      return word
  }
}

function integer(digits: string): JavaValue {
  if (digits.length < 10) return Number(digits === '-' ? 0 : digits) + 0
  const value = BigInt(digits)
  if (BigInt.asIntN(32, value) === value) return Number(value)
  return BigInt.asIntN(64, value) === value ? value : new JavaBigInteger(value)
}

/** Numbers of more than 18 characters stay exact. */
function decimal(text: string): JavaValue {
  return text.length > 18 ? JavaBigDecimal.parse(text) : new JavaDouble(Number(text))
}
