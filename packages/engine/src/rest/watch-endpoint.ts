import { eventText } from '../event-text.ts'
import { GatewayException } from '../gateway-exception.ts'
import { javaMapText } from '../json-text.ts'
import { dataLine } from '../log-line.ts'
import { maskedHeaders } from '../mask.ts'
import type { BackendCall, EndpointResponse } from '../message.ts'
import type { Call } from './call.ts'
import { bodyText } from './log-lines.ts'

/** Calls a backend; notes how long it took, and tells those who watch what went out and what came back. */
export async function watchEndpoint<T>(
  call: Call,
  sent: BackendCall,
  backend: {
    readonly send: () => Promise<T>
    /** reads what came */
    readonly receive: (result: T) => EndpointResponse
    /** makes of a failure of the port what the gateway refuses with */
    readonly refuse: (error: unknown) => unknown
  },
): Promise<EndpointResponse> {
  const { recorder, ports, progress } = call
  progress.sent = sent
  if (recorder.logged) logRequest(call, sent)
  const startedAt = ports.clock.now()
  try {
    const response = backend.receive(await backend.send())
    const latency = ports.clock.now() - startedAt
    progress.integrationLatencyMs = latency
    progress.integrationStatus = response.status
    if (recorder.logged) logResponse(call, response, latency)
    return response
  } catch (failure) {
    progress.integrationLatencyMs = ports.clock.now() - startedAt
    const error = backend.refuse(failure)
    if (recorder.watched && error instanceof GatewayException && error.rule === 'serviceNotSimulated') {
      recorder.emit({ type: 'notSimulated', phase: recorder.current, at: ports.clock.now(), what: error.message })
    }
    throw error
  }
}

function logRequest({ recorder, ports }: Call, sent: BackendCall): void {
  if (recorder.watched) {
    recorder.emit({
      type: 'endpointRequest',
      phase: recorder.current,
      at: ports.clock.now(),
      method: sent.method,
      uri: sent.url,
      headers: maskedHeaders(sent.headers),
      body: eventText(sent.body),
    })
  }
  recorder.log(() => `Endpoint request URI: ${sent.url}`)
  recorder.log(() => `Endpoint request headers: ${javaMapText(maskedHeaders(sent.headers))}`, dataLine)
  recorder.log(() => `Endpoint request body after transformations: ${bodyText(sent.body)}`, dataLine)
  recorder.log(() => `Sending request to ${sent.url}`)
}

function logResponse({ recorder, ports }: Call, response: EndpointResponse, latencyMs: number): void {
  if (recorder.watched) {
    recorder.emit({
      type: 'endpointResponse',
      phase: recorder.current,
      at: ports.clock.now(),
      status: response.status,
      headers: maskedHeaders(response.headers),
      body: eventText(response.body),
      latencyMs,
    })
  }
  recorder.log(() => `Received response. Status: ${response.status}, Integration latency: ${Math.floor(latencyMs)} ms`)
  recorder.log(() => `Endpoint response headers: ${javaMapText(maskedHeaders(response.headers))}`, dataLine)
  recorder.log(() => `Endpoint response body before transformations: ${bodyText(response.body)}`, dataLine)
}
