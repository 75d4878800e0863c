import type { Json } from '@gatewright/definition'
import type { ShareSource } from './payload.ts'
import type { Secrets } from './redact.ts'
import { redactBody } from './redact-body.ts'
import { redactBase64, redactHeader } from './redact-request.ts'

type Answer = ShareSource['tape']['answers'][number]

/** The tape without secrets in what backends answered: members, headers, bodies, and keys of callers. */
export function redactTape(tape: ShareSource['tape'], secrets: Secrets): ShareSource['tape'] {
  return { ...tape, answers: tape.answers.map((answer) => redactAnswer(answer, secrets)) }
}

function redactAnswer(taped: Answer, secrets: Secrets): Answer {
  const { answer } = taped
  if (!isObject(answer)) return taped
  switch (taped.port) {
    case 'lambda':
      return { ...taped, answer: redactPayload(answer, taped.what, secrets) }
    case 'http':
    case 'aws':
      return { ...taped, answer: redactResponse(answer, secrets) }
    case 'credentials': {
      const masked = Object.entries(answer).map(([name, value]): [string, Json] =>
        (name === 'secretAccessKey' || name === 'sessionToken') && typeof value === 'string'
          ? [name, secrets.mask(`${name} of the caller`, value)]
          : [name, value],
      )
      return { ...taped, answer: Object.fromEntries(masked) }
    }
    case 'keySet':
    case 'counters':
    case 'cache':
      return taped
  }
}

function redactPayload(answer: { [key: string]: Json }, functionName: string, secrets: Secrets): Json {
  const { payload, serviceCalls } = answer
  if (typeof payload !== 'string') return answer
  return {
    ...answer,
    payload: redactBody(`the answer of ${functionName}`, payload, secrets),
    ...(Array.isArray(serviceCalls)
      ? { serviceCalls: serviceCalls.map((call) => redactServiceCall(call, functionName, secrets)) }
      : {}),
  }
}

function redactServiceCall(call: Json, functionName: string, secrets: Secrets): Json {
  if (!isObject(call)) return call
  const { input, answer } = call
  const where = `a call of a service by ${functionName}`
  return {
    ...call,
    ...(typeof input === 'string' ? { input: redactBody(where, input, secrets) } : {}),
    ...(typeof answer === 'string' ? { answer: redactBody(where, answer, secrets) } : {}),
  }
}

function redactResponse(answer: { [key: string]: Json }, secrets: Secrets): Json {
  const { headers, body } = answer
  const fields = Array.isArray(headers) ? headers.map((field) => redactField(field, secrets)) : []
  return { ...answer, headers: fields, ...(typeof body === 'string' ? { body: redactBase64(body, secrets) } : {}) }
}

function redactField(field: Json, secrets: Secrets): Json {
  if (!Array.isArray(field)) return field
  const [name, value] = field
  return typeof name === 'string' && typeof value === 'string' ? [name, redactHeader(name, value, secrets)] : field
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
