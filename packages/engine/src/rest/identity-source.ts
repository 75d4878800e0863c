import { findHeader, lastHeader } from '../header-list.ts'
import { ownValue } from '../own-value.ts'
import type { Call } from './call.ts'
import { templateContext } from './context.ts'

/** One identity source of an authorizer: where it reads, and its expression as written. */
export type IdentitySource = { readonly expression: string; readonly read: (call: Call) => string | undefined }

const expressionForm =
  /^(?:method\.request\.(header|multivalueheader|querystring|multivaluequerystring)|(stageVariables)|(context))\.(.+)$/is

/** Compiles `identitySource`: a comma-separated list. Header names are matched in any case, query parameters exactly. */
export function compileIdentitySources(text: string | undefined): IdentitySource[] {
  return (text ?? '')
    .split(',')
    .map((expression) => expression.trim())
    .filter((expression) => expression !== '')
    .map((expression) => ({ expression, read: compileSource(expression) }))
}

function compileSource(expression: string): IdentitySource['read'] {
  const [, place, stageVariables, context, name = ''] = expressionForm.exec(expression) ?? []
  if (stageVariables !== undefined) return ({ exchange }) => ownValue(exchange.facts.stageVariables, name)
  if (context !== undefined) return (call) => contextText(call, name.split('.'))
  switch (place?.toLowerCase()) {
    case 'header':
    case 'multivalueheader': {
      const lowerName = name.toLowerCase()
      return ({ exchange }) => findHeader(exchange.request.headers, lowerName)
    }
    case 'querystring':
    case 'multivaluequerystring':
      return ({ exchange }) => lastHeader(exchange.query, name)
    default:
      return () => undefined
  }
}

function contextText({ exchange, progress }: Call, path: readonly string[]): string | undefined {
  let value: unknown = templateContext(exchange, progress)
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    value = (value as { [key: string]: unknown })[key]
  }
  return value === null || value === undefined || typeof value === 'object' ? undefined : String(value)
}
