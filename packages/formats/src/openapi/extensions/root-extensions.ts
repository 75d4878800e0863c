import { apiKeySource } from './api-key-source.ts'
import { binaryMediaTypes } from './binary-media-types.ts'
import { documentation } from './documentation.ts'
import { gatewayResponses } from './gateway-responses.ts'
import { minimumCompressionSize } from './minimum-compression-size.ts'
import { policy } from './policy.ts'
import { requestValidators } from './request-validators.ts'
import type { RootExtension } from './root-extension.ts'
import { endpointAccessMode, securityPolicy } from './security-policy.ts'

/** The extensions at the root of a document, in the order in which they are written. The endpoint configuration has a place of its own. */
export const rootExtensions: readonly RootExtension[] = [
  apiKeySource,
  requestValidators,
  gatewayResponses,
  policy,
  binaryMediaTypes,
  minimumCompressionSize,
  securityPolicy,
  endpointAccessMode,
  documentation,
]
