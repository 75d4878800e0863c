import { type Account, takesBody } from '@gatewright/definition'
import type { Outcome } from '../../outcome.ts'
import { BackendFailure, type BackendFailureKind, type Ports } from '../../ports.ts'
import { compileMethod } from '../compile-method.ts'
import type { RestTarget } from '../target.ts'
import { call, type ProbeRequest } from './probe-call.ts'
import { openedTarget, type ProbedMethod } from './probe-target.ts'

/** A method that is to be provoked, and the request that it would take. */
export type Provoked = {
  readonly target: RestTarget
  readonly probed: ProbedMethod
  readonly request: ProbeRequest
  readonly ports: Ports
}

/** An answer that was provoked. `how` says by what, when it was not the request alone; `detail` which of several it is. */
export type Provocation = {
  readonly request: ProbeRequest
  readonly outcome: Outcome
  readonly how?: string
  readonly detail?: string
}

/** The ways in which a call to a method can end in an error. */
export const errorPaths = [
  'noToken',
  'denied',
  'authorizerFailed',
  'keyMissing',
  'throttled',
  'quotaExceeded',
  'badParameters',
  'badBody',
  'unsupportedType',
  'tooLarge',
  'timeout',
  'backendFailed',
  'mappedError',
] as const
export type ErrorPath = (typeof errorPaths)[number]

