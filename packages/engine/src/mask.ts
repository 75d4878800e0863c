import type { HeaderList } from './message.ts'

/** A secret as logs show it: asterisks, and the last six characters (rest-api reference §19.2). */
export function maskSecret(value: string): string {
  return value.length <= 6 ? '*'.repeat(value.length) : `${'*'.repeat(value.length - 6)}${value.slice(-6)}`
}

const secretHeaders = new Set(['authorization', 'x-api-key', 'x-amz-security-token', 'proxy-authorization', 'cookie'])

/** The value of a header field as logs and traces show it. */
export function maskedHeaderValue(name: string, value: string): string {
  return secretHeaders.has(name.toLowerCase()) ? maskSecret(value) : value
}

/** An ARN whose account id is masked, as refusals show it: eight asterisks and the last four digits. */
export function maskedArn(arn: string): string {
  return arn.replace(/:\d{8}(\d{4}):/, ':********$1:')
}

/** Header fields with secrets masked. */
export function maskedHeaders(headers: HeaderList): [string, string][] {
  return headers.map(([name, value]) => [name, maskedHeaderValue(name, value)])
}
