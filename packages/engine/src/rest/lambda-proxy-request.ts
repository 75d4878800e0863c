import type { HeaderList, IntegrationRequest, MethodRequest } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import { forbiddenHeader } from './integration-request.ts'
import { isForbiddenRequestHeader } from './mapped-headers.ts'
import { proxyEventText } from './proxy-event.ts'

const noFields: HeaderList = []
const noPath = {}

/** The request of a Lambda proxy integration: its event. Mappings change nothing, and a forbidden one still fails (recorded). */
export function lambdaProxyRequest(
  call: Call,
  compiled: CompiledIntegration,
  request: MethodRequest,
): IntegrationRequest {
  for (const { target, name } of compiled.mappings) {
    if (target === 'header' && isForbiddenRequestHeader(name.toLowerCase(), 'AWS_PROXY')) {
      throw forbiddenHeader(compiled, name)
    }
  }
  return { httpMethod: 'POST', headers: noFields, query: noFields, path: noPath, body: proxyEventText(call, request) }
}
