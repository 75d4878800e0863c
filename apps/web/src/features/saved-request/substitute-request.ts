import type { ConsoleRequest } from '../console/console-request.ts'
import { encodeInJson, encodeInPath, encodeInQuery, looksLikeJson } from './encode-value.ts'
import { type EncodeValue, substituteVariables, VariableError, type VariableScope } from './substitute-variables.ts'
import { watchSecrets } from './variable-scope.ts'

/** A variable that could not be put in, and where it stands: `header Authorization`. */
export type VariableProblem = {
  readonly place: string
  readonly variable: string
  readonly message: string
  readonly unknown: boolean
}

/**
 * Puts the variables of a request in their places: path, query, headers, body, auth, API key, caller, assertions, extractions.
 * Parts that are not sent are left as they are. All problems are told, not only the first.
 * `secrets` are those secret variables that it names, with their values: what is kept of the request must not show them.
 */
export function substituteRequest(
  request: ConsoleRequest,
  variables: VariableScope,
): {
  readonly request: ConsoleRequest
  readonly problems: readonly VariableProblem[]
  readonly secrets: { name: string; value: string }[]
} {
  const { scope, used } = watchSecrets(variables, substituteVariables)
  const problems: VariableProblem[] = []
  const put: Put = (text, place, encode) => {
    try {
      return substituteVariables(text, scope, encode)
    } catch (error) {
      if (!(error instanceof VariableError)) throw error
      const { variable, message, problem } = error
      problems.push({ place, variable, message, unknown: problem === 'unknown' })
      return text
    }
  }
  const result = {
    ...request,
    path: putPath(request.path, put),
    headers: request.headers.map((field, at) => (field.enabled ? putHeader(field, at, put, problems) : field)),
    ...putBody(request, put),
    auth: { ...request.auth, ...putAuth(request.auth, put) },
    apiKey: eachText(request.apiKey, 'API key', put),
    caller: eachText(request.caller, 'caller', put),
    assertions: request.assertions.map((assertion, at) => eachText(assertion, `assertion ${at + 1}`, put)),
    extractions: request.extractions.map((extraction, at) => ({
      ...extraction,
      expression: put(extraction.expression, `value ${at + 1}`),
    })),
  }
  return { request: result, problems, secrets: used() }
}

type Put = (text: string, place: string, encode?: EncodeValue) => string

function putPath(path: string, put: Put): string {
  const at = path.indexOf('?')
  if (at < 0) return put(path, 'path', encodeInPath)
  return put(path.slice(0, at), 'path', encodeInPath) + put(path.slice(at), 'query string', encodeInQuery)
}

function putHeader(
  field: ConsoleRequest['headers'][number],
  at: number,
  put: Put,
  problems: VariableProblem[],
): ConsoleRequest['headers'][number] {
  const place = `header ${field.name === '' ? at + 1 : field.name}`
  const header = { ...field, name: put(field.name, place), value: put(field.value, place) }
  if (/[\r\n\0]/.test(header.value) && !/[\r\n\0]/.test(field.value)) {
    const message = 'a variable brings a line break into a header, which no request can carry'
    problems.push({ place, variable: '', message, unknown: false })
  }
  return header
}

function putBody(request: ConsoleRequest, put: Put): Partial<ConsoleRequest> {
  switch (request.bodyKind) {
    case 'json':
    case 'text':
      return { body: putText(request.body, 'body', put), textType: put(request.textType, 'Content-Type') }
    case 'form':
      return {
        form: request.form.map((field, at) => (field.enabled ? eachText(field, `form field ${at + 1}`, put) : field)),
      }
    case 'multipart':
      return {
        parts: request.parts.map((part, at) => {
          if (!part.enabled) return part
          const { name, value, type } = eachText(
            { name: part.name, value: part.value, type: part.type },
            `part ${at + 1}`,
            put,
          )
          return { ...part, name, value, type }
        }),
      }
    case 'none':
    case 'binary':
      return {}
  }
}

function putAuth(auth: ConsoleRequest['auth'], put: Put): Partial<ConsoleRequest['auth']> {
  switch (auth.type) {
    case 'none':
      return {}
    case 'bearer':
      return { bearer: eachText(auth.bearer, 'bearer token', put) }
    case 'basic':
      return { basic: eachText(auth.basic, 'basic credentials', put) }
    case 'sigv4':
      return { sigv4: eachText(auth.sigv4, 'SigV4 credentials', put) }
    case 'forge':
      return { forge: eachText(auth.forge, 'token forge', put) }
  }
}

/** Puts variables into the members that are texts. */
function eachText<Group extends object>(group: Group, place: string, put: Put): Group {
  const entries = Object.entries(group).map(([name, value]) => [
    name,
    typeof value === 'string' ? putText(value, place, put) : value,
  ])
  return Object.fromEntries(entries) as Group
}

function putText(text: string, place: string, put: Put): string {
  return looksLikeJson(text) ? put(text, place, encodeInJson(text)) : put(text, place)
}
