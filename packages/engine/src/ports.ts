import type { Json } from '@gatewright/definition'
import type { Intervening } from './intervention.ts'
import type { AwsCall, BackendCall, Credential, EndpointResponse, LambdaCall, LambdaResult } from './message.ts'
import type { TraceEvent } from './trace.ts'

/** Epoch milliseconds, fractions allowed. The only source of time in the engine. */
export type Clock = { now(): number }

/** The only source of chance. `fraction` is in [0, 1): canary choice, sampling; `uuid` is an RFC 4122 v4 text. */
export type Random = { uuid(): string; fraction(): number }

/** Token buckets and quotas. Both operations are atomic; `now` is passed in, so a store works under any clock. */
export type CounterStore = {
  /** Takes one token from the bucket of `key`; false when it is empty. Rate in tokens per second. */
  take(key: string, limit: { rate: number; burst: number }, now: number): boolean | Promise<boolean>
  /** Adds `amount` unless that would pass `limit`; the counter is gone at `expiresAt` (epoch milliseconds). */
  add(key: string, amount: number, limit: number, expiresAt: number): Promise<{ used: number; allowed: boolean }>
}

/** Response cache and authorizer results. Keys begin with account, API and stage. */
export type CacheStore = {
  get(key: string, now: number): Promise<Json | undefined>
  set(key: string, value: Json, ttlSeconds: number, now: number): Promise<void>
  deletePrefix(prefix: string): Promise<void>
}

/** Everything outside the engine: time, chance, network, shared state. */
export type Ports = {
  readonly clock: Clock
  readonly random: Random
  /** Calls an HTTP endpoint. Owns its timers; throws a BackendFailure. */
  readonly http: (call: BackendCall, timeoutInMillis: number) => Promise<EndpointResponse>
  /** Invokes a Lambda function. Throws a BackendFailure when it cannot be invoked or does not answer in time. */
  readonly lambda: (call: LambdaCall, timeoutInMillis: number) => Promise<LambdaResult>
  /** Calls an AWS service. Throws a BackendFailure; `notSimulated` for what nobody answers for. */
  readonly aws: (call: AwsCall, timeoutInMillis: number) => Promise<EndpointResponse>
  readonly credentials: (accessKeyId: string) => Promise<Credential | undefined>
  /** JSON Web Key Set of an issuer or URL (by way of its discovery document); throws a BackendFailure. */
  readonly keySet: (issuerOrUrl: string) => Promise<Json>
  readonly counters: CounterStore
  readonly cache: CacheStore
  /** Called for each event while it happens; absent: nobody watches, and events are not made. */
  readonly onEvent?: (event: TraceEvent) => void
  /** Values to put in place of what phases give: stepping through a simulation. Absent wherever requests are served. */
  readonly intervene?: Intervening
}

/** Why a backend gave no answer. */
export type BackendFailureKind =
  | 'timeout'
  | 'connectionRefused'
  | 'connectionReset'
  | 'nameNotResolved'
  | 'tls'
  | 'tooLarge'
  | 'malformedResponse'
  | 'egressRefused'
  | 'functionNotFound'
  | 'accessDenied'
  | 'throttled'
  | 'notSimulated'

/** Thrown by the backend ports. `message` says what happened in words that may be shown. */
export class BackendFailure extends Error {
  override readonly name = 'BackendFailure'
  constructor(
    readonly kind: BackendFailureKind,
    message: string,
  ) {
    super(message)
  }
}
