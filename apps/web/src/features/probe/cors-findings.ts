import {
  type GatewayResponseType,
  gatewayResponseTypes,
  type HttpMethod,
  httpMethods,
  type RestApi,
} from '@gatewright/definition'
import {
  allowOrigin,
  allowOriginOnErrors,
  allowPreflight,
  methodOf,
  setAuthorization,
} from '@gatewright/definition/edit'
import type { CorsCheck, CorsNote, CorsReport, CorsSettings, ProbeCall } from '@gatewright/engine/probe'
import { counted } from '@/ui/counted'
import { byRank, type Finding } from './finding.ts'

type Blocked = CorsCheck & { readonly call: ProbeCall }
type Seen = { readonly report: CorsReport; readonly check: Blocked }

/**
 * What a page of another origin stumbles over, grouped by what mends it: a resource's preflight, a method's answers, a gateway
 * response that answers for many. Pure: the same reports give the same findings.
 */
export function corsFindings(api: RestApi, reports: readonly CorsReport[], settings: CorsSettings): Finding[] {
  const blocked = reports.flatMap((report) =>
    report.checks.flatMap((check) => (isBlocked(check) ? [{ report, check }] : [])),
  )
  const preflights = groupBy(
    blocked.filter(({ check }) => check.path === 'preflight'),
    ({ report }) => report.resourceId ?? '',
  )
  const answers = groupBy(
    blocked.filter(({ check }) => check.path !== 'preflight' && check.call.cause === undefined),
    ({ report }) => `${report.resourceId}:${report.httpMethod}`,
  )
  const refusals = groupBy(
    blocked.filter(({ check }) => check.path !== 'preflight' && check.call.cause !== undefined),
    ({ check }) => answeringType(api, check.call) ?? '',
  )
  return byRank([
    ...[...preflights].map(([resourceId, seen]) => preflightFinding(api, resourceId, seen, reports, settings)),
    ...[...answers.values()].map((seen) => answerFinding(api, seen, settings)),
    ...[...refusals].map(([type, seen]) => refusalFinding(type, seen, settings)),
    ...noteFindings(reports),
  ])
}

function isBlocked(check: CorsCheck): check is Blocked {
  return check.state === 'blocked' && check.call !== undefined
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of list) {
    const known = groups.get(key(one))
    if (known === undefined) groups.set(key(one), [one])
    else known.push(one)
  }
  return groups
}

const allowedBy = ({ origin, credentials }: CorsSettings) => ({ origin: credentials ? origin : '*', credentials })

/** The gateway response that an answer came from: the type's own, else that of its class; undefined: no setting reaches it. */
function answeringType(api: RestApi, { cause, answer }: ProbeCall): GatewayResponseType | undefined {
  const type = cause?.responseType
  if (type === undefined || !isResponseType(type)) return undefined
  if (api.gatewayResponses[type] !== undefined) return type
  return answer.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'
}

function isResponseType(type: string): type is GatewayResponseType {
  return Object.hasOwn(gatewayResponseTypes, type)
}

const guardPhases: ReadonlySet<string> = new Set(['authorize', 'apiKey'])

