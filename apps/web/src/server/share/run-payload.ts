import { type Ports, recordTape, replayTape, type Tape, TapeError } from '@gatewright/engine'
import { intervening } from '../interventions.ts'
import type { RunResult } from '../run.ts'
import { runOnPorts } from '../run-on-ports.ts'
import { invocationOf } from '../simulate.ts'
import type { ShareSource } from './payload.ts'

/** What a run from the tape gave; `tapeProblem` says where the run and the tape parted. */
export type TapedRun = Omit<RunResult, 'tape'> & { readonly tapeProblem?: string }

/** Runs a shared request again from its tape alone: no backend is called, no state is touched. */
export async function runPayload(source: ShareSource): Promise<TapedRun> {
  return await runTaped(source, replayTape(source.tape))
}

/**
 * Runs a request whose secrets were taken out: backends answer in the order of the tape, whatever they are asked now. The
 * tape that comes back is the one of this run.
 */
export async function runRedacted(source: ShareSource): Promise<TapedRun & { readonly tape: Tape }> {
  const recorder = recordTape(replayTape(source.tape, { anyCall: true }))
  const run = await runTaped(source, recorder.ports)
  return { ...run, tape: JSON.parse(JSON.stringify(recorder.tape())) as Tape }
}

async function runTaped(source: ShareSource, ports: Ports): Promise<TapedRun> {
  const { testInvoke, canaryDefinition, interventions: _changes, ...rest } = source
  const simulation = {
    ...rest,
    apiId: source.api.id,
    ...(testInvoke === undefined ? {} : { testInvoke }),
    ...(canaryDefinition === undefined ? {} : { canaryDefinition }),
  }
  let tapeProblem: string | undefined
  const watched = watchTape(ports, (problem) => {
    tapeProblem ??= problem
  })
  const run = await runOnPorts(invocationOf(simulation), { ...watched, ...intervening(source.interventions) })
  return tapeProblem === undefined ? run : { ...run, tapeProblem }
}

/** The engine turns whatever a port throws into an answer; this tells of the tape's own errors beside it. */
function watchTape(ports: Ports, tell: (problem: string) => void): Ports {
  const watched =
    <A extends unknown[], T>(work: (...given: A) => T | Promise<T>) =>
    async (...given: A): Promise<T> => {
      try {
        return await work(...given)
      } catch (error) {
        if (error instanceof TapeError) tell(error.message)
        throw error
      }
    }
  return {
    ...ports,
    http: watched(ports.http),
    lambda: watched(ports.lambda),
    aws: watched(ports.aws),
    credentials: watched(ports.credentials),
    keySet: watched(ports.keySet),
    counters: { take: watched(ports.counters.take), add: watched(ports.counters.add) },
    cache: { ...ports.cache, get: watched(ports.cache.get) },
  }
}
