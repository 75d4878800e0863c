import type { Json } from '@gatewright/definition'
import { fromBase64, toBase64 } from './base64.ts'
import { fingerprint } from './fingerprint.ts'
import type { AwsCall, BackendCall, EndpointResponse, HeaderList, LambdaCall } from './message.ts'
import { BackendFailure, type BackendFailureKind, type Clock, type Ports, type Random } from './ports.ts'

/** One answer of a port: which one, what it was asked for in short, and what it said, or how it failed. */
export type TapeAnswer = {
  readonly port: 'http' | 'lambda' | 'aws' | 'credentials' | 'keySet' | 'counters' | 'cache'
  readonly what: string
  /** absent: the port answered with nothing */
  readonly answer?: Json
  readonly failure?: { readonly kind: BackendFailureKind; readonly message: string }
  /** of calls that may leave this machine: what tells this request from others, and milliseconds until it was answered */
  readonly asked?: string
  readonly tookMs?: number
}

/**
 * Everything that a run got from outside the engine, as JSON. `clock` holds the values that were read, each with how
 * often it was read in a row; `answers` are in the order of the calls.
 */
export type Tape = {
  readonly version: 1
  readonly clock: readonly (readonly [epochMillis: number, times: number])[]
  readonly uuids: readonly string[]
  readonly fractions: readonly number[]
  readonly answers: readonly TapeAnswer[]
}

/** Thrown by a replay that asks for something the tape does not hold. */
export class TapeError extends Error {
  override readonly name = 'TapeError'
}

/** Ports that note everything they answer. `tape` gives what was noted so far. */
export function recordTape(ports: Ports): { readonly ports: Ports; readonly tape: () => Tape } {
  const clock: [number, number][] = []
  const uuids: string[] = []
  const fractions: number[] = []
  const answers: TapeAnswer[] = []

  function note<T>(
    port: TapeAnswer['port'],
    what: string,
    work: () => Promise<T>,
    encode: (value: T) => Json | undefined,
    asked?: string,
  ) {
    const at = answers.push({ port, what }) - 1
    const startedAt = asked === undefined ? 0 : ports.clock.now()
    const put = (said: Pick<TapeAnswer, 'answer' | 'failure'>) => {
      const call = asked === undefined ? {} : { asked, tookMs: Math.max(0, ports.clock.now() - startedAt) }
      answers[at] = { port, what, ...said, ...call }
    }
    return work().then(
      (value) => {
        const answer = encode(value)
        put(answer === undefined ? {} : { answer })
        return value
      },
      (error: unknown) => {
        if (error instanceof BackendFailure) put({ failure: { kind: error.kind, message: error.message } })
        throw error
      },
    )
  }

  const recording: Ports = {
    ...ports,
    clock: { now: () => noteTime(clock, ports.clock.now()) },
    random: {
      uuid: () => keep(uuids, ports.random.uuid()),
      fraction: () => keep(fractions, ports.random.fraction()),
    },
    http: (call, timeout) =>
      note('http', whatOf.http(call), () => ports.http(call, timeout), encodeResponse, askedOf.http(call)),
    aws: (call, timeout) =>
      note('aws', whatOf.aws(call), () => ports.aws(call, timeout), encodeResponse, askedOf.http(call)),
    lambda: (call, timeout) =>
      note('lambda', whatOf.lambda(call), () => ports.lambda(call, timeout), asJson, askedOf.lambda(call)),
    credentials: (accessKeyId) => note('credentials', accessKeyId, () => ports.credentials(accessKeyId), asJson),
    keySet: (issuer) => note('keySet', issuer, () => ports.keySet(issuer), asJson, issuer),
    counters: {
      take: (key, limit, now) =>
        note('counters', `take ${placeOf(key)}`, async () => ports.counters.take(key, limit, now), asJson),
      add: (key, amount, limit, expiresAt) =>
        note('counters', `add ${placeOf(key)}`, () => ports.counters.add(key, amount, limit, expiresAt), asJson),
    },
    cache: {
      ...ports.cache,
      get: (key, now) => note('cache', `get ${placeOf(key)}`, () => ports.cache.get(key, now), asJson),
    },
  }
  return { ports: recording, tape: () => ({ version: 1, clock, uuids, fractions, answers }) }
}

const whatOf = {
  http: (call: BackendCall) => `${call.method} ${call.url}`,
  aws: (call: AwsCall) => `${call.service}:${call.action ?? call.path ?? ''}`,
  lambda: (call: LambdaCall) => call.functionName,
}

const askedOf = {
  http: ({ body, ...call }: BackendCall) => fingerprint(JSON.stringify([call, toBase64(body)])),
  lambda: ({ requestId: _id, ...call }: LambdaCall) => fingerprint(JSON.stringify(call)),
}

/** The first parts of a key: account, API, stage and what it is for. What follows may be tokens and header values, which no tape should hold. */
function placeOf(key: string): string {
  return key.split('/').slice(0, 5).join('/')
}

function keep<T>(list: T[], value: T): T {
  list.push(value)
  return value
}

function noteTime(clock: [number, number][], now: number): number {
  const last = clock.at(-1)
  if (last?.[0] === now) last[1] += 1
  else clock.push([now, 1])
  return now
}