/** How each of them is brought about in the engine itself; none where it cannot happen on the method. */
export const provocations: { readonly [Path in ErrorPath]: (about: Provoked) => Promise<Provocation[]> } = {
  async noToken({ target, probed, request, ports }) {
    if (probed.method.authorizationType === 'NONE') return []
    const bare = { ...request, headers: withoutCredentials(target, probed, request) }
    const outcome = await call(openedTarget(target, probed, { apiKey: true }), bare, ports)
    return outcome.cause?.phase === 'authorize' ? [{ request: bare, outcome }] : []
  },

  async denied(about) {
    const { target, probed, request, ports } = about
    switch (probed.method.authorizationType) {
      case 'CUSTOM': {
        const deny = { principalId: 'probe', policyDocument: policy('Deny') }
        const lambda = async () => ({ payload: JSON.stringify(deny) })
        const opened = openedTarget(target, probed, { apiKey: true, tokenExpression: true })
        return only(
          'authorize',
          request,
          await call(opened, request, ports, { lambda }),
          'The authorizer answered Deny.',
        )
      }
      case 'AWS_IAM': {
        const signed = {
          ...request,
          headers: [...withoutCredentials(target, probed, request), ['Authorization', unknownSignature] as const],
        }
        return only('authorize', signed, await call(openedTarget(target, probed, { apiKey: true }), signed, ports))
      }
      case 'NONE': {
        if (target.api.resourcePolicy === undefined) return []
        const opened = openedTarget(target, probed, { apiKey: true, policy: policy('Deny') })
        return only('authorize', request, await call(opened, request, ports), 'The resource policy denied the caller.')
      }
      default:
        return []
    }
  },

  async authorizerFailed({ target, probed, request, ports }) {
    if (probed.method.authorizationType !== 'CUSTOM') return []
    const opened = openedTarget(target, probed, { apiKey: true, tokenExpression: true })
    const outcome = await call(opened, request, ports, failing('accessDenied'))
    return only('authorize', request, outcome, 'The authorizer could not be called.')
  },

  async keyMissing({ target, probed, request, ports }) {
    if (!probed.method.apiKeyRequired) return []
    const bare = { ...request, headers: request.headers.filter(([name]) => name.toLowerCase() !== 'x-api-key') }
    const opened = openedTarget(target, probed, { authorization: true })
    return only('apiKey', bare, await call(opened, bare, ports), guardsOpened(probed, { apiKey: false }))
  },

  async throttled({ target, probed, request, ports }) {
    const counters: Ports['counters'] = { take: async () => false, add: refusingQuota }
    const outcome = await call(openedTarget(target, probed, allGuards), request, ports, { counters })
    return only('throttle', request, outcome, 'The bucket of the account was empty.')
  },

  async quotaExceeded({ target, probed, request, ports }) {
    if (!probed.method.apiKeyRequired || target.api.definition.apiKeySource === 'AUTHORIZER') return []
    const keyed = {
      ...request,
      headers: [
        ...request.headers.filter(([name]) => name.toLowerCase() !== 'x-api-key'),
        ['x-api-key', probeKey] as const,
      ],
    }
    const opened = { ...openedTarget(target, probed, { authorization: true }), account: withUsedUpPlan(target) }
    const counters: Ports['counters'] = { take: async () => true, add: refusingQuota }
    const outcome = await call(opened, keyed, ports, { counters })
    return only('throttle', keyed, outcome, 'The quota of the usage plan was used up.')
  },

  async badParameters({ target, probed, request, ports }) {
    const needed = new Set(
      Object.keys(probed.method.requestParameters).map((key) => key.slice(key.lastIndexOf('.') + 1).toLowerCase()),
    )
    const bare = {
      ...request,
      path: request.path.split('?')[0] ?? request.path,
      headers: request.headers.filter(([name]) => !needed.has(name.toLowerCase())),
    }
    const outcome = await call(openedTarget(target, probed, allGuards), bare, ports, unanswered)
    return outcome.cause?.rule === 'requiredParametersMissing'
      ? [{ request: bare, outcome, ...how(guardsOpened(probed)) }]
      : []
  },

  async badBody({ target, probed, request, ports }) {
    if (Object.keys(probed.method.requestModels).length === 0) return []
    const broken = { ...request, headers: asJson(request), body: '{' }
    const outcome = await call(openedTarget(target, probed, allGuards), broken, ports, unanswered)
    return outcome.cause?.responseType === 'BAD_REQUEST_BODY'
      ? [{ request: broken, outcome, ...how(guardsOpened(probed)) }]
      : []
  },

  async unsupportedType({ target, probed, request, ports }) {
    const odd = {
      ...request,
      headers: [...withoutType(request), ['Content-Type', 'application/x-gatewright-probe'] as const],
      body: 'probe',
    }
    const opened = openedTarget(target, probed, { ...allGuards, validator: true })
    const outcome = await call(opened, odd, ports, unanswered)
    return outcome.cause?.responseType === 'UNSUPPORTED_MEDIA_TYPE'
      ? [{ request: odd, outcome, ...how(guardsOpened(probed)) }]
      : []
  },

  async tooLarge({ target, request, ports }) {
    if (!takesBody(request.method)) return []
    tooLargeBody ??= new Uint8Array(10_485_761)
    const large = { ...request, body: tooLargeBody }
    return only('accept', large, await call(target, large, ports))
  },

  async timeout({ target, probed, request, ports }) {
    if (isMockOrNone(probed)) return []
    const opened = openedTarget(target, probed, { ...allGuards, validator: true })
    const outcome = await call(opened, request, ports, failing('timeout'))
    return outcome.cause?.rule === 'integrationTimedOut'
      ? [{ request, outcome, how: 'The backend did not answer in time.' }]
      : []
  },

  async backendFailed({ target, probed, request, ports }) {
    if (isMockOrNone(probed)) return []
    const opened = openedTarget(target, probed, { ...allGuards, validator: true })
    const lambda: Ports['lambda'] =
      probed.method.integration?.type === 'AWS_PROXY'
        ? async () => ({ payload: '{"errorMessage":"probe","errorType":"Error"}', functionError: 'Unhandled' })
        : failing('throttled').lambda
    const outcome = await call(opened, request, ports, { ...failing('connectionRefused'), lambda })
    return outcome.cause === undefined ? [] : [{ request, outcome, how: 'The backend failed.' }]
  },

  async mappedError({ target, probed, request, ports }) {
    const { integration } = probed.method
    if (integration === undefined || integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY') return []
    const { resourceId, path: resourcePath, verb, method } = probed
    const compiled = compileMethod(target.api.definition, { resourceId, resourcePath, verb }, method).integration
    const found: Provocation[] = []
    for (const response of compiled?.responses ?? []) {
      const { matches, statusCode, pattern } = response
      const text = matches === undefined ? undefined : candidates(pattern).find((candidate) => matches(candidate))
      if (text === undefined) continue
      const opened = openedTarget(target, probed, {
        ...allGuards,
        validator: true,
        ...(integration.type === 'MOCK' ? { integration: answeringMock(text) } : {}),
      })
      const outcome = await call(opened, request, ports, answering(text))
      found.push({ request, outcome, detail: statusCode, how: `The backend answered ${text}.` })
    }
    return found
  },
}

const allGuards = { authorization: true, apiKey: true } as const
const unknownSignature =
  'AWS4-HMAC-SHA256 Credential=AKIAPROBE00000000000/20200101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0'
const probeKey = 'gatewright-probe-key-0123456789'
let tooLargeBody: Uint8Array | undefined

const refusingQuota = async () => ({ used: 0, allowed: false })

const how = (text: string | undefined) => (text === undefined ? {} : { how: text })

function only(phase: string, request: ProbeRequest, outcome: Outcome, text?: string): Provocation[] {
  return outcome.cause?.phase === phase ? [{ request, outcome, ...how(text) }] : []
}

/** What was opened so that a call comes further than its credentials would take it. */
export function guardsOpened(
  { method }: ProbedMethod,
  opened: { apiKey: boolean } = { apiKey: true },
): string | undefined {
  const guards = [
    ...(method.authorizationType === 'NONE' ? [] : ['the authorizer']),
    ...(opened.apiKey && method.apiKeyRequired ? ['the API key'] : []),
  ]
  return guards.length === 0 ? undefined : `As a caller whom ${guards.join(' and ')} let in.`
}

function policy(effect: 'Allow' | 'Deny') {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
  }
}

