import type { LambdaResult, ServiceCall } from '@gatewright/engine'

/** Calls that are listed, and characters of each of their texts; a handler that loops must not fill the memory. */
const most = 50
const mostCharacters = 8192

/** The calls that one invocation of a handler made to AWS services, as traces tell of them. */
export class ServiceCallList {
  readonly #calls: (ServiceCall | undefined)[] = []
  #more = 0

  /**
   * Notes that a call was made.
   * @param request JSON text as callBySdk takes it
   * @returns to be called with the JSON text of the answer
   */
  begin(request: string, at: number): (answer: string, durationMs: number) => void {
    if (this.#calls.length >= most) {
      this.#more += 1
      return () => undefined
    }
    const place = this.#calls.push(undefined) - 1
    const { service, operation, input } = JSON.parse(request) as { service: string; operation: string; input: unknown }
    return (answer, durationMs) => {
      const read = JSON.parse(answer) as { output?: unknown; error?: unknown; notSimulated?: string }
      const told = read.output ?? read.error ?? read.notSimulated ?? null
      this.#calls[place] = {
        at,
        durationMs,
        service,
        action: operation,
        input: cut(input),
        ok: read.output !== undefined,
        answer: cut(told),
      }
    }
  }

  /** The calls that were answered; nothing where there were none. */
  told(): Pick<LambdaResult, 'serviceCalls' | 'moreServiceCalls'> {
    const serviceCalls = this.#calls.filter((call) => call !== undefined)
    return {
      ...(serviceCalls.length === 0 ? {} : { serviceCalls }),
      ...(this.#more === 0 ? {} : { moreServiceCalls: this.#more }),
    }
  }
}

function cut(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}… (cut)`
}