function preflightFinding(
  api: RestApi,
  resourceId: string,
  [first, ...more]: [Seen, ...Seen[]],
  reports: readonly CorsReport[],
  settings: CorsSettings,
): Finding {
  const { check, report } = first
  const own = api.resources[resourceId]?.methods.OPTIONS
  const common = {
    id: `preflight:${resourceId}`,
    severity: check.verdict?.chromiumPasses === true ? ('warning' as const) : ('error' as const),
    title: `Preflights of ${report.path} fail`,
    node: own === undefined ? (`resource:${resourceId}` as const) : (`method:${resourceId}:OPTIONS` as const),
    evidence: check.call,
    ...(check.line === undefined ? {} : { line: check.line }),
  }
  const text = `${methodList([first, ...more])} cannot be called by a page. ${preflightReason(check)}`
  const type = own?.integration?.type
  if (own !== undefined && type !== undefined && type !== 'MOCK') {
    if (guardPhases.has(check.call.cause?.phase ?? '')) {
      const edit: NonNullable<Finding['fix']>['edit'] = (draft) => {
        const place = { resourceId, httpMethod: 'OPTIONS' as const }
        setAuthorization(draft, place, { type: 'NONE' })
        methodOf(draft, place).apiKeyRequired = false
      }
      return { ...common, text, fix: { label: 'Open OPTIONS', edit, resources: [resourceId] } }
    }
    return { ...common, text, duty: preflightDuty(settings, neededHeaders(reports, resourceId)) }
  }
  const methods = (Object.keys(api.resources[resourceId]?.methods ?? {}) as HttpMethod[]).filter(
    (verb) => verb !== 'OPTIONS',
  )
  const wanted = {
    ...allowedBy(settings),
    methods: methods.includes('ANY') ? httpMethods.filter((verb) => verb !== 'ANY' && verb !== 'OPTIONS') : methods,
    headers: neededHeaders(reports, resourceId),
  }
  return {
    ...common,
    text,
    fix: {
      label: own === undefined ? 'Add OPTIONS' : 'Mend OPTIONS',
      edit: (draft) => allowPreflight(draft, resourceId, wanted),
      resources: [resourceId],
    },
  }
}

function preflightReason({ call, verdict }: Blocked): string {
  if (verdict?.fault === 'authorizationNotCovered')
    return 'A wildcard in Access-Control-Allow-Headers does not cover Authorization; Chromium is lax about it, the Fetch standard is not.'
  if (call.cause === undefined) return `OPTIONS answers ${call.answer.status}, and the browser refuses the answer.`
  return `OPTIONS answers ${call.answer.status}: ${call.cause.message}`
}

/** Every header that pages have to be allowed, over all methods of a resource. */
function neededHeaders(reports: readonly CorsReport[], resourceId: string): string[] {
  const names = reports
    .filter((report) => report.resourceId === resourceId)
    .flatMap(({ checks }) => checks.find(({ path }) => path === 'preflight')?.call?.request.headers ?? [])
    .flatMap(([name, value]) => (name === 'Access-Control-Request-Headers' ? value.split(',') : []))
  return [...new Set(names)].sort()
}

