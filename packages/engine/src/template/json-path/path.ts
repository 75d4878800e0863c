import type { JavaRegex, JavaValue } from '@gatewright/vtl'

/** A compiled JSON path. */
export type JsonPath = {
  readonly source: string
  /** `$`, or `@` in a filter. */
  readonly root: 'document' | 'item'
  readonly tokens: readonly PathToken[]
  /** A function that is applied to everything that was found, where a deep scan comes before it. */
  readonly overAll: FunctionStep | undefined
  /** Whether it leads to at most one value; any other path gives a list. */
  readonly definite: boolean
}

/** One step of a path. `upstreamDefinite`: all steps before it lead to one value. */
export type PathToken = PathStep & { readonly upstreamDefinite: boolean; readonly leaf: boolean }

export type PathStep =
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | FunctionStep

export type FunctionStep = { readonly kind: 'function'; readonly name: FunctionName; readonly args: readonly Operand[] }

export const functionNames = [
  'min',
  'max',
  'avg',
  'stddev',
  'sum',
  'length',
  'size',
  'keys',
  'first',
  'last',
  'index',
  'concat',
  'append',
] as const

export type FunctionName = (typeof functionNames)[number]

/** A condition in `[?(…)]`. */
export type Filter =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'exists'; readonly path: JsonPath }
  | { readonly kind: 'compare'; readonly operator: FilterOperator; readonly left: Operand; readonly right: Operand }

export type FilterOperator =
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>='
  | '=~'
  | 'in'
  | 'nin'
  | 'contains'
  | 'all'
  | 'size'
  | 'empty'
  | 'subsetof'
  | 'anyof'
  | 'noneof'

/** A side of a comparison, or an argument of a function. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: JavaValue }
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'regex'; readonly regex: JavaRegex }
