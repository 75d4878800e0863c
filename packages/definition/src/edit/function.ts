import type { LambdaFunction } from '../backend.ts'
import { parseIntegrationUri } from '../integration-uri.ts'
import { type DesignDraft, EditError, methodsOf, restApiOf } from './draft.ts'

const functionName = /^[A-Za-z0-9_-]{1,64}$/

/** What a new function answers until it is written: a proxy response that names it. */
export function startingHandler(name: string): string {
  return `exports.handler = async (event) => {
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: 'Hello from ${name}' }),
  }
}
`
}

/** What a new authorizer function answers until it is written: it lets the token "allow" through and denies every other. */
export const startingAuthorizerHandler = `exports.handler = async (event) => {
  const allowed = event.authorizationToken === 'allow'
  return {
    principalId: 'caller',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: allowed ? 'Allow' : 'Deny', Resource: event.methodArn }],
    },
  }
}
`

/** Adds a Lambda function with a handler. Throws {@link EditError} for a name that Lambda would refuse or that is taken. */
export function addFunction(draft: DesignDraft, name: string, source: string = startingHandler(name)): void {
  if (!functionName.test(name)) {
    throw new EditError(`“${name}” is no function name: 1 to 64 letters, digits, hyphens and underscores.`)
  }
  if (Object.hasOwn(draft.backends.functions, name)) throw new EditError(`A function named ${name} exists already.`)
  draft.backends.functions[name] = emptyFunction(source)
}

function emptyFunction(source: string): LambdaFunction {
  return {
    code: { type: 'HANDLER', language: 'javascript', handler: 'handler', source },
    environment: {},
    timeout: 3,
    memorySize: 128,
    versions: {},
    aliases: {},
  }
}

/** Removes a function. Methods that invoke it keep their integration, and lint says that it is missing. */
export function deleteFunction(draft: DesignDraft, name: string): void {
  delete draft.backends.functions[name]
  delete draft.layout[`function:${name}`]
}

/** Gives a function another name; integrations and authorizers that invoke it follow. Throws {@link EditError} as {@link addFunction}. */
export function renameFunction(draft: DesignDraft, from: string, to: string): void {
  const existing = draft.backends.functions[from]
  if (existing === undefined) throw new EditError(`The function ${from} is gone: somebody removed it.`)
  if (from === to) return
  const copy = JSON.parse(JSON.stringify(existing)) as LambdaFunction
  addFunction(draft, to)
  draft.backends.functions[to] = copy
  deleteFunction(draft, from)
  if (draft.definition.kind !== 'REST') return
  for (const { method } of methodsOf(restApiOf(draft))) {
    if (method.integration?.uri !== undefined) method.integration.uri = renamed(method.integration.uri, from, to)
  }
  for (const authorizer of Object.values(restApiOf(draft).authorizers)) {
    if ('authorizerUri' in authorizer && authorizer.authorizerUri !== undefined) {
      authorizer.authorizerUri = renamed(authorizer.authorizerUri, from, to)
    }
  }
}

function renamed(uri: string, from: string, to: string): string {
  const parsed = parseIntegrationUri(uri)
  if (parsed.kind !== 'lambda' || parsed.functionName !== from) return uri
  const arn = parsed.functionArn
  const start = arn.lastIndexOf(`:${from}`) + 1
  return uri.replace(arn, `${arn.slice(0, start)}${to}${arn.slice(start + from.length)}`)
}
