import type { LambdaCode } from '@gatewright/definition'
import type { LambdaResult } from '@gatewright/engine'

/** What a function with a fixed payload answers: the text as it stands, which need not be JSON. */
export function fixedLambdaReply(code: Extract<LambdaCode, { type: 'FIXED' }>, version: string): LambdaResult {
  return {
    payload: code.payload,
    executedVersion: version,
    ...(code.functionError && { functionError: 'Unhandled' as const }),
  }
}
