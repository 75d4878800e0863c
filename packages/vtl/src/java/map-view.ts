import type { Meter } from '../limits.ts'
import { javaEquals, javaHashCode } from './equals.ts'
import { JavaException } from './exception.ts'
import { holds } from './list.ts'
import { itemsOf, Methods, type MethodTable } from './method.ts'
import { toJavaString } from './to-string.ts'
import { JavaArray, JavaEntry, JavaIterator, type JavaMapView, type JavaValue } from './value.ts'

function contains(view: JavaMapView, item: JavaValue, meter: Meter): boolean {
  meter.spend(1)
  return view.of === 'keys' ? view.map.has(item) : holds(view, item, meter)
}

/** Removes the entries whose item passes; all of them, or the first. */
function removeWhere(view: JavaMapView, passes: (item: JavaValue) => boolean, all: boolean, meter: Meter): boolean {
  meter.spend(1 + view.size)
  let removed = false
  for (const [key, value] of [...view.map.entries()]) {
    const item = view.of === 'keys' ? key : view.of === 'values' ? value : new JavaEntry(view.map, key)
    if (!passes(item)) continue
    view.map.delete(key)
    removed = true
    if (!all) break
  }
  return removed
}

function unsupported(): never {
  throw new JavaException('UnsupportedOperationException', 'keySet(), values() and entrySet() take no new items')
}

/** The methods of what `keySet()`, `values()` and `entrySet()` return; removing takes entries out of the map. */
export const mapViewMethods: MethodTable<JavaMapView> = new Methods<JavaMapView>()
  .add('size', [], (view) => view.size)
  .add('isEmpty', [], (view) => view.size === 0)
  .add('contains', ['Object'], (view, [item], meter) => contains(view, item ?? null, meter))
  .add('containsAll', ['Collection'], (view, [items], meter) =>
    itemsOf(items, meter).every((item) => contains(view, item, meter)),
  )
  .add('add', ['Object'], unsupported)
  .add('addAll', ['Collection'], unsupported)
  .add('remove', ['Object'], (view, [item], meter) =>
    removeWhere(view, (one) => javaEquals(one, item ?? null, meter), false, meter),
  )
  .add('removeAll', ['Collection'], (view, [items], meter) => {
    const removed = itemsOf(items, meter)
    return removeWhere(view, (item) => holds(removed, item, meter), true, meter)
  })
  .add('retainAll', ['Collection'], (view, [items], meter) => {
    const retained = itemsOf(items, meter)
    return removeWhere(view, (item) => !holds(retained, item, meter), true, meter)
  })
  .add('clear', [], (view) => {
    view.map.clear()
    return ''
  })
  .add('iterator', [], (view) => new JavaIterator(view))
  .add('toArray', [], (view, _args, meter) => {
    meter.spend(view.size)
    return new JavaArray([...view], 'Object')
  })
  .add('equals', ['Object'], (view, [other], meter) => javaEquals(view, other ?? null, meter))
  .add('hashCode', [], (view, _args, meter) => javaHashCode(view, meter))
  .add('toString', [], (view, _args, meter) => toJavaString(view, meter))
  .table()
