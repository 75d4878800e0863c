import type { Meter } from '../limits.ts'
import { javaHashCode } from './equals.ts'
import { JavaException } from './exception.ts'
import { charOf, classCast, intOf, itemsOf, Methods, type MethodTable, nullPointer, textOf } from './method.ts'
import { formatText } from './string-format.ts'
import { regexMethods } from './string-regex.ts'
import { toJavaString } from './to-string.ts'
import { JavaArray, JavaCharacter, type JavaValue } from './value.ts'

/** Accounts for a text a method made, and returns it. */
function made(text: string, meter: Meter): string {
  meter.spendText(text.length)
  return text
}

function outside(what: string, text: string): JavaException {
  return new JavaException('StringIndexOutOfBoundsException', `${what} is outside a text of length ${text.length}`)
}

function substring(text: string, from: number, to: number, meter: Meter): string {
  if (from < 0 || to > text.length || from > to) throw outside(`${from} to ${to}`, text)
  return made(text.slice(from, to), meter)
}

function unitAt(text: string, index: number): string {
  if (index < 0 || index >= text.length) throw outside(`index ${index}`, text)
  return text.charAt(index)
}

function codePointAt(text: string, index: number): number {
  unitAt(text, index)
  return text.codePointAt(index) ?? 0
}

/** Java compares the lengths only when one text begins with the other. */
function compare(left: string, right: string): number {
  const shared = Math.min(left.length, right.length)
  for (let at = 0; at < shared; at++) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Unit by unit to upper and then lower case, only where that keeps the length. */
function folded(text: string): string {
  let result = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    const upper = unit.toUpperCase()
    const lower = (upper.length === 1 ? upper : unit).toLowerCase()
    result += lower.length === 1 ? lower : unit
  }
  return result
}

function equalsIgnoringCase(left: string, right: JavaValue | undefined, meter: Meter): boolean {
  if (typeof right !== 'string' || right.length !== left.length) return false
  meter.spendText(left.length * 8)
  return left === right || folded(left) === folded(right)
}

function regionMatches(text: string, args: JavaValue[], meter: Meter): boolean {
  const ignoresCase = typeof args[0] === 'boolean' && args[0]
  const [start, other, from, length] = typeof args[0] === 'boolean' ? args.slice(1) : args
  const here = intOf(start)
  const there = intOf(from)
  const count = Math.max(intOf(length), 0)
  const right = textOf(other)
  if (here < 0 || there < 0 || here + count > text.length || there + count > right.length) return false
  const one = made(text.slice(here, here + count), meter)
  const two = right.slice(there, there + count)
  return ignoresCase ? folded(one) === folded(two) : one === two
}

function replaceText(text: string, wanted: string, replacement: string, meter: Meter): string {
  meter.spendText(text.length)
  const longest =
    wanted === '' ? (text.length + 1) * (replacement.length + 1) : text.length * Math.max(replacement.length, 1)
  if (longest > meter.limits.maxOutputLength) {
    const hits = wanted === '' ? text.length + 1 : text.split(wanted).length - 1
    meter.spendText(text.length + hits * (replacement.length - wanted.length))
  }
  return made(
    text.replaceAll(wanted, () => replacement),
    meter,
  )
}

function join(args: JavaValue[], meter: Meter): string {
  const separator = textOf(args[0])
  const items = args.length === 2 && typeof args[1] !== 'string' ? itemsOf(args[1], meter) : args.slice(1)
  let text = ''
  for (const [at, item] of items.entries()) {
    text += (at > 0 ? separator : '') + toJavaString(item, meter)
    meter.spendText(text.length)
  }
  return text
}

/** The text to look for: a text, or the character of a code point, which Java takes for absent when there is none. */
function wantedText(value: JavaValue | undefined): string | null {
  if (typeof value !== 'number') return textOf(value)
  return value >= 0 && value <= 0x10ffff ? String.fromCodePoint(value) : null
}

function indexOf(text: string, args: JavaValue[], meter: Meter): number {
  meter.spend(1 + (text.length >>> 4))
  const wanted = wantedText(args[0])
  return wanted === null ? -1 : text.indexOf(wanted, args.length > 1 ? Math.max(intOf(args[1]), 0) : 0)
}

function lastIndexOf(text: string, args: JavaValue[], meter: Meter): number {
  meter.spend(1 + (text.length >>> 4))
  const wanted = wantedText(args[0])
  if (wanted === null) return -1
  if (args.length === 1) return text.lastIndexOf(wanted)
  const from = intOf(args[1])
  return from < 0 ? -1 : text.lastIndexOf(wanted, from)
}

function toText(value: JavaValue | undefined, meter: Meter): string {
  if (value instanceof JavaArray && value.elementType === 'char')
    return value.items.map((item) => charOf(item)).join('')
  return toJavaString(value ?? null, meter)
}

function bytesOf(text: string, meter: Meter): JavaArray {
  meter.spendText(text.length * 16)
  const bytes = [...new TextEncoder().encode(text)].map((byte): JavaValue => (byte << 24) >> 24)
  return new JavaArray(bytes, 'byte')
}

