import type { Call } from './call.ts'

/** The ARN that the request asks leave for: `arn:aws:execute-api:…:<api>/<stage>/<VERB>/<path>`, path values as sent. */
export function methodArn({ exchange }: Call): string {
  const { region, accountId, apiId, stageName } = exchange.facts
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${exchange.httpMethod}${exchange.path}`
}
