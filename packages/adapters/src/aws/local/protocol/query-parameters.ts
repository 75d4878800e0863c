import { ServiceError } from '../service-error.ts'

/** Parameters of the query protocol as the tree that their dotted names spell: `A.1.B=x` is `{A: {1: {B: 'x'}}}`. */
export type QueryNode = { readonly text?: string; readonly children: ReadonlyMap<string, QueryNode> }

type Growing = { text?: string; readonly children: Map<string, Growing> }

const maximumDepth = 12
const maximumParameters = 5_000

/** Makes the tree of parameters. @throws ServiceError for more of them than any action takes */
export function queryTree(parameters: Iterable<readonly [string, string]>): QueryNode {
  const root: Growing = { children: new Map() }
  let count = 0
  for (const [name, value] of parameters) {
    count += 1
    const parts = name.split('.')
    if (count > maximumParameters || parts.length > maximumDepth)
      throw new ServiceError('MalformedInput', 'The request has too many parameters', { code: 'MalformedInput' })
    let node = root
    for (const part of parts) {
      const next = node.children.get(part) ?? { children: new Map() }
      node.children.set(part, next)
      node = next
    }
    node.text = value
  }
  return root
}

/** The text of a parameter. */
export function queryText(node: QueryNode, name: string): string | undefined {
  return node.children.get(name)?.text
}

/** The entries of a list, in the order of their numbers: `Name.1`, or `Name.member.1`, `Name.entry.1`. */
export function queryList(node: QueryNode, name: string): QueryNode[] {
  const list = node.children.get(name)
  const numbered = list?.children.get('member') ?? list?.children.get('entry') ?? list
  if (numbered === undefined) return []
  return [...numbered.children]
    .filter(([key]) => /^\d{1,9}$/.test(key))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, entry]) => entry)
}

/** A parameter that is a whole number. @throws ServiceError `InvalidParameterValue` */
export function queryInteger(node: QueryNode, name: string): number | undefined {
  const text = queryText(node, name)
  if (text === undefined) return undefined
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new ServiceError(
    'InvalidParameterValueException',
    `Value ${text} for parameter ${name} is invalid. Reason: Must be an integer.`,
    { code: 'InvalidParameterValue' },
  )
}

/** The members that are not undefined. */
export function present<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
