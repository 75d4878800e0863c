import type { Call } from './call.ts'

/** The ARN that the request asks leave for: `arn:aws:execute-api:…:<api>/<stage>/<VERB>/<path>`, path values as sent. */
export function methodArn({ exchange }: Call): string {
  const { region, accountId, apiId, stageName } = exchange.facts
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${exchange.httpMethod}${exchange.path}`
}

/** The ARN of the method that calls a backend, as its `X-Amz-Source-Arn`: verb and path as the definition has them. */
export function sourceArn({ exchange, progress }: Call): string {
  const { region, accountId, apiId, stageName } = exchange.facts
  const { verb = '*', resourcePath = '/*' } = progress.method ?? {}
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${verb === 'ANY' ? '*' : verb}${resourcePath}`
}
