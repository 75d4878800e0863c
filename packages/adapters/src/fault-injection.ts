import type { FaultInjection } from '@gatewright/definition'
import { BackendFailure, type Random } from '@gatewright/engine'
import type { HostClock } from './clock.ts'

/** What injected trouble does to one call: nothing more, or the kind of failure that takes the place of the call. */
export type InjectedFault = FaultInjection['error'] | undefined

type Injected = { readonly left: number; readonly fault: InjectedFault }

/**
 * Waits for the injected latency, then says whether the call fails. One `fraction` is drawn when there is a probability.
 * @returns what is left of the time limit in milliseconds, and the fault
 * @throws BackendFailure `timeout` when the latency alone uses up the limit
 */
export function injectFault(
  settings: FaultInjection | undefined,
  ports: { clock: HostClock; random: Random },
  timeoutInMillis: number,
): Injected | Promise<Injected> {
  if (settings === undefined) return { left: timeoutInMillis, fault: undefined }
  return inject(settings, ports, timeoutInMillis)
}

async function inject(
  settings: FaultInjection,
  ports: { clock: HostClock; random: Random },
  timeoutInMillis: number,
): Promise<Injected> {
  const fails = settings.errorProbability > 0 && ports.random.fraction() < settings.errorProbability
  if (settings.latencyMs >= timeoutInMillis) {
    await ports.clock.sleep(timeoutInMillis)
    throw new BackendFailure(
      'timeout',
      `No answer within ${timeoutInMillis} ms: the injected latency is ${settings.latencyMs} ms`,
    )
  }
  if (settings.latencyMs > 0) await ports.clock.sleep(settings.latencyMs)
  const left = timeoutInMillis - settings.latencyMs
  if (!fails) return { left, fault: undefined }
  if (settings.error === 'TIMEOUT') {
    await ports.clock.sleep(left)
    throw new BackendFailure('timeout', `No answer within ${timeoutInMillis} ms: an injected error`)
  }
  if (settings.error === 'CONNECTION_REFUSED') {
    throw new BackendFailure('connectionRefused', 'Connection refused: an injected error')
  }
  return { left, fault: settings.error }
}
