import { type AnswerFacts, factsOf, shorten } from '../console/assertions/assertion-result.ts'
import { checkAssertions } from '../console/assertions/check-assertions.ts'
import type { Models } from '../console/assertions/check-schema.ts'
import { type ExtractedValue, extractValues } from '../console/assertions/extract-values.ts'
import type { ConsoleRequest } from '../console/console-request.ts'
import type { Run } from '../console/run.ts'
import type { FolderRun, RequestResult } from './folder-run.ts'
import { maskResult, secretMask } from './mask-secrets.ts'
import type { PlannedRequest } from './plan-run.ts'
import { seededRandom } from './seeded-random.ts'
import { substituteRequest } from './substitute-request.ts'
import { substituteVariables } from './substitute-variables.ts'
import { builtInVariables, scopeOf, secretValues, type VariableLayer } from './variable-scope.ts'

/** What is run, and how. */
export type RunPlan = {
  /** of the folder, or of the API */
  readonly name: string
  readonly requests: readonly PlannedRequest[]
  /** how often; with rows of data each iteration sees one of them, from the first again when there are fewer */
  readonly iterations: number
  readonly rows: readonly { readonly [variable: string]: string }[]
  readonly stopAtFirstFailure: boolean
  /** whether each simulation begins when the one before ended, or all of them at the start of the run */
  readonly carriesState: boolean
  readonly seed: number
  /** of the API, which schema assertions may name */
  readonly models: Models
}

/** What decides a simulation beside its request. */
export type RunStep = {
  readonly seed: number
  readonly clock: number
  /** values in the request that come from secret variables */
  readonly secrets: { name: string; value: string }[]
}

/** What a run asks of the outside: it knows neither page nor server. */
export type RunPorts = {
  /** Sends a request and gives its run, which was kept; a failure says why there was no answer. */
  readonly send: (request: ConsoleRequest, step: RunStep) => Promise<Run>
  /** epoch milliseconds */
  readonly now: () => number
  /** Told after every change, also of what is running. */
  readonly onChange: (run: FolderRun) => void
  /** asked before each request */
  readonly isCancelled: () => boolean
}

/** Most requests of one run, all iterations counted. */
export const mostRunRequests = 10_000

/**
 * Runs requests one after another: puts variables in, sends, checks, and passes values on to the following requests of the
 * iteration. Cancelled, it finishes the request that is under way. Never rejects: whatever goes wrong is the result of its request.
 */
export async function runFolder(plan: RunPlan, ports: RunPorts): Promise<FolderRun> {
  const run = new FolderRunner(plan, ports)
  return await run.run()
}

/** Values that earlier requests of an iteration gave, and which of them did not. */
type Chain = {
  readonly values: Map<string, Extract<ExtractedValue, { value: string }>>
  readonly missing: Map<string, string>
}

class FolderRunner {
  readonly #secrets = new Set<string>()
  readonly #results: RequestResult[]
  readonly #startedAt: number
  #clock: number

