import { percentDecode } from '../query-string.ts'

/** A match: what stands at the resource, and the values of its path parameters as they were sent. */
export type RouteMatch<T> = { readonly value: T; readonly pathParameters: { readonly [name: string]: string } }

type Node<T> = {
  readonly statics: Map<string, Node<T>>
  parameter?: { readonly name: string; readonly node: Node<T> }
  greedy?: { readonly name: string; readonly node: Node<T> }
  readonly methods: Map<string, T>
  any?: T
}

function emptyNode<T>(): Node<T> {
  return { statics: new Map(), methods: new Map() }
}

/**
 * Finds the method for a path and verb (rest-api reference §3.2): static segment before `{param}` before `{proxy+}`, segment by
 * segment, with full backtracking; a resource that lacks the verb is passed over; the exact verb beats ANY.
 */
export class RouteTree<T> {
  readonly #root: Node<T> = emptyNode()

  /** Adds a method; `segments` are the path parts from the root, braces included. */
  add(segments: readonly string[], verb: string, value: T): void {
    let node = this.#root
    for (const segment of segments) node = childFor(node, segment)
    if (verb === 'ANY') node.any = value
    else node.methods.set(verb, value)
  }

  /** Matches a path without stage, as sent; one trailing slash is ignored. */
  match(path: string, verb: string): RouteMatch<T> | undefined {
    const segments = pathSegments(path)
    const values: [string, string][] = []
    const value = search(this.#root, segments, 0, values, (node) => node.methods.get(verb) ?? node.any)
    return value === undefined ? undefined : { value, pathParameters: parametersOf(values) }
  }

  /** The verbs of the resource that the path leads to, were the verb no question; undefined when no resource has the path. */
  verbsAt(path: string): string[] | undefined {
    const found = search(this.#root, pathSegments(path), 0, [], (node) =>
      node.methods.size > 0 || node.any !== undefined ? node : undefined,
    )
    if (found === undefined) return undefined
    return [...found.methods.keys(), ...(found.any === undefined ? [] : ['ANY'])]
  }
}

/** The segments of a path without stage; leading slashes and one trailing slash do not count. */
export function pathSegments(path: string): string[] {
  let start = 0
  while (path.charCodeAt(start) === 47) start += 1
  const end = path.endsWith('/') && path.length > start ? path.length - 1 : path.length
  return start >= end ? [] : path.slice(start, end).split('/')
}

function childFor<T>(node: Node<T>, segment: string): Node<T> {
  if (segment.startsWith('{') && segment.endsWith('+}')) {
    node.greedy ??= { name: segment.slice(1, -2), node: emptyNode() }
    return node.greedy.node
  }
  if (segment.startsWith('{') && segment.endsWith('}')) {
    node.parameter ??= { name: segment.slice(1, -1), node: emptyNode() }
    return node.parameter.node
  }
  const known = node.statics.get(segment)
  if (known !== undefined) return known
  const made: Node<T> = emptyNode()
  node.statics.set(segment, made)
  return made
}

function search<T, R>(
  node: Node<T>,
  segments: readonly string[],
  at: number,
  values: [string, string][],
  accept: (node: Node<T>) => R | undefined,
): R | undefined {
  const segment = segments[at]
  if (segment === undefined) return accept(node)
  const child =
    node.statics.get(segment) ?? (segment.includes('%') ? node.statics.get(percentDecode(segment)) : undefined)
  if (child !== undefined) {
    const found = search(child, segments, at + 1, values, accept)
    if (found !== undefined) return found
  }
  if (node.parameter !== undefined && segment !== '') {
    values.push([node.parameter.name, segment])
    const found = search(node.parameter.node, segments, at + 1, values, accept)
    if (found !== undefined) return found
    values.pop()
  }
  if (node.greedy !== undefined) {
    const rest = segments.slice(at).join('/')
    const found = rest === '' ? undefined : accept(node.greedy.node)
    if (found !== undefined) {
      values.push([node.greedy.name, rest])
      return found
    }
  }
  return undefined
}

function parametersOf(values: readonly (readonly [string, string])[]): { [name: string]: string } {
  const parameters: { [name: string]: string } = Object.create(null)
  for (const [name, value] of values) parameters[name] = value
  return parameters
}
