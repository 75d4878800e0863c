import { eventText } from '../event-text.ts'
import type { LambdaResult } from '../message.ts'
import type { Call } from './call.ts'

/** Tells those who watch what a handler wrote to its console and which services it called, in the order of their times. */
export function emitHandled({ recorder, ports }: Call, functionName: string, result: LambdaResult): void {
  const { console: lines = [], serviceCalls = [], moreServiceCalls = 0 } = result
  const phase = recorder.current
  const happened = [
    ...lines.map((line) => ({
      at: line.at,
      emit: () => recorder.emit({ type: 'console', phase, functionName, line }),
    })),
    ...serviceCalls.map(({ input, answer, ...call }) => ({
      at: call.at,
      emit: () =>
        recorder.emit({
          type: 'serviceCalled',
          phase,
          functionName,
          ...call,
          input: eventText(input),
          answer: eventText(answer),
        }),
    })),
  ]
  for (const { emit } of happened.sort((one, other) => one.at - other.at)) emit()
  if (moreServiceCalls === 0) return
  const text = `${moreServiceCalls} further calls of services are not listed.`
  recorder.emit({ type: 'console', phase, functionName, line: { at: ports.clock.now(), level: 'info', text } })
}
