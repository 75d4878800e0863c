import type { Integration } from './integration.ts'

/** What an integration URI means: a function, another AWS service, or an HTTP endpoint. Stage variables stay as they stand. */
export type IntegrationUri =
  | {
      kind: 'lambda'
      functionArn: string
      functionName: string
      qualifier?: string
      region: string
      streaming: boolean
    }
  | { kind: 'aws'; service: string; subdomain?: string; region: string; action?: string; path?: string }
  | { kind: 'http'; origin: string; path: string }
  | { kind: 'unknown' }

const awsUri = /^arn:[^:]*:apigateway:([^:]*):(?:([^:]+)\.)?([^:.]+):(action|path)\/(.*)$/s
const lambdaPath = /^\/?\d{4}-\d{2}-\d{2}\/functions\/(.+)\/(invocations|response-streaming-invocations)$/s
const functionArnPattern = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)(?::(.+))?$/s
const httpUri = /^(https?:\/\/[^/?#]+)(.*)$/is

/**
 * Reads an integration's `uri` (rest-api developer guide: "Integration request", the forms of AWS ARNs).
 * @returns `unknown` for a URI that has none of the forms; nothing is thrown
 */
export function parseIntegrationUri(uri: string): IntegrationUri {
  const aws = awsUri.exec(uri)
  if (aws !== null) {
    const [, region = '', subdomain, service = '', form, rest = ''] = aws
    const invocation = service === 'lambda' && form === 'path' ? lambdaPath.exec(rest) : null
    if (invocation !== null) {
      const functionArn = invocation[1] ?? ''
      const named = parseFunctionArn(functionArn)
      return { kind: 'lambda', functionArn, ...named, region, streaming: invocation[2] !== 'invocations' }
    }
    const place = form === 'action' ? { action: rest } : { path: `/${rest}` }
    return { kind: 'aws', service, ...(subdomain === undefined ? {} : { subdomain }), region, ...place }
  }
  const http = httpUri.exec(uri)
  if (http !== null) return { kind: 'http', origin: (http[1] ?? '').toLowerCase(), path: http[2] ?? '' }
  return { kind: 'unknown' }
}

/** The name and the version or alias in a function ARN; a bare name, or `name:alias`, is taken as such. Stage variables may stand in either. */
export function parseFunctionArn(arn: string): { functionName: string; qualifier?: string } {
  const full = functionArnPattern.exec(arn)
  const [name = '', qualifier] = full === null ? splitQualifier(arn) : [full[1], full[2]]
  return qualifier === undefined ? { functionName: name } : { functionName: name, qualifier }
}

function splitQualifier(name: string): [string, string | undefined] {
  const colon = name.startsWith('arn:') ? -1 : name.indexOf(':')
  return colon < 0 ? [name, undefined] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** The ARN of a function; `qualifier` is a version or alias. */
export function functionArn(
  name: string,
  at = { region: 'us-east-1', accountId: '123456789012' },
  qualifier?: string,
): string {
  return `arn:aws:lambda:${at.region}:${at.accountId}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`
}

/** The integration URI that invokes a function, as the console writes it. */
export function lambdaInvocationUri(
  name: string,
  at = { region: 'us-east-1', accountId: '123456789012' },
  qualifier?: string,
): string {
  return `arn:aws:apigateway:${at.region}:lambda:path/2015-03-31/functions/${functionArn(name, at, qualifier)}/invocations`
}

/** What stands behind an integration, as a key into {@link Backends}: the node that it ends at on the canvas. */
export type BackendRef =
  | { type: 'function'; name: string; qualifier?: string }
  | { type: 'http'; origin: string }
  | { type: 'aws'; key: string; service: string; operation: string }
  | { type: 'mock' }
  | { type: 'none' }

/** Which backend an integration ends at; `none` while its URI is missing or has no known form. */
export function backendOf(integration: Integration): BackendRef {
  if (integration.type === 'MOCK') return { type: 'mock' }
  const uri = parseIntegrationUri(integration.uri ?? '')
  switch (uri.kind) {
    case 'lambda':
      return {
        type: 'function',
        name: uri.functionName,
        ...(uri.qualifier === undefined ? {} : { qualifier: uri.qualifier }),
      }
    case 'http':
      return { type: 'http', origin: uri.origin }
    case 'aws': {
      const operation = uri.action ?? uri.path ?? ''
      return { type: 'aws', key: awsBackendKey(uri.service, operation), service: uri.service, operation }
    }
    case 'unknown':
      return { type: 'none' }
  }
}

/** The key of an AWS service action in {@link Backends}; parameters of an action (`&k=v`) do not belong to it. */
export function awsBackendKey(service: string, operation: string): string {
  return `${service}:${operation.split('&')[0]}`
}
