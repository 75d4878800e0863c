import { randomUUID } from 'node:crypto'
import type { GatewayAnswer, GatewayRequest, HeaderList, LogEvent, Outcome } from '@gatewright/engine'

/** Bytes of a body, cut; `size` says how many there were. */
export type RecordedBody = { readonly base64: string; readonly size: number }

/**
 * One answered request as JSON: its outcome with the cause always, the lines of the execution log when the stage's log
 * level asked for them, bodies cut. `sequence` counts from 1 since the start of this process.
 */
export type InvocationRecord = {
  readonly sequence: number
  readonly outcome: Omit<Outcome, 'answer' | 'trace' | 'logEvents'> & {
    readonly answer: Omit<GatewayAnswer, 'body'> & { readonly body: RecordedBody }
  }
  /** `target` begins with the stage or the base path, as it was sent */
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: HeaderList
    readonly body: RecordedBody
  }
  readonly logEvents?: readonly LogEvent[]
}

/** Requests of an API that were answered, but whose records were dropped before anybody fetched them. Epoch milliseconds. */
export type InvocationGap = {
  readonly apiId: string
  readonly count: number
  readonly from: number
  readonly to: number
}

type Gap = { -readonly [Member in keyof InvocationGap]: InvocationGap[Member] }

/** Up to where somebody has fetched. */
export type InvocationCursor = { readonly start?: string | undefined; readonly sequence: number }

/**
 * Some records, oldest first, what was lost before them, and the number to ask with next. `start` names this process.
 * This is the form of the JSON that {@link InvocationLog.after} gives.
 */
export type InvocationBatch = {
  readonly start: string
  readonly invocations: readonly InvocationRecord[]
  readonly gaps: readonly InvocationGap[]
  readonly next: number
}

/** The last answered requests, for the web process to fetch. */
export type InvocationLog = {
  add(outcome: Outcome, request: GatewayRequest): void
  /**
   * JSON of an {@link InvocationBatch}: those after a sequence number of a start, at most `limit`; from the first on when that start was another. Asking with
   * the `next` of a batch tells that it has arrived: what it said was lost is not said again.
   */
  after(cursor: InvocationCursor, limit?: number): Buffer
  /** Resolves as soon as there is one after this number, or after some milliseconds. */
  wait(cursor: InvocationCursor, milliseconds: number): Promise<void>
}

const bodyBytes = 4096
const logCharacters = 65_536
const batchSize = 500
/** characters of JSON in one batch, and in all; nearly all of them are ASCII, and take a byte */
const batchLength = 8 * 1024 * 1024
const lengthLimit = 64 * 1024 * 1024

/** Records that are kept in the long run, per second, and how many of a burst beyond that. */
const keptPerSecond = 1000
const keptOfBurst = 4000

type Kept = { readonly apiId: string; readonly startedAt: number; readonly json: string }

/**
 * Makes a log of the last `size` requests; fewer when they are large. Under a load that nobody reads request by request,
 * what is above {@link keptPerSecond} is counted as lost: making a record of each would cost more than a simple answer.
 */
export function createInvocationLog(size = 5000): InvocationLog {
  const start = randomUUID()
  // as JSON: thousands of records as objects would be work for every collection of garbage
  const ring = new Array<Kept | undefined>(size)
  /** sequence numbers: of the oldest that is kept, and of the next to come */
  let first = 1
  let coming = 1
  let length = 0
  let room = keptOfBurst
  let roomAt = Number.NEGATIVE_INFINITY
  /** the highest that was asked after: what is up to it has been fetched */
  let fetched = 0
  let lost = new Map<string, Gap>()
  let told: { readonly next: number; readonly gaps: Map<string, Gap> } | undefined
  let waiting: (() => void)[] = []

  const askedAfter = (cursor: InvocationCursor) => (cursor.start === start ? Math.min(cursor.sequence, coming - 1) : 0)
  const drop = () => {
    const at = first % size
    const record = ring[at]
    ring[at] = undefined
    first += 1
    if (record === undefined) return
    if (first > fetched + 1) noteLost(lost, record)
    length -= record.json.length
  }
  const hasRoom = (now: number) => {
    if (now > roomAt) {
      room = Math.min(keptOfBurst, room + ((now - roomAt) * keptPerSecond) / 1000)
      roomAt = now
    }
    if (room < 1) return false
    room -= 1
    return true
  }
  return {
    add: (outcome, request) => {
      const { apiId } = outcome
      const startedAt = Math.floor(outcome.startedAt)
      if (!hasRoom(startedAt)) return noteLost(lost, { apiId, startedAt })
      const json = JSON.stringify(recordOf(coming, outcome, request))
      while (first < coming && (coming - first >= size || length + json.length > lengthLimit)) drop()
      ring[coming % size] = { apiId, startedAt, json }
      length += json.length
      coming += 1
      if (waiting.length === 0) return
      for (const wake of waiting.splice(0)) wake()
    },
    after: (cursor, limit = batchSize) => {
      const asked = askedAfter(cursor)
      if (told !== undefined) {
        if (asked < told.next) for (const gap of told.gaps.values()) addGap(lost, gap)
        told = undefined
      }
      fetched = Math.max(fetched, asked)
      const from = Math.max(asked + 1, first)
      const invocations: string[] = []
      let taken = 0
      for (let at = from; at < coming && invocations.length < limit && taken < batchLength; at += 1) {
        const json = ring[at % size]?.json ?? ''
        invocations.push(json)
        taken += json.length
      }
      const next = from - 1 + invocations.length
      const gaps = lost
      lost = new Map()
      if (gaps.size > 0) told = { next, gaps }
      return batchJson({ start, gaps: [...gaps.values()], next }, invocations)
    },
    wait: (cursor, milliseconds) => {
      if (coming - 1 > askedAfter(cursor) || lost.size > 0) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting = waiting.filter((wake) => wake !== ended)
          resolve()
        }, milliseconds)
        timer.unref()
        const ended = () => {
          clearTimeout(timer)
          resolve()
        }
        waiting.push(ended)
      })
    },
  }
}

