import type { AuthorizerType, NodeId, RestApi } from '@gatewright/definition'
import { metrics, numberedHeadsFrom } from './metrics.ts'
import type { ResourceCard } from './resource-cards.ts'

export type LaneKind = AuthorizerType | 'AWS_IAM'

/** An authorizer as a vertical lane: `x` is the middle of the line, `headX`, `headY` the upper left corner of its head. */
export type Lane = {
  id: NodeId
  key: string
  number: number
  name: string
  kind: LaneKind
  x: number
  headX: number
  headY: number
  toY: number
  guarded: number
}

/** What kind of authorizer a lane says it is. */
export const laneKinds: Record<LaneKind, string> = {
  TOKEN: 'Lambda',
  REQUEST: 'Lambda',
  COGNITO_USER_POOLS: 'Cognito',
  JWT: 'JWT',
  AWS_IAM: '',
}

/** How many lanes an API has: one per authorizer, and one for `AWS_IAM` where a method uses it. */
export function laneKeys(api: RestApi): string[] {
  const usesIam = Object.values(api.resources).some((resource) =>
    Object.values(resource.methods).some((method) => method?.authorizationType === 'AWS_IAM'),
  )
  return [...Object.keys(api.authorizers), ...(usesIam ? ['AWS_IAM'] : [])]
}

/** Where the cards begin: below the stair of the lanes' heads. */
export function contentStart(lanes: number): number {
  const stairs = lanes < numberedHeadsFrom ? Math.max(0, lanes - 2) : 0
  return metrics.contentY + metrics.headStep * stairs
}

/** The lanes from left to right. One reaches down to the last method that it guards, or past all of them while it guards none. */
export function placeLanes(api: RestApi, cards: readonly ResourceCard[]): Lane[] {
  const keys = laneKeys(api)
  const rows = cards.flatMap((card) => card.rows)
  const bottom = rows.at(-1)?.y ?? contentStart(keys.length) + 40
  const numbered = keys.length >= numberedHeadsFrom
  return keys.map((key, index) => {
    const authorizer = api.authorizers[key]
    const x = metrics.lanes.x + metrics.lanes.pitch * index + metrics.lanes.width / 2
    const guarded = rows.filter((row) => row.laneKey === key)
    return {
      id: `authorizer:${key}`,
      key,
      number: index + 1,
      name: authorizer?.name ?? 'AWS_IAM',
      kind: authorizer?.type ?? 'AWS_IAM',
      x,
      headX: numbered ? x - 11 : x - 12,
      headY: numbered ? metrics.firstHeadY + 12 : metrics.firstHeadY + metrics.headStep * index,
      toY: (guarded.at(-1)?.y ?? bottom) + 8,
      guarded: guarded.length,
    }
  })
}
