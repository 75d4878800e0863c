import { GatewayException } from '../gateway-exception.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration, CompiledIntegrationResponse } from './compile-integration.ts'

/**
 * Selects the integration response (rest-api reference §14.1): the first whose pattern matches the whole text, else the
 * default. `text` is the endpoint's status, or the error message of a function.
 */
export function selectIntegrationResponse(
  call: Call,
  compiled: CompiledIntegration,
  text: string,
  byStatus: boolean,
): CompiledIntegrationResponse {
  let selected = byStatus ? compiled.selectedByStatus.get(text) : undefined
  if (selected === undefined) {
    selected = compiled.responses.find((response) => response.matches?.(text) === true) ?? compiled.defaultResponse
    if (selected === undefined) throw noMatch(call, compiled, text)
    if (byStatus && compiled.selectedByStatus.size < 600) compiled.selectedByStatus.set(text, selected)
  }
  if (call.recorder.watched) emitSelected(call, compiled, text, selected)
  return selected
}

function emitSelected(
  { recorder, ports }: Call,
  compiled: CompiledIntegration,
  text: string,
  selected: CompiledIntegrationResponse,
): void {
  recorder.emit({
    type: 'integrationResponseSelected',
    phase: recorder.current,
    at: ports.clock.now(),
    matched: text,
    candidates: compiled.responses.map(({ statusCode, pattern, matches }) => ({
      statusCode,
      pattern,
      matches: matches === undefined ? selected === compiled.defaultResponse : matches(text),
    })),
    statusCode: selected.statusCode,
  })
}

function noMatch({ progress }: Call, compiled: CompiledIntegration, text: string): GatewayException {
  const patterns = compiled.responses.map(({ pattern }) => pattern)
  return new GatewayException('noIntegrationResponse', {
    explanation: `No integration response matches "${text}", and there is no default one.`,
    place: [...compiled.place, 'integrationResponses'],
    received: { matched: text, patterns },
    wouldPass: [
      'A default integration response (one without a selection pattern).',
      `A selection pattern that matches "${text}".`,
    ],
    log: `Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${progress.integrationStatus ?? text}`,
  })
}