function noteLost(lost: Map<string, Gap>, { apiId, startedAt }: Pick<Outcome, 'apiId' | 'startedAt'>): void {
  const gap = lost.get(apiId)
  if (gap === undefined) {
    lost.set(apiId, { apiId, count: 1, from: startedAt, to: startedAt })
    return
  }
  gap.count += 1
  if (startedAt < gap.from) gap.from = startedAt
  if (startedAt > gap.to) gap.to = startedAt
}

function addGap(lost: Map<string, Gap>, { apiId, count, from, to }: Gap): void {
  const gap = lost.get(apiId)
  lost.set(apiId, {
    apiId,
    count: (gap?.count ?? 0) + count,
    from: Math.min(gap?.from ?? from, from),
    to: Math.max(gap?.to ?? to, to),
  })
}

function batchJson(rest: Omit<InvocationBatch, 'invocations'>, invocations: readonly string[]): Buffer {
  return Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"invocations":[${invocations.join(',')}]}`)
}

/** Takes from an outcome what is to be kept, so that nothing else of the request stays in memory. */
function recordOf(sequence: number, outcome: Outcome, request: GatewayRequest): InvocationRecord {
  const { answer, logEvents, integrationLatencyMs, integration, cacheHit, cause } = outcome
  const { resourcePath, resourceId, methodVerb } = outcome
  return {
    sequence,
    outcome: {
      requestId: outcome.requestId,
      extendedRequestId: outcome.extendedRequestId,
      apiId: outcome.apiId,
      stage: outcome.stage,
      deploymentId: outcome.deploymentId,
      isCanary: outcome.isCanary,
      httpMethod: outcome.httpMethod,
      path: outcome.path,
      startedAt: outcome.startedAt,
      latencyMs: outcome.latencyMs,
      phases: outcome.phases,
      caller: outcome.caller,
      context: outcome.context,
      traceId: outcome.traceId,
      answer: { status: answer.status, headers: answer.headers, body: cut(answer.body) },
      ...(resourcePath !== undefined && { resourcePath }),
      ...(resourceId !== undefined && { resourceId }),
      ...(methodVerb !== undefined && { methodVerb }),
      ...(integrationLatencyMs !== undefined && { integrationLatencyMs }),
      ...(integration !== undefined && { integration }),
      ...(cacheHit !== undefined && { cacheHit }),
      ...(cause !== undefined && { cause }),
    },
    request: {
      method: request.method,
      target: request.target,
      headers: request.headers,
      body: cut(request.body),
    },
    ...(logEvents !== undefined && { logEvents: cutLog(logEvents) }),
  }
}

const noBody: RecordedBody = { base64: '', size: 0 }

function cut(body: Uint8Array): RecordedBody {
  if (body.length === 0) return noBody
  const kept = body.subarray(0, bodyBytes)
  return { base64: Buffer.from(kept.buffer, kept.byteOffset, kept.length).toString('base64'), size: body.length }
}

/** Long lines lose their ends, so that one large body does not stay in memory. */
function cutLog(events: readonly LogEvent[]): LogEvent[] {
  let left = logCharacters
  return events.map((event) => {
    const text = event.text.slice(0, left)
    left -= text.length
    return text.length === event.text.length ? event : { ...event, text: `${Buffer.from(text).toString()} [TRUNCATED]` }
  })
}
