import { type HttpMethod, type Method, type RestApi, resourcePath, type Severity } from '@gatewright/definition'
import {
  type Authorization,
  addRequestValidator,
  type DesignDraft,
  methodOf,
  restApiOf,
  setAuthorization,
} from '@gatewright/definition/edit'
import type { ExposureCall, ExposureReport } from '@gatewright/engine/probe'
import { counted } from '@/ui/counted'
import { byRank, type Finding } from './finding.ts'

/**
 * What a caller without credentials can reach that its neighbours guard, and what comes through unchecked. OPTIONS is left out:
 * browsers send preflights without credentials, so it has to be open. Pure: the same reports give the same findings.
 */
export function exposureFindings(api: RestApi, reports: readonly ExposureReport[]): Finding[] {
  const looked = reports.filter(({ httpMethod }) => httpMethod !== 'OPTIONS')
  return byRank([
    ...looked.flatMap((report) => openFinding(api, report)),
    ...looked.flatMap((report) => keylessFinding(api, report)),
    ...looked.flatMap((report) => fallingFindings(api, report)),
    ...looked.flatMap((report) => uncheckedFinding(api, report)),
    ...policyFinding(api, looked),
    ...publicFinding(api, looked),
  ])
}

type Neighbour = { readonly resourceId: string; readonly verb: HttpMethod; readonly method: Method }

function neighbours(api: RestApi, { resourceId, httpMethod }: ExposureReport): { same: Neighbour[]; all: Neighbour[] } {
  const all = Object.entries(api.resources).flatMap(([id, resource]) =>
    Object.entries(resource.methods).flatMap(([verb, method]): Neighbour[] =>
      verb === 'OPTIONS' || (id === resourceId && verb === httpMethod)
        ? []
        : [{ resourceId: id, verb: verb as HttpMethod, method }],
    ),
  )
  return { all, same: all.filter((one) => one.resourceId === resourceId) }
}

const isGuarded = ({ method }: Neighbour) => method.authorizationType !== 'NONE'
const isKeyed = ({ method }: Neighbour) => method.apiKeyRequired

const methodAt = (api: RestApi, { resourceId, httpMethod }: ExposureReport): Method | undefined =>
  api.resources[resourceId]?.methods[httpMethod as HttpMethod]

const placeOf = ({ resourceId, httpMethod }: ExposureReport) => ({ resourceId, httpMethod: httpMethod as HttpMethod })
const nodeOf = ({ resourceId, httpMethod }: ExposureReport) => `method:${resourceId}:${httpMethod}` as const
const changes = (verb: string) => verb !== 'GET' && verb !== 'HEAD'

