import type { Meter } from '../limits.ts'
import { javaEquals, javaHashCode } from './equals.ts'
import { JavaException } from './exception.ts'
import { intOf, itemsOf, Methods, type MethodTable, outOfBounds } from './method.ts'
import { toJavaString } from './to-string.ts'
import { JavaArray, JavaIterator, type JavaList, type JavaValue } from './value.ts'

/** The position of an equal item, or -1. */
export function indexIn(items: readonly JavaValue[], wanted: JavaValue, meter: Meter): number {
  return items.findIndex((item) => javaEquals(item, wanted, meter))
}

/** The last position of an equal item, or -1. */
export function lastIndexIn(items: readonly JavaValue[], wanted: JavaValue, meter: Meter): number {
  return items.findLastIndex((item) => javaEquals(item, wanted, meter))
}

/** Whether any of the items is equal. */
export function holds(items: Iterable<JavaValue>, wanted: JavaValue, meter: Meter): boolean {
  for (const item of items) if (javaEquals(item, wanted, meter)) return true
  return false
}

function checked(list: readonly JavaValue[], index: number): number {
  if (index < 0 || index >= list.length) throw outOfBounds(index, list.length)
  return index
}

/** The item at an index; throws as Java does when there is none. */
export function itemAt(list: readonly JavaValue[], index: number): JavaValue {
  return list[checked(list, index)] ?? null
}

/** Replaces the item at an index; returns the former one. */
export function replaceAt(list: JavaValue[], index: number, value: JavaValue): JavaValue {
  const former = itemAt(list, index)
  list[index] = value
  return former
}

function insert(list: JavaList, index: number, items: JavaValue[], meter: Meter): void {
  if (index < 0 || index > list.length) throw outOfBounds(index, list.length)
  meter.spend(1 + items.length + ((list.length - index) >>> 3))
  meter.spendItems(list.length + items.length)
  const tail = list.splice(index)
  for (const item of items) list.push(item)
  for (const item of tail) list.push(item)
}

function keepIf(list: JavaList, keeps: (item: JavaValue) => boolean): boolean {
  let kept = 0
  for (let at = 0; at < list.length; at++) {
    const item = list[at] ?? null
    if (keeps(item)) list[kept++] = item
  }
  const changed = kept < list.length
  list.length = kept
  return changed
}

function remove(list: JavaList, wanted: JavaValue, meter: Meter): boolean {
  const at = indexIn(list, wanted, meter)
  if (at >= 0) list.splice(at, 1)
  return at >= 0
}

function subList(list: JavaList, from: number, to: number, meter: Meter): JavaValue[] {
  if (from < 0) throw new JavaException('IndexOutOfBoundsException', `fromIndex = ${from}`)
  if (to > list.length) throw new JavaException('IndexOutOfBoundsException', `toIndex = ${to}`)
  if (from > to) throw new JavaException('IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`)
  meter.spend(1 + (to - from))
  return Array.from(list).slice(from, to)
}

const reading = new Methods<JavaList>()
  .add('size', [], (list) => list.length)
  .add('isEmpty', [], (list) => list.length === 0)
  .add('get', ['int'], (list, [index]) => itemAt(list, intOf(index)))
  .add('contains', ['Object'], (list, [item], meter) => indexIn(list, item ?? null, meter) >= 0)
  .add('containsAll', ['Collection'], (list, [items], meter) =>
    itemsOf(items, meter).every((item) => holds(list, item, meter)),
  )
  .add('indexOf', ['Object'], (list, [item], meter) => indexIn(list, item ?? null, meter))
  .add('lastIndexOf', ['Object'], (list, [item], meter) => lastIndexIn(list, item ?? null, meter))
  .add('subList', ['int', 'int'], (list, [from, to], meter) => subList(list, intOf(from), intOf(to), meter))
  .add('equals', ['Object'], (list, [other], meter) => javaEquals(list, other ?? null, meter))
  .add('hashCode', [], (list, _args, meter) => javaHashCode(list, meter))
  .add('toString', [], (list, _args, meter) => toJavaString(list, meter))
  .add('toArray', [], (list, _args, meter) => new JavaArray(subList(list, 0, list.length, meter), 'Object'))
  .add('iterator', [], (list) => new JavaIterator(list))
  .add('listIterator', [], (list) => new JavaIterator(list))
  .table()

const writing = new Methods<JavaList>()
  .add('set', ['int', 'Object'], (list, [index, item]) => replaceAt(list, intOf(index), item ?? null))
  .add('add', ['Object'], (list, [item], meter) => {
    meter.spendItems(list.length)
    list.push(item ?? null)
    return true
  })
  .add('add', ['int', 'Object'], (list, [index, item], meter) => {
    insert(list, intOf(index), [item ?? null], meter)
    return ''
  })
  .add('addAll', ['Collection'], (list, [items], meter) => {
    const added = itemsOf(items, meter)
    insert(list, list.length, added, meter)
    return added.length > 0
  })
  .add('addAll', ['int', 'Collection'], (list, [index, items], meter) => {
    const added = itemsOf(items, meter)
    insert(list, intOf(index), added, meter)
    return added.length > 0
  })
  .add('remove', ['int'], (list, [index], meter) => {
    meter.spend(1 + (list.length >>> 3))
    return list.splice(checked(list, intOf(index)), 1)[0] ?? null
  })
  .add('remove', ['Object'], (list, [item], meter) => remove(list, item ?? null, meter))
  .add('removeAll', ['Collection'], (list, [items], meter) => {
    const removed = itemsOf(items, meter)
    return keepIf(list, (item) => !holds(removed, item, meter))
  })
  .add('retainAll', ['Collection'], (list, [items], meter) => {
    const retained = itemsOf(items, meter)
    return keepIf(list, (item) => holds(retained, item, meter))
  })
  .add('clear', [], (list) => {
    list.length = 0
    return ''
  })
  .table()

/** The methods of java.util.ArrayList. */
export const listMethods: MethodTable<JavaList> = new Map([...reading, ...writing])