  constructor(
    readonly plan: RunPlan,
    readonly ports: RunPorts,
  ) {
    this.#startedAt = ports.now()
    this.#clock = this.#startedAt
    this.#results = Array.from({ length: plan.iterations }, (_, at) =>
      plan.requests.map((planned) => waiting(planned, at + 1)),
    ).flat()
  }

  async run(): Promise<FolderRun> {
    let stopped: string | undefined
    let chain: Chain = { values: new Map(), missing: new Map() }
    this.#tell('running')
    for (let index = 0; index < this.#results.length; index += 1) {
      const planned = this.plan.requests[index % this.plan.requests.length]
      const waitingOne = this.#results[index]
      if (planned === undefined || waitingOne === undefined) break
      if (index % this.plan.requests.length === 0) chain = { values: new Map(), missing: new Map() }
      if (stopped === undefined && this.ports.isCancelled()) stopped = 'The run was cancelled.'
      if (stopped !== undefined) {
        this.#results[index] = { ...waitingOne, state: 'notRun', reason: stopped }
        continue
      }
      this.#results[index] = { ...waitingOne, state: 'running' }
      this.#tell('running')
      const result = maskResult(await this.#runOne(planned, waitingOne, index, chain), this.#secrets)
      this.#results[index] = result
      if (this.plan.stopAtFirstFailure && result.state !== 'passed')
        stopped = `The run stopped at the first failure: ${result.name}.`
      this.#tell('running')
    }
    const cancelled = this.ports.isCancelled() && this.#results.some(({ state }) => state === 'notRun')
    return this.#tell(cancelled ? 'cancelled' : 'finished')
  }

  #tell(state: FolderRun['state']): FolderRun {
    const run: FolderRun = {
      name: this.plan.name,
      state,
      startedAt: this.#startedAt,
      ...(state === 'running' ? {} : { finishedAt: this.ports.now() }),
      seed: this.plan.seed,
      iterations: this.plan.iterations,
      results: [...this.#results],
    }
    // what became a secret late may stand in results before
    const masked =
      state === 'running' ? run : { ...run, results: run.results.map((result) => maskResult(result, this.#secrets)) }
    this.ports.onChange(masked)
    return masked
  }

  async #runOne(
    planned: PlannedRequest,
    waitingOne: RequestResult,
    index: number,
    chain: Chain,
  ): Promise<RequestResult> {
    const seed = (this.plan.seed + index) >>> 0
    const scope = scopeOf(this.#layers(planned, waitingOne.iteration, seed, chain))
    for (const secret of secretValues(scope, substituteVariables)) this.#secrets.add(secret)
    const { request, problems, secrets } = substituteRequest(planned.request, scope)
    const fail = (state: RequestResult['state'], reason: string): RequestResult => {
      for (const { variable } of planned.request.extractions) miss(chain, variable, planned.name)
      return { ...waitingOne, state, reason }
    }
    const blocked = problems.find(({ variable }) => chain.missing.has(variable))
    if (blocked !== undefined)
      return fail(
        'blocked',
        `Needs {{${blocked.variable}}}, which "${chain.missing.get(blocked.variable)}" did not give.`,
      )
    if (problems.length > 0)
      return fail('error', problems.map(({ place, message }) => `In ${place}: ${message}.`).join(' '))
    const at = this.ports.now()
    try {
      const run = await this.ports.send(request, { seed, clock: Math.ceil(this.#clock), secrets })
      if (run.simulated && this.plan.carriesState) this.#clock = run.clock + run.outcome.latencyMs
      return {
        ...waitingOne,
        at,
        runId: run.id,
        path: request.path,
        ...this.#judge(planned, request, factsOf(run), chain),
      }
    } catch (error) {
      return { ...fail('error', error instanceof Error ? error.message : String(error)), at, path: request.path }
    }
  }

  #layers(planned: PlannedRequest, iteration: number, seed: number, chain: Chain): VariableLayer[] {
    const { rows } = this.plan
    const row = rows[(iteration - 1) % Math.max(1, rows.length)] ?? {}
    // another variable of the name would be another value than the one that is meant
    const isMeant = ({ name }: { name: string }) => !chain.missing.has(name)
    const data = Object.entries(row).map(([name, value]) => ({ name, value, secret: false }))
    const given = [...chain.values].map(([name, { value, secret }]) => ({ name, value, secret }))
    const saved = planned.layers.map((layer) => ({ ...layer, variables: layer.variables.filter(isMeant) }))
    return [
      { name: 'values of earlier requests', variables: given, literal: true },
      ...(rows.length === 0
        ? []
        : [
            {
              name: `row ${((iteration - 1) % rows.length) + 1} of the data`,
              variables: data.filter(isMeant),
              literal: true,
            },
          ]),
      ...saved,
      builtInVariables(this.#clock, seededRandom(seed), iteration),
    ]
  }

  #judge(
    planned: PlannedRequest,
    request: ConsoleRequest,
    facts: AnswerFacts,
    chain: Chain,
  ): Pick<RequestResult, 'state' | 'status' | 'latencyMs' | 'simulated' | 'assertions' | 'values'> {
    const values = extractValues(request.extractions, facts)
    for (const value of values) {
      if ('problem' in value) miss(chain, value.variable, planned.name)
      else {
        chain.missing.delete(value.variable)
        chain.values.set(value.variable, value)
        if (value.secret) this.#secrets.add(value.value)
      }
    }
    const assertions = checkAssertions(request.assertions, facts, this.plan.models)
    const isFine = assertions.every(({ passed }) => passed) && values.every((value) => 'value' in value)
    const { status, latencyMs, simulated } = facts
    const shown = values.map((value) =>
      'value' in value ? { ...value, value: value.secret ? secretMask : shorten(value.value) } : value,
    )
    return { state: isFine ? 'passed' : 'failed', status, latencyMs, simulated, assertions, values: shown }
  }
}

function miss(chain: Chain, variable: string, name: string): void {
  chain.values.delete(variable)
  chain.missing.set(variable, name)
}

function waiting({ id, name, folders, request }: PlannedRequest, iteration: number): RequestResult {
  const { method, path } = request
  return { requestId: id, name, folders, iteration, state: 'waiting', method, path, assertions: [], values: [] }
}
