import type { HeaderList } from '../message.ts'
import { checkAccess, combinedHeader } from './check-access.ts'
import { type CorsRequest, isSafelistedMethod, unsafeHeaderNames } from './cors-request.ts'
import { type CorsVerdict, corsAllowed } from './cors-verdict.ts'

const doesNotPass = "Response to preflight request doesn't pass access control check: "
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** Whether the answer to a preflight lets the real request go out (Fetch standard: CORS-preflight fetch), in Chromium's order. */
export function checkPreflight(
  request: CorsRequest,
  answer: { readonly status: number; readonly headers: HeaderList },
): CorsVerdict {
  const { status, headers } = answer
  if (status >= 300 && status < 400 && combinedHeader(headers, 'location') !== undefined) {
    return {
      allowed: false,
      fault: 'preflightRedirect',
      sentence: `${doesNotPass}Redirect is not allowed for a preflight request.`,
    }
  }
  const access = checkAccess(request, answer)
  if (!access.allowed) return { ...access, sentence: doesNotPass + access.sentence }
  if (status < 200 || status > 299) {
    return { allowed: false, fault: 'preflightStatus', sentence: `${doesNotPass}It does not have HTTP ok status.` }
  }
  const methods = listed(headers, 'access-control-allow-methods')
  if (methods === undefined) return unreadable('allowMethodsUnreadable', 'Methods')
  const names = listed(headers, 'access-control-allow-headers')?.map((name) => name.toLowerCase())
  if (names === undefined) return unreadable('allowHeadersUnreadable', 'Headers')
  return checkMethod(request, methods) ?? checkHeaders(request, names) ?? corsAllowed
}

/** The members of a list header; undefined when it is no list of tokens. */
function listed(headers: HeaderList, lowerName: string): string[] | undefined {
  const members = (combinedHeader(headers, lowerName) ?? '')
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '')
  return members.every((member) => token.test(member)) ? members : undefined
}

function unreadable(fault: 'allowMethodsUnreadable' | 'allowHeadersUnreadable', which: string): CorsVerdict {
  return {
    allowed: false,
    fault,
    sentence: `Cannot parse Access-Control-Allow-${which} response header field in preflight response.`,
  }
}

/** A wildcard counts only without credentials; methods are compared in their own case. */
function checkMethod({ method, credentials }: CorsRequest, methods: readonly string[]): CorsVerdict | undefined {
  if (isSafelistedMethod(method) || methods.includes(method) || (!credentials && methods.includes('*')))
    return undefined
  return {
    allowed: false,
    fault: 'methodNotAllowed',
    subject: method,
    sentence: `Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.`,
  }
}

/** `Authorization` has to be named: the wildcard does not cover it (Fetch standard: CORS non-wildcard request-header name). */
function checkHeaders({ headers, credentials }: CorsRequest, names: readonly string[]): CorsVerdict | undefined {
  const anyName = !credentials && names.includes('*')
  const refused = unsafeHeaderNames(headers).find((name) => !names.includes(name) && !anyName)
  const notCovered =
    refused === undefined && unsafeHeaderNames(headers).includes('authorization') && !names.includes('authorization')
  const subject = refused ?? (notCovered ? 'authorization' : undefined)
  if (subject === undefined) return undefined
  return {
    allowed: false,
    fault: notCovered ? 'authorizationNotCovered' : 'headerNotAllowed',
    subject,
    sentence: `Request header field ${subject} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ...(notCovered ? { chromiumPasses: true } : {}),
  }
}
