import { JavaDouble, JavaMap, type JavaValue, methodNamesOf } from '@gatewright/vtl'

const examples: Readonly<Record<string, Exclude<JavaValue, null>>> = {
  String: '',
  Integer: 0,
  Long: 0n,
  Double: new JavaDouble(0),
  Boolean: true,
  List: [],
  Map: new JavaMap(),
}

/** Names of the methods that values of a class have; undefined for a class that is not known here. */
export function methodsOfType(type: string): readonly string[] | undefined {
  const value = examples[type]
  return value === undefined ? undefined : methodNamesOf(value)
}

/** Names of methods that at least one class has. */
export const anyMethod: ReadonlySet<string> = new Set([
  ...Object.values(examples).flatMap((value) => methodNamesOf(value)),
  // of entries and iterators
  ...['getKey', 'getValue', 'setValue', 'hasNext', 'next'],
])

/** What methods of text return, as far as it is always the same. */
const textMethods: Readonly<Record<string, string>> = {
  length: 'Integer',
  indexOf: 'Integer',
  lastIndexOf: 'Integer',
  compareTo: 'Integer',
  isEmpty: 'Boolean',
  contains: 'Boolean',
  startsWith: 'Boolean',
  endsWith: 'Boolean',
  equals: 'Boolean',
  equalsIgnoreCase: 'Boolean',
  matches: 'Boolean',
  substring: 'String',
  trim: 'String',
  concat: 'String',
  replace: 'String',
  replaceAll: 'String',
  replaceFirst: 'String',
  toLowerCase: 'String',
  toUpperCase: 'String',
  toString: 'String',
}

const booleanMethods: ReadonlySet<string> = new Set([
  'isEmpty',
  'contains',
  'containsKey',
  'containsValue',
  'containsAll',
  'equals',
  'equalsIgnoreCase',
  'startsWith',
  'endsWith',
  'matches',
  'hasNext',
  'isNaN',
  'isInfinite',
  'booleanValue',
  'parseBoolean',
  'add',
  'addAll',
  'removeAll',
  'retainAll',
])

/** The class of what a method of text returns; undefined where that is open. */
export function resultOfTextMethod(name: string): string | undefined {
  return textMethods[name]
}

/** Whether a method of that name returns a Boolean, whatever it is called on. */
export function returnsBoolean(name: string): boolean {
  return booleanMethods.has(name)
}
