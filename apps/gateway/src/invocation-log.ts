import type { Cause, Outcome } from '@gatewright/engine'

/** One answered request, without its bytes. `sequence` counts from 1 since the start of this process. */
export type InvocationRecord = {
  readonly sequence: number
  readonly requestId: string
  readonly apiId: string
  readonly stageName: string
  readonly deploymentId: string
  readonly httpMethod: string
  readonly path: string
  readonly resourcePath?: string
  readonly status: number
  readonly latencyMs: number
  readonly at: number
  readonly cause?: Cause
}

/** The last answered requests. */
export type InvocationLog = {
  add(outcome: Outcome): void
  /** Those after a sequence number, oldest first, and the number to ask with next. */
  after(sequence: number): { readonly invocations: readonly InvocationRecord[]; readonly next: number }
}

/** Makes a log of the last `size` requests. */
export function createInvocationLog(size = 1000): InvocationLog {
  const ring: InvocationRecord[] = []
  let sequence = 0
  return {
    add: (outcome) => {
      const { requestId, apiId, stage, deploymentId, httpMethod, path, resourcePath, latencyMs, startedAt, cause } =
        outcome
      ring[sequence % size] = {
        sequence: sequence + 1,
        requestId,
        apiId,
        stageName: stage,
        deploymentId,
        httpMethod,
        path,
        ...(resourcePath !== undefined && { resourcePath }),
        status: outcome.answer.status,
        latencyMs,
        at: startedAt,
        ...(cause && { cause }),
      }
      sequence += 1
    },
    after: (after) => {
      const first = Math.max(after, sequence - size, 0)
      const invocations: InvocationRecord[] = []
      for (let index = first; index < sequence; index += 1) {
        const record = ring[index % size]
        if (record !== undefined) invocations.push(record)
      }
      return { invocations, next: sequence }
    },
  }
}
