import { classCast, Methods, type MethodTable } from './method.ts'

/** The methods of java.lang.Boolean, statics included. */
export const booleanMethods: MethodTable<boolean> = new Methods<boolean>()
  .add('booleanValue', [], (value) => value)
  .add('equals', ['Object'], (value, [other]) => value === other)
  .add('compareTo', ['Object'], (value, [other]) => {
    if (typeof other !== 'boolean') throw classCast(other, 'Boolean')
    return Number(value) - Number(other)
  })
  .add('hashCode', [], (value) => (value ? 1231 : 1237))
  .add('toString', [], (value) => String(value))
  .add('toString', ['boolean'], (_value, [other]) => String(other))
  .add('valueOf', ['boolean'], (_value, [other]) => other ?? null)
  .add('valueOf', ['String'], (_value, [text]) => isTrue(text))
  .add('parseBoolean', ['String'], (_value, [text]) => isTrue(text))
  .table()

function isTrue(text: unknown): boolean {
  return typeof text === 'string' && text.toLowerCase() === 'true'
}
