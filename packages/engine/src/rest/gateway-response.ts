import type { GatewayResponse, GatewayResponseType, RestApi } from '@gatewright/definition'
import { gatewayResponseTypes } from '@gatewright/definition'
import { compileVariableText, type VariableText } from '../variable-text.ts'
import { type CompiledMapping, compileGatewayResponseMappings } from './parameter-mapping.ts'

/** A customized gateway response. */
export type CompiledGatewayResponse = {
  readonly statusCode: number | undefined
  readonly mappings: readonly CompiledMapping[]
  readonly templates: readonly { readonly contentType: string; readonly text: VariableText }[]
}

export type CompiledGatewayResponses = ReadonlyMap<GatewayResponseType, CompiledGatewayResponse>

export function compileGatewayResponses(responses: RestApi['gatewayResponses']): CompiledGatewayResponses {
  const compiled = new Map<GatewayResponseType, CompiledGatewayResponse>()
  for (const [type, response] of Object.entries(responses)) {
    if (response !== undefined) compiled.set(type as GatewayResponseType, compileGatewayResponse(response))
  }
  return compiled
}

function compileGatewayResponse(response: GatewayResponse): CompiledGatewayResponse {
  const status = Number(response.statusCode)
  return {
    statusCode: response.statusCode !== undefined && Number.isInteger(status) ? status : undefined,
    mappings: compileGatewayResponseMappings(response.responseParameters),
    templates: Object.entries(response.responseTemplates).map(([contentType, text]) => ({
      contentType,
      text: compileVariableText(text),
    })),
  }
}

/**
 * What the API says for a type: its own response, else that of DEFAULT_4XX or DEFAULT_5XX by the status, else nothing
 * (rest-api reference §16.1). A response of its own inherits nothing.
 */
export function customizedResponse(
  responses: CompiledGatewayResponses,
  type: GatewayResponseType,
  status: number,
): CompiledGatewayResponse | undefined {
  return responses.get(type) ?? responses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
}

export function defaultStatus(type: GatewayResponseType): number | undefined {
  return gatewayResponseTypes[type] ?? undefined
}
