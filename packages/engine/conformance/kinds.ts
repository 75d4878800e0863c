import { runControlVector } from './control/run-control-vector.ts'
import { runGatewayVector } from './gateway/run-gateway-vector.ts'
import type { Host } from './hosts/host.ts'
import { runPolicyVector } from './policy/run-policy-vector.ts'
import { runSignatureVector } from './sigv4/run-signature-vector.ts'
import { type AnyVector, failed, type Verdict } from './vector.ts'
import { runTemplateVector } from './vtl/run-template-vector.ts'

export type Kind = 'gateway' | 'control' | 'vtl' | 'websocket' | 'sigv4' | 'policy' | 'unknown'

/** What a vector is, by its members: files may stand anywhere and have any name. */
export function kindOf(vector: AnyVector): Kind {
  if ('template' in vector) return 'vtl'
  if ('kind' in vector) return 'control'
  if ('form' in vector && 'credentials' in vector) return 'sigv4'
  if ('authType' in vector) return 'policy'
  if (!('steps' in vector)) return 'unknown'
  const { api } = vector
  const type = typeof api === 'object' && api !== null && 'type' in api ? api.type : undefined
  return type === 'WEBSOCKET' ? 'websocket' : 'gateway'
}

/** Runs a vector of any kind; whatever is thrown is a failure. */
export async function runVector(vector: AnyVector, host: Host): Promise<Verdict> {
  try {
    return await runByKind(vector, host)
  } catch (error) {
    return failed('runner', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

async function runByKind(vector: AnyVector, host: Host): Promise<Verdict> {
  const kind = kindOf(vector)
  switch (kind) {
    case 'gateway':
      return await runGatewayVector(vector, host)
    case 'control':
      return await onEngineOnly(kind, host, () => runControlVector(vector))
    case 'vtl':
      return await onEngineOnly(kind, host, () => runTemplateVector(vector))
    case 'websocket':
      return failed('not implemented', 'WebSocket APIs are not implemented')
    case 'sigv4':
      return await onEngineOnly(kind, host, () => runSignatureVector(vector))
    case 'policy':
      return await onEngineOnly(kind, host, () => runPolicyVector(vector))
    case 'unknown':
      return failed('runner', 'the vector is of no kind that this runner knows')
    default:
      return kind satisfies never
  }
}

async function onEngineOnly(kind: Kind, host: Host, run: () => Promise<Verdict>): Promise<Verdict> {
  if (host.name !== 'engine') return { result: 'skipped', reason: `vectors of kind ${kind} send no request` }
  return await run()
}
