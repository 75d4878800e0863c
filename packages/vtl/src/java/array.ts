import { holds, indexIn, itemAt, replaceAt } from './list.ts'
import { intOf, itemsOf, Methods, type MethodTable } from './method.ts'
import { toJavaString } from './to-string.ts'
import { type JavaArray, JavaIterator } from './value.ts'

/** The methods that Velocity lends to Java arrays: those of a list of fixed length. */
export const arrayMethods: MethodTable<JavaArray> = new Methods<JavaArray>()
  .add('size', [], (array) => array.items.length)
  .add('isEmpty', [], (array) => array.items.length === 0)
  .add('get', ['int'], (array, [index]) => itemAt(array.items, intOf(index)))
  .add('set', ['int', 'Object'], (array, [index, item]) => replaceAt(array.items, intOf(index), item ?? null))
  .add('contains', ['Object'], (array, [item], meter) => indexIn(array.items, item ?? null, meter) >= 0)
  .add('containsAll', ['Collection'], (array, [items], meter) =>
    itemsOf(items, meter).every((item) => holds(array.items, item, meter)),
  )
  .add('indexOf', ['Object'], (array, [item], meter) => indexIn(array.items, item ?? null, meter))
  .add('subList', ['int', 'int'], (array, [from, to]) => array.items.slice(intOf(from), intOf(to)))
  .add('iterator', [], (array) => new JavaIterator(array.items))
  .add('equals', ['Object'], (array, [other]) => array === other)
  .add('hashCode', [], () => 1)
  .add('toString', [], (array, _args, meter) => toJavaString(array, meter))
  .table()
