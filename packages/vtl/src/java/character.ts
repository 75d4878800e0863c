import { charOf, classCast, Methods, type MethodTable } from './method.ts'
import { JavaCharacter } from './value.ts'

/** A static test like `Character.isDigit`, and the category it looks for. */
const tests: readonly (readonly [string, RegExp])[] = [
  ['isDigit', /^\p{Nd}$/u],
  ['isLetter', /^\p{L}$/u],
  ['isLetterOrDigit', /^[\p{L}\p{Nd}]$/u],
  ['isUpperCase', /^\p{Lu}$/u],
  ['isLowerCase', /^\p{Ll}$/u],
  ['isWhitespace', /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]$/],
]

function methods(): Methods<JavaCharacter> {
  const all = new Methods<JavaCharacter>()
    .add('charValue', [], (value) => value)
    .add('equals', ['Object'], (value, [other]) => other instanceof JavaCharacter && other.value === value.value)
    .add('compareTo', ['char'], (value, [other]) => value.value.charCodeAt(0) - charOf(other).charCodeAt(0))
    .add('compareTo', ['Object'], (_value, [other]) => {
      throw classCast(other, 'Character')
    })
    .add('hashCode', [], (value) => value.value.charCodeAt(0))
    .add('toString', [], (value) => value.value)
    .add('toString', ['char'], (_value, [other]) => charOf(other))
    .add('toUpperCase', ['char'], (_value, [other]) => mapped(charOf(other), charOf(other).toUpperCase()))
    .add('toLowerCase', ['char'], (_value, [other]) => mapped(charOf(other), charOf(other).toLowerCase()))
  for (const [name, pattern] of tests) all.add(name, ['char'], (_value, [other]) => pattern.test(charOf(other)))
  return all
}

function mapped(unit: string, other: string): JavaCharacter {
  return new JavaCharacter(other.length === 1 ? other : unit)
}

/** The methods of java.lang.Character, statics included. */
export const characterMethods: MethodTable<JavaCharacter> = methods().table()
