import { ServiceError } from '../service-error.ts'
import { type AttributeValue, emptyItem, type Item, setOf, typeOf } from './attribute-value.ts'
import { addDecimals, formatDecimal, negate, parseDecimal } from './decimal.ts'
import { valueAt } from './evaluate-condition.ts'
import type { Assigned, Path, UpdateAction } from './expression.ts'

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

/**
 * The item after an update: right sides see the item as it was, and the actions go in the order SET, REMOVE, ADD, DELETE.
 * @throws ServiceError `ValidationException` for operands of the wrong type and for paths that lead nowhere
 */
export function applyUpdate(item: Item, actions: readonly UpdateAction[]): Item {
  const updated: Item = Object.assign(emptyItem(), item)
  const assignments = actions.flatMap((action) =>
    action.kind === 'set' ? [{ path: action.path, value: assigned(item, action.value) }] : [],
  )
  for (const { path, value } of assignments) writeAt(updated, path, value)
  for (const { path } of removals(actions)) removeAt(updated, path)
  for (const action of actions) if (action.kind === 'add') addAt(updated, item, action.path, action.value)
  for (const action of actions) if (action.kind === 'delete') deleteAt(updated, item, action.path, action.value)
  return updated
}

/** Elements of lists are removed from the end, so that the indexes before them keep their meaning. */
function removals(actions: readonly UpdateAction[]): UpdateAction[] {
  const index = ({ path }: UpdateAction) => Number(path.at(-1))
  return actions.filter(({ kind }) => kind === 'remove').sort((left, right) => (index(right) || 0) - (index(left) || 0))
}

function assigned(item: Item, value: Assigned): AttributeValue {
  switch (value.kind) {
    case 'value':
      return value.value
    case 'path': {
      const found = valueAt(item, value.path)
      return found ?? refuse('The provided expression refers to an attribute that does not exist in the item')
    }
    case 'ifNotExists':
      return valueAt(item, value.path) ?? assigned(item, value.otherwise)
    case 'listAppend': {
      const left = assigned(item, value.left)
      const right = assigned(item, value.right)
      if ('L' in left && 'L' in right) return { L: [...left.L, ...right.L] }
      return refuse('An operand in the update expression has an incorrect data type')
    }
    case 'plus':
    case 'minus': {
      const left = assigned(item, value.left)
      const right = assigned(item, value.right)
      if (!('N' in left && 'N' in right))
        return refuse('An operand in the update expression has an incorrect data type')
      const second = parseDecimal(right.N)
      return sum(left.N, value.kind === 'plus' ? second : negate(second))
    }
  }
}

function sum(left: string, right: ReturnType<typeof parseDecimal>): AttributeValue {
  return { N: formatDecimal(addDecimals(parseDecimal(left), right)) }
}

/** Copies what lies on the way to a path, and gives the map or list that holds its last part. */
function holderOf(item: Item, path: Path): Item | AttributeValue[] | undefined {
  let holder: Item | AttributeValue[] = item
  for (const part of path.slice(0, -1)) {
    const value: AttributeValue | undefined = entryOf(holder, part)
    if (value === undefined) return undefined
    if ('M' in value) {
      const copy: Item = Object.assign(emptyItem(), value.M)
      setEntry(holder, part, { M: copy })
      holder = copy
    } else if ('L' in value) {
      const copy: AttributeValue[] = [...value.L]
      setEntry(holder, part, { L: copy })
      holder = copy
    } else return undefined
  }
  return holder
}

function entryOf(holder: Item | AttributeValue[], part: string | number): AttributeValue | undefined {
  if (Array.isArray(holder)) return typeof part === 'number' ? holder[part] : undefined
  return typeof part === 'string' && Object.hasOwn(holder, part) ? holder[part] : undefined
}

function setEntry(holder: Item | AttributeValue[], part: string | number, value: AttributeValue): void {
  if (Array.isArray(holder)) holder[Math.min(Number(part), holder.length)] = value
  else holder[part] = value
}

function fitsInto(holder: Item | AttributeValue[] | undefined, path: Path): holder is Item | AttributeValue[] {
  return holder !== undefined && Array.isArray(holder) === (typeof path.at(-1) === 'number')
}

const invalidPath = 'The document path provided in the update expression is invalid for update'

function writeAt(item: Item, path: Path, value: AttributeValue): void {
  const holder = holderOf(item, path)
  if (!fitsInto(holder, path)) refuse(invalidPath)
  setEntry(holder, path.at(-1) ?? '', value)
}

function removeAt(item: Item, path: Path): void {
  const holder = holderOf(item, path)
  if (!fitsInto(holder, path)) refuse(invalidPath)
  const last = path.at(-1) ?? ''
  if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
}

function addAt(updated: Item, item: Item, path: Path, value: AttributeValue): void {
  const present = valueAt(item, path)
  if (present === undefined) {
    writeAt(updated, path, value)
    return
  }
  if ('N' in present && 'N' in value) {
    writeAt(updated, path, sum(present.N, parseDecimal(value.N)))
    return
  }
  const [entries, added] = [setOf(present), setOf(value)]
  if (entries === undefined || added === undefined || typeOf(present) !== typeOf(value))
    refuse('An operand in the update expression has an incorrect data type')
  writeAt(updated, path, setLike(present, [...new Set([...entries, ...added])]))
}

function deleteAt(updated: Item, item: Item, path: Path, value: AttributeValue): void {
  const present = valueAt(item, path)
  if (present === undefined) return
  const [entries, removed] = [setOf(present), setOf(value)]
  if (entries === undefined || removed === undefined || typeOf(present) !== typeOf(value))
    refuse('An operand in the update expression has an incorrect data type')
  const gone = new Set(removed)
  const left = entries.filter((entry) => !gone.has(entry))
  if (left.length === 0) removeAt(updated, path)
  else writeAt(updated, path, setLike(present, left))
}

function setLike(value: AttributeValue, entries: readonly string[]): AttributeValue {
  if ('SS' in value) return { SS: entries }
  return 'NS' in value ? { NS: entries } : { BS: entries }
}
