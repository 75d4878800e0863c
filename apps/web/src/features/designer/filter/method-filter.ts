import {
  type HttpMethod,
  httpMethods,
  type Method,
  type NodeId,
  type Problem,
  type RestApi,
} from '@gatewright/definition'

/** What methods can be filtered by: one of the four, a verb, or an authorizer (by its id, or `AWS_IAM`). */
export type Condition = (typeof standingConditions)[number] | `verb:${HttpMethod}` | `authorizer:${string}`

/** The conditions that are always in sight. */
export const standingConditions = ['open', 'problems', 'changed', 'noValidator'] as const

/** What a filter has to know beside the API: its problems, and the methods that differ from the last deployment. */
export type FilterFacts = { readonly problems: readonly Problem[]; readonly changed: ReadonlySet<NodeId> }

/** What a condition is called. */
export function conditionName(condition: Condition, api: RestApi): string {
  switch (condition) {
    case 'open':
      return 'unauthenticated'
    case 'problems':
      return 'problems'
    case 'changed':
      return 'changed'
    case 'noValidator':
      return 'no validator'
    default: {
      const key = condition.slice(condition.indexOf(':') + 1)
      return condition.startsWith('verb:') ? key : (api.authorizers[key]?.name ?? key)
    }
  }
}

/** The methods of an API in the order of the definition. */
export function allMethods(api: RestApi): { id: NodeId; verb: HttpMethod; method: Method }[] {
  return Object.entries(api.resources).flatMap(([resourceId, { methods }]) =>
    httpMethods.flatMap((verb) => {
      const method = methods[verb]
      return method === undefined ? [] : [{ id: `method:${resourceId}:${verb}`, verb, method }]
    }),
  )
}

/** The conditions that an API has something for, each with the methods that fulfil it; the standing ones always. */
export function conditionMatches(api: RestApi, facts: FilterFacts): Map<Condition, Set<NodeId>> {
  const troubled = methodsWithProblems(facts.problems)
  const matches = new Map<Condition, Set<NodeId>>(standingConditions.map((condition) => [condition, new Set()]))
  for (const { id, verb, method } of allMethods(api)) {
    const { authorizationType, authorizerId, requestValidatorId } = method
    const fulfilled: (Condition | false)[] = [
      authorizationType === 'NONE' && 'open',
      troubled.has(id) && 'problems',
      facts.changed.has(id) && 'changed',
      requestValidatorId === undefined && 'noValidator',
      `verb:${verb}`,
      authorizationType === 'AWS_IAM' && 'authorizer:AWS_IAM',
      authorizerId !== undefined && `authorizer:${authorizerId}`,
    ]
    for (const condition of fulfilled) {
      if (condition === false) continue
      const known = matches.get(condition) ?? new Set()
      matches.set(condition, known.add(id))
    }
  }
  return matches
}

/**
 * The methods that fulfil all conditions; of several verbs, or several authorizers, one is enough.
 * @returns undefined without conditions: then nothing is filtered
 */
export function filterMethods(
  matches: ReadonlyMap<Condition, ReadonlySet<NodeId>>,
  conditions: readonly Condition[],
): ReadonlySet<NodeId> | undefined {
  const groups = new Map<string, Set<NodeId>>()
  for (const condition of conditions) {
    const group = condition.includes(':') ? condition.slice(0, condition.indexOf(':')) : condition
    const found = groups.get(group) ?? new Set()
    for (const id of matches.get(condition) ?? []) found.add(id)
    groups.set(group, found)
  }
  const [first, ...others] = groups.values()
  return first === undefined ? undefined : new Set([...first].filter((id) => others.every((found) => found.has(id))))
}

/** Errors and warnings; what is only told is no problem. */
function methodsWithProblems(problems: readonly Problem[]): ReadonlySet<NodeId> {
  const found = new Set<NodeId>()
  for (const { severity, path } of problems) {
    if (severity === 'info' || path[0] !== 'resources' || path[2] !== 'methods' || path[3] === undefined) continue
    found.add(`method:${path[1]}:${path[3]}`)
  }
  return found
}
