import { integrationTimeout, type Json, type JsonObject, parseIntegrationUri } from '@gatewright/definition'
import { GatewayException } from '../gateway-exception.ts'
import { parseJson } from '../json-text.ts'
import { dataLine } from '../log-line.ts'
import { maskedHeaderValue, maskSecret } from '../mask.ts'
import type { LambdaResult } from '../message.ts'
import { BackendFailure } from '../ports.ts'
import type { Call } from './call.ts'
import type { CompiledAuthorizer } from './compile-authorizer.ts'
import { emitHandled } from './emit-handled.ts'

/** Invokes the function of a Lambda authorizer and gives its result; refuses as the service does when that fails. */
export async function invokeAuthorizer(call: Call, compiled: CompiledAuthorizer, event: JsonObject): Promise<Json> {
  const { exchange, ports, recorder } = call
  const uri = parseIntegrationUri(compiled.uri.render(exchange.facts.stageVariables, {}))
  if (uri.kind !== 'lambda') throw uncallable(compiled, 'Its URI names no Lambda function.')
  if (recorder.logged) logRequest(call, uri.functionArn, event)
  let result: LambdaResult
  try {
    result = await ports.lambda(
      {
        functionArn: uri.functionArn,
        functionName: uri.functionName,
        ...(uri.qualifier === undefined ? {} : { qualifier: uri.qualifier }),
        payload: JSON.stringify(event),
        invocationType: 'RequestResponse',
        requestId: exchange.requestId,
      },
      integrationTimeout.maximum,
    )
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error
    throw error.kind === 'timeout' ? timedOut(compiled) : uncallable(compiled, error.message)
  }
  call.progress.authorizerStatus = 200
  if (recorder.watched) emitHandled(call, uri.functionName, result)
  const json = parseJson(result.payload)
  if (recorder.logged) {
    recorder.log(() => `Authorizer result body before parsing: ${maskedPayload(result.payload, json)}`, dataLine)
  }
  if (result.functionError !== undefined) throw failed(call, compiled, json)
  return json ?? null
}

function logRequest({ recorder, exchange }: Call, functionArn: string, event: JsonObject): void {
  const url = `https://lambda.${exchange.facts.region}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`
  const token = event.authorizationToken
  const shown = maskedEvent(event)
  if (typeof token === 'string') recorder.log(() => `Incoming identity: ${maskSecret(token)}`)
  recorder.log(() => `Endpoint request URI: ${url}`, dataLine)
  recorder.log(() => `Endpoint request body after transformations: ${JSON.stringify(shown)}`, dataLine)
  recorder.log(() => `Sending request to ${url}`, dataLine)
}

/** The event with the token and the secret header fields masked. */
function maskedEvent(event: JsonObject): JsonObject {
  const { authorizationToken: token, headers, multiValueHeaders } = event
  if (typeof token === 'string') return { ...event, authorizationToken: maskSecret(token) }
  return { ...event, headers: maskedMap(headers), multiValueHeaders: maskedMap(multiValueHeaders) }
}

function maskedMap(headers: Json | undefined): Json {
  if (headers === undefined || headers === null || typeof headers !== 'object' || Array.isArray(headers)) return {}
  const masked = (name: string, value: Json): Json =>
    Array.isArray(value) ? value.map((each) => masked(name, each)) : maskedHeaderValue(name, String(value))
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, masked(name, value)]))
}

/** The result as it came, without the API key that it may hold. */
function maskedPayload(payload: string, json: Json | undefined): string {
  if (json === undefined || json === null || typeof json !== 'object' || Array.isArray(json)) return payload
  const { usageIdentifierKey: key } = json
  return typeof key === 'string' && key !== '' ? payload.replaceAll(key, maskSecret(key)) : payload
}

function uncallable(compiled: CompiledAuthorizer, why: string): GatewayException {
  return new GatewayException('authorizerUncallable', {
    explanation: `The function of the authorizer ${compiled.authorizer.name} cannot be invoked. ${why}`,
    place: [...compiled.place, 'authorizerUri'],
    subject: compiled.authorizer.name,
    received: { authorizerUri: compiled.uri.text },
    wouldPass: ['An authorizerUri of a function that exists and may be invoked.'],
    log: 'Execution failed due to configuration error: Invalid permissions on Lambda function',
  })
}

function timedOut(compiled: CompiledAuthorizer): GatewayException {
  return new GatewayException('authorizerTimedOut', {
    explanation: `The function of the authorizer ${compiled.authorizer.name} did not answer in time.`,
    place: [...compiled.place, 'authorizerUri'],
    subject: compiled.authorizer.name,
    wouldPass: ['A function that answers within its timeout.'],
    log: 'Execution failed due to configuration error: Authorizer error',
  })
}

/** A function error is 401 when its message is exactly `Unauthorized`, else a configuration error (authorizers reference §5.3). */
function failed({ exchange }: Call, compiled: CompiledAuthorizer, json: Json | undefined): GatewayException {
  const isObject = json !== null && typeof json === 'object' && !Array.isArray(json)
  const message = isObject && typeof json.errorMessage === 'string' ? json.errorMessage : ''
  const { name } = compiled.authorizer
  if (message === 'Unauthorized') {
    return new GatewayException('authorizerSaidUnauthorized', {
      explanation: `The authorizer ${name} threw "Unauthorized".`,
      place: compiled.place,
      subject: name,
      received: { errorMessage: message },
      wouldPass: ['A token that the authorizer accepts.'],
      log: `Unauthorized request: ${exchange.requestId}`,
    })
  }
  return new GatewayException('authorizerFailed', {
    explanation: `The function of the authorizer ${name} ended with an error: ${message}`,
    place: compiled.place,
    subject: name,
    received: { errorMessage: message },
    wouldPass: ['A function that returns a policy, or throws exactly "Unauthorized".'],
    log: 'Execution failed due to configuration error: Authorizer error',
  })
}
