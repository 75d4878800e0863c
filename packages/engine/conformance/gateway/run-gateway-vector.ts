import type { Host } from '../hosts/host.ts'
import { type AnyVector, failed, type GatewayVector, type Problem, type Verdict, verdictOf } from '../vector.ts'
import { checkStep } from './check-step.ts'
import { type Scenario, scenarioOf } from './scenario.ts'

/** Runs all steps of a gateway vector on a host; the first step that differs ends it. */
export async function runGatewayVector(raw: AnyVector, host: Host): Promise<Verdict> {
  const vector = raw as unknown as GatewayVector
  const missing = notImplemented(vector)
  if (missing !== undefined) return failed('not implemented', missing)
  const reason = host.cannotExpress?.(vector)
  if (reason !== undefined) return { result: 'skipped', reason }
  let scenario: Scenario
  try {
    scenario = scenarioOf(vector)
  } catch (error) {
    return failed('import', messageOf(error))
  }
  const session = await host.open(scenario)
  try {
    for (const [index, step] of vector.steps.entries()) {
      scenario.clock.advance(step.advanceMs ?? 0)
      for (let turn = 1; turn <= (step.repeat ?? 1); turn += 1) {
        const where = `step ${index + 1}${step.repeat === undefined ? '' : `, request ${turn} of ${step.repeat}`}`
        scenario.stubs.beginStep()
        const problems: readonly Problem[] = await session.send(step).then(
          (seen) => checkStep(where, step.expect, seen, scenario.stubs),
          (error: unknown) => [{ where, message: messageOf(error) }],
        )
        if (problems.length > 0) return verdictOf(problems)
      }
    }
    return { result: 'passed' }
  } finally {
    await session.close()
  }
}

/** What no host can do yet: vectors that need it fail, whatever they would happen to answer. */
function notImplemented(vector: GatewayVector): string | undefined {
  if (vector.api.type !== 'REST') return 'HTTP APIs are not implemented'
  return undefined
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.stack?.split('\n').slice(0, 4).join('\n') ?? error.message
}