function charsOf(text: string, meter: Meter): JavaArray {
  meter.spendText(text.length * 16)
  const units: JavaValue[] = []
  for (let at = 0; at < text.length; at++) units.push(new JavaCharacter(text.charAt(at)))
  return new JavaArray(units, 'char')
}

const search = new Methods<string>()
  .add('indexOf', ['String'], indexOf)
  .add('indexOf', ['int'], indexOf)
  .add('indexOf', ['String', 'int'], indexOf)
  .add('indexOf', ['int', 'int'], indexOf)
  .add('lastIndexOf', ['String'], lastIndexOf)
  .add('lastIndexOf', ['int'], lastIndexOf)
  .add('lastIndexOf', ['String', 'int'], lastIndexOf)
  .add('lastIndexOf', ['int', 'int'], lastIndexOf)
  .add('contains', ['CharSequence'], (text, [part], meter) => {
    meter.spend(1 + (text.length >>> 4))
    return text.includes(textOf(part))
  })
  .add('startsWith', ['String'], (text, [part]) => text.startsWith(textOf(part)))
  .add('startsWith', ['String', 'int'], (text, [part, from]) => {
    const at = intOf(from)
    return at >= 0 && at <= text.length && text.startsWith(textOf(part), at)
  })
  .add('endsWith', ['String'], (text, [part]) => text.endsWith(textOf(part)))
  .add('equals', ['Object'], (text, [other]) => text === other)
  .add('contentEquals', ['CharSequence'], (text, [other]) => text === textOf(other))
  .add('equalsIgnoreCase', ['String'], (text, [other], meter) => equalsIgnoringCase(text, other, meter))
  .add('compareTo', ['String'], (text, [other]) => compare(text, textOf(other)))
  .add('compareTo', ['Object'], (_text, [other]) => {
    throw other === null ? nullPointer() : classCast(other, 'String')
  })
  .add('compareToIgnoreCase', ['String'], (text, [other], meter) => {
    meter.spendText(text.length * 8)
    return compare(folded(text), folded(textOf(other)))
  })
  .add('regionMatches', ['int', 'String', 'int', 'int'], regionMatches)
  .add('regionMatches', ['boolean', 'int', 'String', 'int', 'int'], regionMatches)
  .table()

const make = new Methods<string>()
  .add('substring', ['int'], (text, [from], meter) => substring(text, intOf(from), text.length, meter))
  .add('substring', ['int', 'int'], (text, [from, to], meter) => substring(text, intOf(from), intOf(to), meter))
  .add('subSequence', ['int', 'int'], (text, [from, to], meter) => substring(text, intOf(from), intOf(to), meter))
  .add('concat', ['String'], (text, [other], meter) => made(text + textOf(other), meter))
  .add('replace', ['CharSequence', 'CharSequence'], (text, [wanted, by], meter) =>
    replaceText(text, textOf(wanted), textOf(by), meter),
  )
  .add('replace', ['char', 'char'], (text, [wanted, by], meter) => replaceText(text, charOf(wanted), charOf(by), meter))
  .add('trim', [], (text, _args, meter) => made(text.replace(/^[\0- ]+/, '').replace(/(?<![\0- ])[\0- ]+$/, ''), meter))
  .add('toUpperCase', [], (text, _args, meter) => made(text.toUpperCase(), meter))
  .add('toLowerCase', [], (text, _args, meter) => made(text.toLowerCase(), meter))
  .add('toString', [], (text) => text)
  .add('intern', [], (text) => text)
  .add('toCharArray', [], (text, _args, meter) => charsOf(text, meter))
  .add('getBytes', [], (text, _args, meter) => bytesOf(text, meter))
  .table()

const measure = new Methods<string>()
  .add('length', [], (text) => text.length)
  .add('isEmpty', [], (text) => text === '')
  .add('hashCode', [], (text, _args, meter) => javaHashCode(text, meter))
  .add('charAt', ['int'], (text, [index]) => new JavaCharacter(unitAt(text, intOf(index))))
  .add('codePointAt', ['int'], (text, [index]) => codePointAt(text, intOf(index)))
  .add('codePointBefore', ['int'], (text, [index]) => {
    const at = intOf(index) - 1
    unitAt(text, at)
    const pair = at > 0 ? text.codePointAt(at - 1) : undefined
    return pair !== undefined && pair > 0xffff ? pair : text.charCodeAt(at)
  })
  .add(
    'codePointCount',
    ['int', 'int'],
    (text, [from, to], meter) => [...substring(text, intOf(from), intOf(to), meter)].length,
  )
  .table()

const statics = new Methods<string>()
  .add('valueOf', ['Object'], (_text, [value], meter) => toText(value, meter))
  .add('copyValueOf', ['Object'], (_text, [value], meter) => toText(value, meter))
  .add('format', ['String'], (_text, args, meter) => formatText(textOf(args[0]), args.slice(1), meter), true)
  .add('join', ['CharSequence'], (_text, args, meter) => join(args, meter), true)
  .table()

/** The methods of java.lang.String, statics included: Velocity calls those through any text. */
export const stringMethods: MethodTable<string> = new Map([...search, ...make, ...measure, ...statics, ...regexMethods])
