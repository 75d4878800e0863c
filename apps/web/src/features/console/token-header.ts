import type { RestApi } from '@gatewright/definition'
import type { Target } from './console-request.ts'

const headerSource = /method\.request\.header\.([^,\s]+)/

/** The header field in which the authorizer of a method looks for a token; `Authorization` where nothing else is said. */
export function tokenHeaderOf(api: RestApi, target: Target | undefined): string {
  const authorizer = api.authorizers[target?.method.authorizerId ?? '']
  return headerSource.exec(authorizer?.identitySource ?? '')?.[1] ?? 'Authorization'
}