/** The authorization that most of some methods have. */
function usual(methods: readonly Neighbour[]): Authorization | undefined {
  const counts = new Map<string, { count: number; authorization: Authorization }>()
  for (const { method } of methods) {
    const authorization: Authorization | undefined =
      method.authorizerId !== undefined
        ? { type: 'authorizer', authorizerId: method.authorizerId }
        : method.authorizationType === 'AWS_IAM'
          ? { type: 'AWS_IAM' }
          : undefined
    if (authorization === undefined) continue
    const key = JSON.stringify(authorization)
    counts.set(key, { authorization, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((one, other) => other.count - one.count)[0]?.authorization
}

function nameOf(api: RestApi, authorization: Authorization): string {
  switch (authorization.type) {
    case 'NONE':
      return 'nothing'
    case 'AWS_IAM':
      return 'IAM'
    case 'authorizer':
      return api.authorizers[authorization.authorizerId]?.name ?? authorization.authorizerId
  }
}

function openFinding(api: RestApi, report: ExposureReport): Finding[] {
  const method = methodAt(api, report)
  if (!report.open.reached || method === undefined || method.authorizationType !== 'NONE') return []
  const { same, all } = neighbours(api, report)
  const guardedHere = same.filter(isGuarded)
  const guardedElsewhere = all.filter(isGuarded)
  const authorization = usual(guardedHere) ?? usual(guardedElsewhere)
  if (authorization === undefined) return []
  const where =
    guardedHere.length > 0
      ? `${guardedHere.map(({ verb }) => verb).join(', ')} on the same resource ${guardedHere.length === 1 ? 'is' : 'are'} guarded`
      : `${counted(guardedElsewhere.length, 'other method')} of the API ${guardedElsewhere.length === 1 ? 'is' : 'are'} guarded`
  const severity: Severity = guardedHere.length > 0 || changes(report.httpMethod) ? 'error' : 'warning'
  return [
    {
      id: `open:${nodeOf(report)}`,
      severity,
      title: `${report.httpMethod} ${report.path} is open`,
      text: `Without credentials it answered ${report.open.answer.status}, and nobody asked who calls; ${where}.`,
      node: nodeOf(report),
      evidence: report.open,
      fix: {
        label: `Guard by ${nameOf(api, authorization)}`,
        edit: (draft) => setAuthorization(draft, placeOf(report), authorization),
        resources: [report.resourceId],
      },
    },
  ]
}

function keylessFinding(api: RestApi, report: ExposureReport): Finding[] {
  const method = methodAt(api, report)
  if (method === undefined || method.apiKeyRequired || report.open.cause?.phase === 'apiKey') return []
  const { same, all } = neighbours(api, report)
  const here = same.filter(isKeyed)
  if (here.length === 0 && !all.some(isKeyed)) return []
  return [
    {
      id: `keyless:${nodeOf(report)}`,
      severity: here.length > 0 ? 'warning' : 'info',
      title: `${report.httpMethod} ${report.path} needs no API key`,
      text: `${here.length > 0 ? `${here.map(({ verb }) => verb).join(', ')} on the same resource asks` : 'Other methods of the API ask'} for one: without a key no usage plan throttles or counts its callers.`,
      node: nodeOf(report),
      evidence: report.open,
      fix: {
        label: 'Require a key',
        edit: (draft) => {
          methodOf(draft, placeOf(report)).apiKeyRequired = true
        },
        resources: [report.resourceId],
      },
    },
  ]
}

/** Verbs of one resource that the same foreign method takes are one finding. */
function fallingFindings(api: RestApi, report: ExposureReport): Finding[] {
  const own = Object.entries(api.resources[report.resourceId]?.methods ?? {}).filter(([verb]) => verb !== 'OPTIONS')
  const byTaker = new Map<string, (ExposureCall & { verb: string })[]>()
  for (const call of report.fallsThrough) {
    const key = `${call.resourceId}:${call.methodVerb}`
    byTaker.set(key, [...(byTaker.get(key) ?? []), call])
  }
  return [...byTaker].flatMap(([key, calls]): Finding[] => {
    const [call] = calls
    const isOwn = call?.resourceId === report.resourceId
    const others = own.filter(([verb]) => !(isOwn && verb === call?.methodVerb))
    if (call === undefined || !call.reached || others.length === 0) return []
    const guarded = others.filter(([, method]) => method.authorizationType !== 'NONE')
    const taker = `${call.methodVerb} ${resourcePath(api, call.resourceId ?? '')}`
    const place = { resourceId: call.resourceId ?? '', httpMethod: call.methodVerb as HttpMethod }
    const authorization = usual(
      guarded.map(([verb, method]) => ({ resourceId: report.resourceId, verb: verb as HttpMethod, method })),
    )
    return [
      {
        id: `falls:${report.resourceId}:${key}`,
        severity: guarded.length > 0 ? 'error' : 'info',
        title: `${calls.map(({ verb }) => verb).join(', ')} on ${report.path} ${calls.length === 1 ? 'falls' : 'fall'} through to ${taker}`,
        text: `${taker} is open, and takes every verb that ${report.path} does not have${guarded.length > 0 ? `, past the guard of ${guarded.map(([verb]) => verb).join(', ')}` : ''}.`,
        node: `method:${place.resourceId}:${place.httpMethod}`,
        evidence: call,
        ...(authorization === undefined
          ? {}
          : {
              fix: {
                label: `Guard by ${nameOf(api, authorization)}`,
                edit: (draft: DesignDraft) => setAuthorization(draft, place, authorization),
              },
            }),
      },
    ]
  })
}

function uncheckedFinding(api: RestApi, report: ExposureReport): Finding[] {
  const method = methodAt(api, report)
  const { unchecked } = report
  if (method === undefined || unchecked?.reached !== true) return []
  const hasModel = Object.keys(method.requestModels).length > 0
  const required = Object.keys(method.requestParameters).filter(
    (name) => method.requestParameters[name] === true && !name.startsWith('method.request.path.'),
  )
  const common = {
    id: `unchecked:${nodeOf(report)}`,
    title: `${report.httpMethod} ${report.path} validates nothing`,
    node: nodeOf(report),
    evidence: unchecked,
  }
  if (!hasModel && required.length === 0)
    return [
      {
        ...common,
        severity: 'info',
        text: 'Any body reaches the integration: the method has no model to validate it by.',
      },
    ]
  const what = [
    ...(hasModel ? ['a body that does not fit its model'] : []),
    ...(required.length > 0 ? [`a request without ${required.map((name) => name.slice(15)).join(', ')}`] : []),
  ]
  return [
    {
      ...common,
      severity: 'warning',
      text: `It declares what it needs, and still ${what.join(' and ')} reached the integration: no request validator looks.`,
      fix: {
        label: 'Attach a validator',
        edit: (draft) => attachValidator(draft, placeOf(report)),
        resources: [report.resourceId],
      },
    },
  ]
}

function attachValidator(draft: DesignDraft, place: ReturnType<typeof placeOf>): void {
  const { requestValidators } = restApiOf(draft)
  const known = Object.entries(requestValidators).find(
    ([, validator]) => validator.validateRequestBody && validator.validateRequestParameters,
  )?.[0]
  const names = new Set(Object.values(requestValidators).map(({ name }) => name))
  const name = names.has('Validate all') ? `Validate all (${names.size + 1})` : 'Validate all'
  methodOf(draft, place).requestValidatorId =
    known ?? addRequestValidator(draft, { name, validateRequestBody: true, validateRequestParameters: true })
}

/** A resource policy that lets everybody call everything guards nothing. */
function policyFinding(api: RestApi, reports: readonly ExposureReport[]): Finding[] {
  const open = reports.find((report) => report.open.reached)
  if (open === undefined || !isWideOpen(api.policy)) return []
  return [
    {
      id: 'policy',
      severity: 'warning',
      title: 'The resource policy lets everybody call everything',
      text: 'It allows any principal every method, without a condition: open methods are open, and callers of other accounts need nothing more than a signature.',
      node: 'api:',
      evidence: open.open,
    },
  ]
}

function isWideOpen(policy: RestApi['policy']): boolean {
  const document = typeof policy === 'string' ? parsed(policy) : policy
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return false
  const statements = [document.Statement].flat()
  const all = statements.map((statement) =>
    statement !== null && typeof statement === 'object' && !Array.isArray(statement) ? statement : {},
  )
  if (all.some(({ Effect }) => Effect === 'Deny')) return false
  return all.some(
    ({ Effect, Principal, Resource, Condition, NotAction }) =>
      Effect === 'Allow' &&
      NotAction === undefined &&
      (Condition === undefined || Object.keys(Condition ?? {}).length === 0) &&
      JSON.stringify(Principal ?? '').includes('"*"') &&
      [Resource].flat().some((resource) => typeof resource === 'string' && /(?:^|:|\/)\*(?:\/\*)*$/.test(resource)),
  )
}

function parsed(text: string): RestApi['policy'] {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** An API that guards nothing at all may be meant so: one line says it, instead of one per method. */
function publicFinding(api: RestApi, reports: readonly ExposureReport[]): Finding[] {
  const open = reports.filter((report) => report.open.reached)
  const [first] = open
  const isAnyGuarded = Object.values(api.resources).some(({ methods }) =>
    Object.values(methods).some((method) => method.authorizationType !== 'NONE'),
  )
  if (first === undefined || isAnyGuarded) return []
  return [
    {
      id: 'public',
      severity: 'info',
      title: 'Nothing guards this API',
      text: `${counted(open.length, 'method')} answered without credentials, and no method has an authorization.`,
      node: 'api:',
      evidence: first.open,
    },
  ]
}