/**
 * Ports that answer from a tape and reach nothing else; what a run stores is dropped, since what it reads back is on the
 * tape. Asking for another thing than the tape holds next throws a TapeError. The clock stays at its last value when it
 * is read more often than it was.
 * @param options.anyCall takes the next answer of the same port whatever the call is: for a run whose inputs were redacted
 */
export function replayTape(tape: Tape, options: { readonly anyCall?: boolean } = {}): Ports {
  let next = 0
  const answer = async (port: TapeAnswer['port'], what: string): Promise<Json | undefined> => {
    const taped = tape.answers[next]
    if (taped === undefined) throw new TapeError(`The tape ends before ${port} "${what}".`)
    if (taped.port !== port || (taped.what !== what && options.anyCall !== true))
      throw new TapeError(`The tape holds ${taped.port} "${taped.what}" where the run asks for ${port} "${what}".`)
    next += 1
    if (taped.failure !== undefined) throw new BackendFailure(taped.failure.kind, taped.failure.message)
    return taped.answer
  }
  const response = async (port: 'http' | 'aws', what: string) => decodeResponse(await answer(port, what))
  return {
    clock: replayClock(tape.clock),
    random: replayRandom(tape),
    http: (call) => response('http', whatOf.http(call)),
    aws: (call) => response('aws', whatOf.aws(call)),
    // the tape is checked against its schema when it is read; its answers have the form that the same port gave
    lambda: async (call) => (await answer('lambda', whatOf.lambda(call))) as never,
    credentials: async (accessKeyId) => (await answer('credentials', accessKeyId)) as never,
    keySet: async (issuer) => (await answer('keySet', issuer)) ?? null,
    counters: {
      take: async (key) => (await answer('counters', `take ${placeOf(key)}`)) === true,
      add: async (key) => (await answer('counters', `add ${placeOf(key)}`)) as never,
    },
    cache: {
      get: (key) => answer('cache', `get ${placeOf(key)}`),
      set: async () => undefined,
      deletePrefix: async () => undefined,
    },
  }
}

/**
 * Ports that answer calls of backends from a tape where exactly the same was asked before, and call anew where it was not.
 * Everything else (time, chance, counters, cache) is that of `ports`.
 * @param passTime moves the clock of `ports` on by the milliseconds that a taped answer took
 * @returns the ports, and `calledAnew` with what was called so far, in short
 */
export function reuseTape(
  ports: Ports,
  tape: Tape,
  passTime: (milliseconds: number) => void,
): { readonly ports: Ports; readonly calledAnew: () => readonly string[] } {
  const left = new Set(tape.answers.filter(({ asked }) => asked !== undefined))
  const anew: string[] = []
  const answer = async <T>(
    port: TapeAnswer['port'],
    what: string,
    asked: string,
    decode: (answer: Json | undefined) => T,
    call: () => Promise<T>,
  ): Promise<T> => {
    const taped = [...left].find((each) => each.port === port && each.what === what && each.asked === asked)
    if (taped === undefined) {
      anew.push(`${port} ${what}`)
      return await call()
    }
    left.delete(taped)
    passTime(taped.tookMs ?? 0)
    if (taped.failure !== undefined) throw new BackendFailure(taped.failure.kind, taped.failure.message)
    return decode(taped.answer)
  }
  return {
    ports: {
      ...ports,
      http: (call, timeout) =>
        answer('http', whatOf.http(call), askedOf.http(call), decodeResponse, () => ports.http(call, timeout)),
      aws: (call, timeout) =>
        answer('aws', whatOf.aws(call), askedOf.http(call), decodeResponse, () => ports.aws(call, timeout)),
      lambda: (call, timeout) =>
        answer(
          'lambda',
          whatOf.lambda(call),
          askedOf.lambda(call),
          (taped) => taped as never,
          () => ports.lambda(call, timeout),
        ),
      keySet: (issuer) =>
        answer(
          'keySet',
          issuer,
          issuer,
          (taped) => taped ?? null,
          () => ports.keySet(issuer),
        ),
    },
    calledAnew: () => anew,
  }
}

function replayClock(values: Tape['clock']): Clock {
  let index = 0
  let read = 0
  return {
    now: () => {
      const [, times] = values[index] ?? [0, 0]
      if (read >= times && index < values.length - 1) {
        index += 1
        read = 0
      }
      read += 1
      return values[index]?.[0] ?? 0
    },
  }
}

function replayRandom(tape: Tape): Random {
  const uuids = tape.uuids.values()
  const fractions = tape.fractions.values()
  const taken = <T>(result: IteratorResult<T>, noun: string): T => {
    if (result.done === true) throw new TapeError(`The tape holds no further ${noun}.`)
    return result.value
  }
  return { uuid: () => taken(uuids.next(), 'uuid'), fraction: () => taken(fractions.next(), 'fraction') }
}

/** Members that are `undefined` are left out, as JSON leaves them out. */
function asJson(value: unknown): Json | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json)
}

function encodeResponse({ status, headers, body }: EndpointResponse): Json {
  return { status, headers: headers.map(([name, value]) => [name, value]), body: toBase64(body) }
}

function decodeResponse(answer: Json | undefined): EndpointResponse {
  const taped = answer as { status: number; headers: HeaderList; body: string } | undefined
  const body = taped === undefined ? undefined : fromBase64(taped.body)
  if (taped === undefined || body === undefined)
    throw new TapeError('An answer on the tape has no body that can be read.')
  return { status: taped.status, headers: taped.headers, body }
}
