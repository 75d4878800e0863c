import { eventText } from '../event-text.ts'
import { GatewayException } from '../gateway-exception.ts'
import { javaMapText } from '../json-text.ts'
import { maskedHeaders } from '../mask.ts'
import type { BackendCall, EndpointResponse } from '../message.ts'
import type { Call } from './call.ts'
import { bodyText } from './log-lines.ts'

/** Calls a backend; notes how long it took, and tells those who watch what went out and what came back. */
export async function watchEndpoint(
  call: Call,
  sent: BackendCall,
  send: () => Promise<EndpointResponse>,
): Promise<EndpointResponse> {
  const { recorder, ports, progress } = call
  progress.sent = sent
  if (recorder.logged) logRequest(call, sent)
  const startedAt = ports.clock.now()
  try {
    const response = await send()
    const latency = ports.clock.now() - startedAt
    progress.integrationLatencyMs = latency
    progress.integrationStatus = response.status
    if (recorder.logged) logResponse(call, response, latency)
    return response
  } catch (error) {
    progress.integrationLatencyMs = ports.clock.now() - startedAt
    if (recorder.watched && error instanceof GatewayException && error.rule === 'serviceNotSimulated') {
      recorder.emit({ type: 'notSimulated', phase: recorder.current, at: ports.clock.now(), what: error.message })
    }
    throw error
  }
}

function logRequest({ recorder, ports }: Call, sent: BackendCall): void {
  const headers = maskedHeaders(sent.headers)
  if (recorder.watched) {
    recorder.emit({
      type: 'endpointRequest',
      phase: recorder.current,
      at: ports.clock.now(),
      method: sent.method,
      uri: sent.url,
      headers,
      body: eventText(sent.body),
    })
  }
  recorder.log(`Endpoint request URI: ${sent.url}`)
  recorder.log(`Endpoint request headers: ${javaMapText(headers)}`, { dataTrace: true })
  recorder.log(`Endpoint request body after transformations: ${bodyText(sent.body)}`, { dataTrace: true })
  recorder.log(`Sending request to ${sent.url}`)
}

function logResponse({ recorder, ports }: Call, response: EndpointResponse, latencyMs: number): void {
  const headers = maskedHeaders(response.headers)
  if (recorder.watched) {
    recorder.emit({
      type: 'endpointResponse',
      phase: recorder.current,
      at: ports.clock.now(),
      status: response.status,
      headers,
      body: eventText(response.body),
      latencyMs,
    })
  }
  recorder.log(`Received response. Status: ${response.status}, Integration latency: ${Math.floor(latencyMs)} ms`)
  recorder.log(`Endpoint response headers: ${javaMapText(headers)}`, { dataTrace: true })
  recorder.log(`Endpoint response body before transformations: ${bodyText(response.body)}`, { dataTrace: true })
}
