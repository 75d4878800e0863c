import type { HeaderList } from '../message.ts'
import type { CorsRequest } from './cors-request.ts'
import { type CorsVerdict, corsAllowed } from './cors-verdict.ts'

/** The values of all fields of a name, joined as a browser joins them; undefined without any. */
export function combinedHeader(headers: HeaderList, lowerName: string): string | undefined {
  const values = headers.flatMap(([name, value]) => (name.toLowerCase() === lowerName ? [value.trim()] : []))
  return values.length === 0 ? undefined : values.join(', ')
}

const advice = ' Have the server send the header with a valid value.'

/**
 * Whether a page may see an answer (Fetch standard: CORS check). The order of the tests and the sentences are Chromium's;
 * the browser tests compare them with a real one.
 */
export function checkAccess(
  request: Pick<CorsRequest, 'origin' | 'credentials'>,
  { headers }: { readonly headers: HeaderList },
): CorsVerdict {
  const allowed = combinedHeader(headers, 'access-control-allow-origin')
  const name = "'Access-Control-Allow-Origin' header"
  if (allowed === undefined) {
    return {
      allowed: false,
      fault: 'missingAllowOrigin',
      sentence: `No ${name} is present on the requested resource.`,
    }
  }
  if (allowed === '*') {
    if (!request.credentials) return corsAllowed
    return {
      allowed: false,
      fault: 'wildcardWithCredentials',
      sentence: `The value of the ${name} in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
    }
  }
  if (allowed !== request.origin) {
    if (/[ ,]/.test(allowed)) {
      return {
        allowed: false,
        fault: 'multipleAllowOrigin',
        sentence: `The ${name} contains multiple values '${allowed}', but only one is allowed.${advice}`,
      }
    }
    if (allowed !== 'null' && !/^[a-z][a-z0-9+.-]*:/i.test(allowed)) {
      return {
        allowed: false,
        fault: 'invalidAllowOrigin',
        sentence: `The ${name} contains the invalid value '${allowed}'.${advice}`,
      }
    }
    return {
      allowed: false,
      fault: 'allowOriginMismatch',
      sentence: `The ${name} has a value '${allowed}' that is not equal to the supplied origin.${advice}`,
    }
  }
  if (!request.credentials) return corsAllowed
  const credentials = combinedHeader(headers, 'access-control-allow-credentials')
  if (credentials === 'true') return corsAllowed
  return {
    allowed: false,
    fault: 'allowCredentialsNotTrue',
    sentence: `The value of the 'Access-Control-Allow-Credentials' header in the response is '${credentials ?? ''}' which must be 'true' when the request's credentials mode is 'include'.`,
  }
}
