/** What a function is called for: its handler answers in the form that the caller wants. */
export type HandlerUse = 'proxy' | 'integration' | 'authorizer'

/** The handler of a function behind a Lambda proxy integration, as JavaScript. */
export function proxyHandler(name: string): string {
  return `// The document names this function but does not hold its code: this handler stands in for it.
export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ function: ${JSON.stringify(name)}, method: event.httpMethod, path: event.path }),
})
`
}

/** The handler of a function behind a Lambda (non-proxy) integration, as JavaScript: what it returns goes to the integration response. */
export function integrationHandler(name: string): string {
  return `// The document names this function but does not hold its code: this handler stands in for it.
// What it returns is the body of the integration response; an Error thrown here is matched by the selection patterns.
export const handler = async (event) => ({ function: ${JSON.stringify(name)}, event })
`
}

/** The handler of a Lambda authorizer, as JavaScript. */
export function authorizerHandler(): string {
  return `// The document names this authorizer but does not hold its code: this handler stands in for it.
// The token "allow" (also as "Bearer allow") is let in, "deny" is answered with 403, anything else with 401.
export const handler = async (event) => {
  const given = event.authorizationToken ?? Object.values(event.headers ?? {}).find((value) => /^(Bearer )?(allow|deny)$/.test(value)) ?? ''
  const token = given.replace(/^Bearer /, '')
  if (token !== 'allow' && token !== 'deny') throw new Error('Unauthorized')
  return {
    principalId: 'user',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: token === 'allow' ? 'Allow' : 'Deny', Resource: event.methodArn }],
    },
    context: { token },
  }
}
`
}
