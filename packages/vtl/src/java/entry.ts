import { javaEquals, javaHashCode } from './equals.ts'
import { Methods, type MethodTable } from './method.ts'
import { toJavaString } from './to-string.ts'
import type { JavaEntry } from './value.ts'

/** The methods of java.util.Map.Entry. */
export const entryMethods: MethodTable<JavaEntry> = new Methods<JavaEntry>()
  .add('getKey', [], (entry) => entry.key)
  .add('getValue', [], (entry) => entry.value)
  .add('setValue', ['Object'], (entry, [value]) => entry.map.set(entry.key, value ?? null))
  .add('equals', ['Object'], (entry, [other], meter) => javaEquals(entry, other ?? null, meter))
  .add('hashCode', [], (entry, _args, meter) => javaHashCode(entry, meter))
  .add('toString', [], (entry, _args, meter) => toJavaString(entry, meter))
  .table()
