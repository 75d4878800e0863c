import { BackendFailure, type BackendFailureKind } from '@gatewright/engine'

const kinds: { readonly [code: string]: BackendFailureKind } = {
  ECONNREFUSED: 'connectionRefused',
  EHOSTUNREACH: 'connectionRefused',
  ENETUNREACH: 'connectionRefused',
  EADDRNOTAVAIL: 'connectionRefused',
  ECONNRESET: 'connectionReset',
  ECONNABORTED: 'connectionReset',
  EPIPE: 'connectionReset',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'nameNotResolved',
  EAI_AGAIN: 'nameNotResolved',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
}

/** Makes a BackendFailure of what Node reports about a call to `origin`. */
export function endpointFailure(error: unknown, origin: string): BackendFailure {
  if (error instanceof BackendFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = error instanceof Error ? error.message : String(error)
  const kind = kinds[code] ?? kindByFamily(code)
  return new BackendFailure(kind, `${sentences[kind] ?? 'The call failed'}: ${origin} (${code === '' ? reason : code})`)
}

function kindByFamily(code: string): BackendFailureKind {
  if (code.startsWith('HPE_') || code.startsWith('ERR_HTTP') || code.startsWith('ERR_INVALID'))
    return 'malformedResponse'
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code.startsWith('CERT_')) return 'tls'
  return 'connectionReset'
}

const sentences: { readonly [kind in BackendFailureKind]?: string } = {
  timeout: 'The endpoint did not answer in time',
  connectionRefused: 'The endpoint cannot be reached',
  connectionReset: 'The endpoint closed the connection',
  nameNotResolved: 'The host name cannot be resolved',
  tls: 'The TLS connection to the endpoint failed',
  malformedResponse: 'The exchange with the endpoint is not valid HTTP',
}
