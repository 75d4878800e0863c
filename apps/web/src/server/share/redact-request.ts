import type { ConsoleRequest } from '../console-request.ts'
import { decodeName } from './decode-name.ts'
import type { Secrets } from './redact.ts'
import { redactBody } from './redact-body.ts'
import { namesSecret } from './secret-names.ts'

/** The request without credentials: headers, cookies, query parameters and members of the body that name a secret. */
export function redactRequest(request: ConsoleRequest, secrets: Secrets): ConsoleRequest {
  return {
    ...request,
    path: redactQuery(request.path, secrets),
    headers: request.headers.map(([name, value]) => [name, redactHeader(name, value, secrets)]),
    body:
      request.isBase64 === true ? redactBase64(request.body, secrets) : redactBody('the body', request.body, secrets),
  }
}

/** The value of a header without its secret. */
export function redactHeader(name: string, value: string, secrets: Secrets): string {
  return namesSecret(name) ? secrets.mask(`Value of header ${name}`, value) : value
}

function redactQuery(path: string, secrets: Secrets): string {
  const [before = '', ...query] = path.split('?')
  if (query.length === 0) return path
  const parameters = query
    .join('?')
    .split('&')
    .map((parameter) => {
      const [name = '', ...value] = parameter.split('=')
      if (!namesSecret(decodeName(name))) return parameter
      return `${name}=${secrets.mask(`Query parameter ${decodeName(name)}`, value.join('='))}`
    })
  return `${before}?${parameters.join('&')}`
}

/** A body in base64: text inside is redacted, other bytes stay. */
export function redactBase64(body: string, secrets: Secrets): string {
  const bytes = Buffer.from(body, 'base64')
  const text = bytes.toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes)) return body
  const redacted = secrets.clean(redactBody('the body', text, secrets))
  return redacted === text ? body : Buffer.from(redacted, 'utf8').toString('base64')
}
