import { JavaException } from './exception.ts'
import { holds, indexIn, itemAt, lastIndexIn, replaceAt } from './list.ts'
import { intOf, itemsOf, Methods, type MethodTable } from './method.ts'
import { toJavaString } from './to-string.ts'
import { type JavaArray, JavaIterator } from './value.ts'

/** Arrays keep their length: a method that would change it fails. */
function fixed(changes: boolean): false {
  if (changes) throw new JavaException('UnsupportedOperationException', 'an array keeps its length')
  return false
}

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
  .add('lastIndexOf', ['Object'], (array, [item], meter) => lastIndexIn(array.items, item ?? null, meter))
  .add('add', ['Object'], () => fixed(true))
  .add('add', ['int', 'Object'], () => fixed(true))
  .add('addAll', ['Collection'], (_array, [items], meter) => fixed(itemsOf(items, meter).length > 0))
  .add('remove', ['int'], () => fixed(true))
  .add('remove', ['Object'], (array, [item], meter) => fixed(indexIn(array.items, item ?? null, meter) >= 0))
  .add('removeAll', ['Collection'], (array, [items], meter) => {
    const removed = itemsOf(items, meter)
    return fixed(array.items.some((item) => holds(removed, item, meter)))
  })
  .add('retainAll', ['Collection'], (array, [items], meter) => {
    const retained = itemsOf(items, meter)
    return fixed(array.items.some((item) => !holds(retained, item, meter)))
  })
  .add('clear', [], (array) => fixed(array.items.length > 0) || '')
  .add('subList', ['int', 'int'], (array, [from, to]) => array.items.slice(intOf(from), intOf(to)))
  .add('iterator', [], (array) => new JavaIterator(array.items))
  .add('equals', ['Object'], (array, [other]) => array === other)
  .add('hashCode', [], () => 1)
  .add('toString', [], (array, _args, meter) => toJavaString(array, meter))
  .table()
