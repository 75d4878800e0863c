import { JavaException } from './exception.ts'
import { Methods, type MethodTable } from './method.ts'
import type { JavaIterator } from './value.ts'

/** The methods of java.util.Iterator. */
export const iteratorMethods: MethodTable<JavaIterator> = new Methods<JavaIterator>()
  .add('hasNext', [], (iterator) => iterator.hasNext())
  .add('next', [], (iterator) => {
    const item = iterator.next()
    if (item === undefined) throw new JavaException('NoSuchElementException', 'the iterator has no more items')
    return item
  })
  .table()
