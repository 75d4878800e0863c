import { type GatewayResponseType, gatewayResponseTypes } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { bodyOf, gatewayRequest, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { causeRule, causeRules, type RuleName } from '../causes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { gatewayAnswer } from './gateway-answer.ts'
import { invoke } from './handle.ts'
import { startCall } from './start-call.ts'

type Responses = NonNullable<Parameters<typeof restApi>[1]>['gatewayResponses']

/** What a client gets when a phase refuses by a rule. */
function answerBy(rule: RuleName, gatewayResponses: Responses = {}, headers: { [name: string]: string } = {}) {
  const target = restTarget(restApi({ '/': { GET: mockMethod() } }, { gatewayResponses }), {
    stage: { variables: { origin: 'https://app.example.com' } },
  })
  const call = startCall(target, gatewayRequest('GET /dev/?who=ada', { headers }), stubPorts(), {})
  const exception = new GatewayException(rule, { explanation: 'a test', wouldPass: [], clientMessage: 'told' })
  return gatewayAnswer(call, exception, 'authorize').answer
}

const typeOf = (rule: RuleName): GatewayResponseType | undefined => causeRule(rule).responseType
const rules = Object.keys(causeRules) as RuleName[]
const types = Object.keys(gatewayResponseTypes) as GatewayResponseType[]

/** Types that the service itself never gives, or past which it answers. */
const unreached: GatewayResponseType[] = ['RESOURCE_NOT_FOUND', 'REQUEST_TOO_LARGE']

describe('gateway responses', () => {
  it('are all reached by some rule, but for those that say why not', () => {
    const reached = new Set(rules.map(typeOf))
    expect(types.filter((type) => !reached.has(type) && !unreached.includes(type))).toEqual([])
    expect(types).toHaveLength(21)
  })

  const withType = rules.filter((rule) => typeOf(rule) !== undefined)

  it.each(withType)('of the type of %s take its status, header fields and template', (rule) => {
    const type = typeOf(rule)
    if (type === undefined) throw new Error('no type')
    const answer = answerBy(rule, {
      [type]: {
        statusCode: '418',
        responseParameters: {
          'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
          'gatewayresponse.header.X-Who': 'method.request.querystring.who',
          'gatewayresponse.header.X-Type': 'context.error.responseType',
          'gatewayresponse.header.X-Origin': 'stageVariables.origin',
        },
        responseTemplates: {
          'application/json': '{"type":"$context.error.responseType","said":$context.error.messageString}',
        },
      },
    })
    expect(answer.status).toBe(418)
    expect(findHeader(answer.headers, 'access-control-allow-origin')).toBe('*')
    expect(findHeader(answer.headers, 'x-who')).toBe('ada')
    expect(findHeader(answer.headers, 'x-origin')).toBe('https://app.example.com')
    expect(findHeader(answer.headers, 'x-amzn-errortype')).toMatch(/Exception$/)
    expect(JSON.parse(bodyOf(answer)).type).toBe(type)
  })

  it.each(withType)('of no own make for %s fall back to those of its class', (rule) => {
    const plain = answerBy(rule)
    const response = { responseTemplates: { 'text/plain': 'class' } }
    const answer = answerBy(rule, {
      [plain.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX']: response,
      [plain.status < 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX']: { responseTemplates: { 'text/plain': 'other class' } },
    })
    expect(answer.status).toBe(plain.status)
    expect(bodyOf(answer)).toBe('class')
    expect(findHeader(answer.headers, 'content-type')).toBe('text/plain')
  })

  it('of an own make inherit nothing from those of the class', () => {
    const answer = answerBy('apiKeyMissing', {
      INVALID_API_KEY: { statusCode: '401' },
      DEFAULT_4XX: { statusCode: '400', responseTemplates: { 'application/json': 'class' } },
    })
    expect(answer.status).toBe(401)
    expect(bodyOf(answer)).toBe('{"message":"told"}')
  })

  it('choose a template by Accept, then the one for JSON', () => {
    const responses = {
      INVALID_API_KEY: { responseTemplates: { 'text/html': '<b>no</b>', 'application/json': '"no"' } },
    }
    expect(bodyOf(answerBy('apiKeyMissing', responses, { Accept: 'text/html,*/*' }))).toBe('<b>no</b>')
    expect(bodyOf(answerBy('apiKeyMissing', responses, { Accept: 'image/png' }))).toBe('"no"')
  })

  it('hold no VTL: what looks like it stays as it is', () => {
    const template = '#set($x = 1)$x $input.body $context.error.message $context.none.'
    const answer = answerBy('apiKeyMissing', {
      INVALID_API_KEY: { responseTemplates: { 'application/json': template } },
    })
    expect(bodyOf(answer)).toBe('#set($x = 1)$x $input.body told .')
  })

  it.each([
    ['bodyTooLarge', 413],
    ['methodArnTooLong', 414],
  ] as const)('are not asked for %s', (rule, status) => {
    expect(answerBy(rule, { DEFAULT_4XX: { statusCode: '418' } }).status).toBe(status)
  })

  it('answer a request that matches nothing', async () => {
    const api = restApi({ '/': { GET: mockMethod() } }, { gatewayResponses: { DEFAULT_4XX: { statusCode: '404' } } })
    const { answer, cause } = await invoke(restTarget(api), gatewayRequest('GET /dev/none'), stubPorts())
    expect([answer.status, cause?.status, cause?.responseType]).toEqual([404, 404, 'MISSING_AUTHENTICATION_TOKEN'])
  })
})
