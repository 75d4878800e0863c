import type { Meter } from '../limits.ts'
import { javaEquals, javaHashCode } from './equals.ts'
import { holds } from './list.ts'
import { Methods, type MethodTable, nullPointer } from './method.ts'
import { toJavaString } from './to-string.ts'
import { JavaMap, JavaMapView, type JavaValue, keyCost } from './value.ts'

function costly(key: JavaValue | undefined, meter: Meter): JavaValue {
  const value = key ?? null
  meter.spend(keyCost(value))
  return value
}

function put(map: JavaMap, key: JavaValue | undefined, value: JavaValue | undefined, meter: Meter): JavaValue {
  meter.spendItems(map.size)
  return map.set(costly(key, meter), value ?? null)
}

function putAll(map: JavaMap, other: JavaValue | undefined, meter: Meter): string {
  if (!(other instanceof JavaMap)) throw nullPointer()
  for (const [key, value] of [...other.entries()]) put(map, key, value, meter)
  return ''
}

/** The methods of java.util.LinkedHashMap. */
export const mapMethods: MethodTable<JavaMap> = new Methods<JavaMap>()
  .add('size', [], (map) => map.size)
  .add('isEmpty', [], (map) => map.size === 0)
  .add('get', ['Object'], (map, [key], meter) => map.get(costly(key, meter)))
  .add('getOrDefault', ['Object', 'Object'], (map, [key, other], meter) => {
    const wanted = costly(key, meter)
    return map.has(wanted) ? map.get(wanted) : (other ?? null)
  })
  .add('containsKey', ['Object'], (map, [key], meter) => map.has(costly(key, meter)))
  .add('containsValue', ['Object'], (map, [value], meter) => holds(map.values(), value ?? null, meter))
  .add('put', ['Object', 'Object'], (map, [key, value], meter) => put(map, key, value, meter))
  .add('putIfAbsent', ['Object', 'Object'], (map, [key, value], meter) => {
    const former = map.get(costly(key, meter))
    return former ?? put(map, key, value, meter)
  })
  .add('putAll', ['Map'], (map, [other], meter) => putAll(map, other, meter))
  .add('remove', ['Object'], (map, [key], meter) => map.delete(costly(key, meter)))
  .add('remove', ['Object', 'Object'], (map, [key, value], meter) => {
    const wanted = costly(key, meter)
    const fits = map.has(wanted) && javaEquals(map.get(wanted), value ?? null, meter)
    if (fits) map.delete(wanted)
    return fits
  })
  .add('replace', ['Object', 'Object'], (map, [key, value], meter) => {
    const wanted = costly(key, meter)
    return map.has(wanted) ? map.set(wanted, value ?? null) : null
  })
  .add('replace', ['Object', 'Object', 'Object'], (map, [key, former, value], meter) => {
    const wanted = costly(key, meter)
    const fits = map.has(wanted) && javaEquals(map.get(wanted), former ?? null, meter)
    if (fits) map.set(wanted, value ?? null)
    return fits
  })
  .add('keySet', [], (map) => new JavaMapView(map, 'keys'))
  .add('values', [], (map) => new JavaMapView(map, 'values'))
  .add('entrySet', [], (map) => new JavaMapView(map, 'entries'))
  .add('clear', [], (map) => {
    map.clear()
    return ''
  })
  .add('equals', ['Object'], (map, [other], meter) => javaEquals(map, other ?? null, meter))
  .add('hashCode', [], (map, _args, meter) => javaHashCode(map, meter))
  .add('toString', [], (map, _args, meter) => toJavaString(map, meter))
  .table()
