import { type FromJsonOptions, numberFromJson } from './from-json.ts'
import { JavaBigInteger, JavaDouble } from './number-value.ts'
import { JavaMap, type JavaValue, JsonArray } from './value.ts'

const deepest = 500
const blanks = /[ \t\n\r]*/y
const numberToken = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const stringToken = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/**
 * Parses JSON text straight into Java values. Unlike `fromJson(JSON.parse(text))` it keeps the order of members whose
 * names look like integers, tells `1` from `1.0`, and keeps integers beyond 2^53 exact.
 *
 * @throws SyntaxError with the offset of the mistake; also for values nested more than 500 deep
 */
export function fromJsonText(text: string, options: FromJsonOptions = {}): JavaValue {
  const reader = new JsonReader(text, options)
  const value = reader.value(0)
  reader.skipBlanks()
  if (reader.at < text.length) reader.fail('the end')
  return value
}

class JsonReader {
  at = 0

  constructor(
    private readonly text: string,
    private readonly options: FromJsonOptions,
  ) {}

  fail(expected: string): never {
    throw new SyntaxError(`JSON text: ${expected} is expected at offset ${this.at}`)
  }

  skipBlanks(): void {
    blanks.lastIndex = this.at
    blanks.test(this.text)
    this.at = blanks.lastIndex
  }

  value(depth: number): JavaValue {
    if (depth > deepest) this.fail(`a value nested at most ${deepest} deep`)
    this.skipBlanks()
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#array(depth)
      case '"':
        return this.#string()
      case 't':
        return this.#word('true', true)
      case 'f':
        return this.#word('false', false)
      case 'n':
        return this.#word('null', null)
      default:
        return this.#number()
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail('a value')
    this.at += word.length
    return value
  }

  #take(pattern: RegExp, expected: string): RegExpExecArray {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text) ?? this.fail(expected)
    this.at = pattern.lastIndex
    return match
  }

  #string(): string {
    return JSON.parse(this.#take(stringToken, 'a text in double quotes')[0]) as string
  }

  #number(): JavaValue {
    const [digits, fraction, exponent] = this.#take(numberToken, 'a value')
    if (fraction !== undefined || exponent !== undefined) return new JavaDouble(Number(digits))
    if (digits.length < 10) return numberFromJson(Number(digits) + 0)
    const value = BigInt(digits)
    if (BigInt.asIntN(32, value) === value) return Number(value)
    return BigInt.asIntN(64, value) === value ? value : new JavaBigInteger(value)
  }

  /** Whether another item follows; takes the comma or the closing bracket. */
  #goesOn(close: string): boolean {
    this.skipBlanks()
    const unit = this.text.charAt(this.at)
    if (unit !== ',' && unit !== close) this.fail(`, or ${close}`)
    this.at++
    return unit === ','
  }

  #isEmpty(close: string): boolean {
    this.at++
    this.skipBlanks()
    if (this.text.charAt(this.at) !== close) return false
    this.at++
    return true
  }

  #array(depth: number): JavaValue[] {
    const items: JavaValue[] = this.options.arrays === 'json-array' ? new JsonArray() : []
    if (this.#isEmpty(']')) return items
    do items.push(this.value(depth + 1))
    while (this.#goesOn(']'))
    return items
  }

  #object(depth: number): JavaMap {
    const map = new JavaMap(this.options.maps)
    if (this.#isEmpty('}')) return map
    do {
      this.skipBlanks()
      const name = this.#string()
      this.skipBlanks()
      if (this.text.charAt(this.at) !== ':') this.fail(':')
      this.at++
      map.set(name, this.value(depth + 1))
    } while (this.#goesOn('}'))
    return map
  }
}
