import type { GatewayResponse, GatewayResponseType } from '../gateway-response.ts'
import { type DesignDraft, restApiOf } from './draft.ts'

/** Says something of our own where the service would answer by itself; members that are not given keep the service's. */
export function setGatewayResponse(
  draft: DesignDraft,
  type: GatewayResponseType,
  response: Partial<GatewayResponse>,
): void {
  const { gatewayResponses } = restApiOf(draft)
  const known = gatewayResponses[type] ?? { responseParameters: {}, responseTemplates: {} }
  gatewayResponses[type] = { ...known, ...response }
}

/** Goes back to the service's own answer. */
export function resetGatewayResponse(draft: DesignDraft, type: GatewayResponseType): void {
  delete restApiOf(draft).gatewayResponses[type]
}