/** Header names that a method reads its callers from. */
export function credentialHeaders({ api }: RestTarget, { method }: ProbedMethod): string[] {
  const authorizer = api.authorizers.get(method.authorizerId ?? '')
  const named = authorizer?.identitySources.flatMap(
    ({ expression }) => /^method\.request\.(?:multivalue)?header\.(.+)$/i.exec(expression)?.[1] ?? [],
  )
  return [
    ...(method.authorizationType === 'NONE' ? [] : (named ?? ['Authorization'])),
    ...(method.apiKeyRequired && api.definition.apiKeySource === 'HEADER' ? ['X-Api-Key'] : []),
  ]
}

function withoutCredentials(
  target: RestTarget,
  probed: ProbedMethod,
  { headers }: ProbeRequest,
): ProbeRequest['headers'] {
  const names = new Set([...credentialHeaders(target, probed), 'Authorization'].map((name) => name.toLowerCase()))
  return headers.filter(([name]) => !names.has(name.toLowerCase()))
}

function withoutType({ headers }: ProbeRequest): ProbeRequest['headers'] {
  return headers.filter(([name]) => name.toLowerCase() !== 'content-type')
}

function asJson(request: ProbeRequest): ProbeRequest['headers'] {
  return [...withoutType(request), ['Content-Type', 'application/json']]
}

function isMockOrNone({ method: { integration } }: ProbedMethod): boolean {
  return integration === undefined || integration.type === 'MOCK'
}

function failing(kind: BackendFailureKind): Pick<Ports, 'http' | 'lambda' | 'aws'> {
  const fail = async () => {
    throw new BackendFailure(kind, `provoked by the probe: ${kind}`)
  }
  return { http: fail, lambda: fail, aws: fail }
}

/** For calls that ought to be refused before a backend is asked: when they are not, none is. */
const unanswered = failing('notSimulated')

/** A backend whose answer is told by a text: a status, or the message of a function's error. */
function answering(text: string): Pick<Ports, 'http' | 'lambda' | 'aws'> {
  const status = /^[1-5]\d\d$/.test(text) ? Number(text) : 500
  const answer = async () => ({
    status,
    headers: [['Content-Type', 'application/json'] as const],
    body: new Uint8Array(),
  })
  return {
    http: answer,
    aws: answer,
    lambda: async () => ({ payload: JSON.stringify({ errorMessage: text }), functionError: 'Unhandled' }),
  }
}

function answeringMock(status: string): NonNullable<Parameters<typeof openedTarget>[2]['integration']> {
  return (integration) => ({
    ...integration,
    requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
    passthroughBehavior: 'WHEN_NO_MATCH',
  })
}

/** Texts one of which a selection pattern is likely to match: statuses, and the pattern's own words. */
function candidates(pattern: string): string[] {
  const words = pattern
    .split('|')
    .map((part) => part.replace(/\(\?[:i]\)?|[()^$]|\.\*|\.\+|\\s\*/g, '').replace(/\\(.)/g, '$1'))
  const statuses = Array.from({ length: 500 }, (_, index) => String(index + 100))
  const errorsFirst = [...statuses.slice(300), ...statuses.slice(0, 300)]
  return [...errorsFirst, ...words, ...words.map((word) => `${word} x`), ...words.map((word) => `x ${word} x`), 'x', '']
}

function withUsedUpPlan({ account, apiId, stageName }: RestTarget): Account {
  return {
    ...account,
    apiKeys: { gatewrightProbe: { name: 'probe', value: probeKey, enabled: true, tags: {} } },
    usagePlans: {
      gatewrightProbe: {
        name: 'probe',
        apiKeys: ['gatewrightProbe'],
        apiStages: [{ apiId, stage: stageName, throttle: {} }],
        quota: { limit: 1, offset: 0, period: 'DAY' },
        tags: {},
      },
    },
  }
}