function methodList(seen: readonly Seen[]): string {
  const names = [...new Set(seen.map(({ report }) => report.httpMethod ?? ''))]
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function headerLines({ origin, credentials }: { origin: string; credentials: boolean }): string[] {
  return [
    `'Access-Control-Allow-Origin': '${origin}',`,
    ...(credentials ? [`'Access-Control-Allow-Credentials': 'true',`] : []),
  ]
}

function preflightDuty(settings: CorsSettings, headers: readonly string[]): NonNullable<Finding['duty']> {
  const lines = [
    ...headerLines(allowedBy(settings)),
    `'Access-Control-Allow-Methods': 'GET,HEAD,POST,PUT,PATCH,DELETE',`,
    ...(headers.length === 0 ? [] : [`'Access-Control-Allow-Headers': '${headers.join(',')}',`]),
  ]
  return {
    text: 'OPTIONS has a backend of its own, which has to answer the preflight with 2xx and these headers.',
    snippet: `return {\n  statusCode: 204,\n  headers: {\n${lines.map((line) => `    ${line}`).join('\n')}\n  },\n}`,
  }
}

function answerFinding(api: RestApi, seen: [Seen, ...Seen[]], settings: CorsSettings): Finding {
  const [{ report, check }] = seen
  const { resourceId = '', path } = report
  const httpMethod = (report.httpMethod ?? 'GET') as HttpMethod
  const which = seen.map((one) => one.check.detail ?? String(one.check.call.answer.status))
  const common = {
    id: `answer:${resourceId}:${httpMethod}`,
    severity: 'error' as const,
    title: `${httpMethod} ${path} hides its answers`,
    text: `The backend answers ${[...new Set(which)].join(', ')}, and the browser keeps it from the page.`,
    node: `method:${resourceId}:${httpMethod}` as const,
    evidence: check.call,
    ...(check.line === undefined ? {} : { line: check.line }),
  }
  const type = api.resources[resourceId]?.methods[httpMethod]?.integration?.type
  if (type === 'AWS_PROXY' || type === 'HTTP_PROXY') return { ...common, duty: answerDuty(type, settings) }
  return {
    ...common,
    fix: {
      label: 'Add the header',
      edit: (draft) => allowOrigin(draft, { resourceId, httpMethod }, allowedBy(settings)),
      resources: [resourceId],
    },
  }
}

function answerDuty(type: 'AWS_PROXY' | 'HTTP_PROXY', settings: CorsSettings): NonNullable<Finding['duty']> {
  const allowed = allowedBy(settings)
  if (type === 'HTTP_PROXY')
    return {
      text: `API Gateway passes the answer on as it is: the HTTP endpoint has to send Access-Control-Allow-Origin: ${allowed.origin}${allowed.credentials ? ' and Access-Control-Allow-Credentials: true' : ''}.`,
    }
  return {
    text: 'Behind a proxy integration the function itself sends the header, with every answer, errors included.',
    snippet: `return {\n  statusCode: 200,\n  headers: {\n${headerLines(allowed)
      .map((line) => `    ${line}`)
      .join('\n')}\n  },\n  body: JSON.stringify(result),\n}`,
  }
}

function refusalFinding(type: string, seen: [Seen, ...Seen[]], settings: CorsSettings): Finding {
  const [{ check }] = seen
  const statuses = [...new Set(seen.map((one) => one.check.call.answer.status))].sort()
  const many = counted(seen.length, 'answer')
  const line = check.line === undefined ? {} : { line: check.line }
  if (type === '' || !isResponseType(type)) {
    return {
      id: 'refusal:none',
      severity: 'info',
      title: `${statuses.join(', ')} cannot be made readable`,
      text: `No gateway response reaches ${many}: ${check.call.cause?.message ?? ''} A page learns only that the call failed.`,
      node: 'api:',
      evidence: check.call,
      ...line,
    }
  }
  return {
    id: `refusal:${type}`,
    severity: 'error',
    title: `${type} hides ${many} of API Gateway`,
    text: `Pages see a failed call in place of ${statuses.join(', ')}: the gateway's own answers have no usable Access-Control-Allow-Origin.`,
    node: `gatewayResponse:${type}`,
    evidence: check.call,
    ...line,
    fix: {
      label: `Add to ${type}`,
      edit: (draft) => allowOriginOnErrors(draft, [type], allowedBy(settings)),
    },
  }
}

function noteFindings(reports: readonly CorsReport[]): Finding[] {
  return reports.flatMap((report) =>
    report.checks.flatMap(({ notes, call }) =>
      call === undefined ? [] : notes.flatMap((note) => noteFinding(report, call, note)),
    ),
  )
}

function noteFinding({ resourceId, httpMethod, path }: CorsReport, call: ProbeCall, note: CorsNote): Finding[] {
  const about = { node: `method:${resourceId}:${httpMethod}` as const, evidence: call }
  const place = `${httpMethod} ${path}`
  if (note.kind === 'varyMissing')
    return [
      {
        ...about,
        id: `vary:${resourceId}:${httpMethod}`,
        severity: 'warning',
        title: `${place} echoes the origin without Vary`,
        text: 'The answer depends on the Origin header and does not say so: a cache between may give one page the answer that was made for another.',
        duty: { text: 'Whoever makes Access-Control-Allow-Origin from the request has to send Vary: Origin too.' },
      },
    ]
  const own = note.kind === 'hiddenHeaders' ? note.names.filter((name) => !/^x-amz/i.test(name)) : []
  if (own.length === 0) return []
  return [
    {
      ...about,
      id: `hidden:${resourceId}:${httpMethod}`,
      severity: 'info',
      title: `${place} sends headers that pages cannot read`,
      text: `${own.join(', ')}: name them in Access-Control-Expose-Headers if pages need them.`,
    },
  ]
}
