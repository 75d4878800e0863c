import type { GatewayResponseType, Json, JsonObject } from '@gatewright/definition'
import type { JavaMap } from '@gatewright/vtl'
import type { BackendCall, Credential, MethodRequest } from '../message.ts'
import type { WafResult } from '../waf/web-acl.ts'
import type { CompiledMethod } from './compile-method.ts'

/** Who calls, as the method's authorization found. */
export type Caller = {
  readonly principalId?: string
  /** `$context.authorizer`: texts only */
  readonly authorizer?: JsonObject
  /** API key that the authorizer returned */
  readonly usageIdentifierKey?: string
  readonly authorizerLatencyMs?: number
  /** who signed, as `$context.identity` shows it */
  readonly iam?: {
    readonly accessKey: string
    readonly accountId: string
    readonly userId: string
    readonly userArn: string
  }
  /** what the signed caller may do */
  readonly credential?: Credential
}

/** The client that an accepted API key stands for. */
export type Client = { readonly apiKeyId: string; readonly apiKey: string; readonly usagePlanId: string }

/** How far a request has come: what outcome, access log and gateway responses may speak of. */
export type Progress = {
  /** what the stage's web ACL said */
  waf?: { readonly webAclArn: string; readonly result: WafResult; readonly latencyMs: number }
  method?: CompiledMethod
  request?: MethodRequest
  caller?: Caller
  client?: Client
  /** status that the invocation of the authorizer's function came back with */
  authorizerStatus?: number
  /** whether the answer came from the response cache; undefined: the method has none */
  cacheHit?: boolean
  /** function that a Lambda integration invoked */
  invokedFunction?: string
  /** what was sent to the backend */
  sent?: BackendCall
  integrationLatencyMs?: number
  integrationStatus?: number
  /** status that a Lambda proxy function returned */
  functionStatus?: number
  endpointRequestId?: string
  integrationError?: string
  /** `$context.error`, when the gateway itself answers */
  error?: {
    readonly status: number
    readonly message: string | null
    readonly responseType: GatewayResponseType | undefined
    readonly validationErrors: string | undefined
  }
  /** `$context` as templates see it, once one has been rendered: overrides and own keys included */
  contextMap?: JavaMap
  /** what templates put under `$context.responseOverride` so far */
  responseOverride?: { readonly header: { readonly [name: string]: Json }; readonly status?: Json }
}
