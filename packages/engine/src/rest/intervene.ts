import type { Json } from '@gatewright/definition'
import type { Ast, TemplateObserver } from '@gatewright/vtl'
import { emptyBytes, payloadBytes } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import type {
  AnswerIntervention,
  Intervening,
  Intervention,
  RequestIntervention,
  VerdictIntervention,
} from '../intervention.ts'
import { maskedHeaderValue } from '../mask.ts'
import type { GatewayAnswer, HeaderList, IntegrationRequest } from '../message.ts'
import type { BetweenPhases } from '../recorder.ts'
import type { Call } from './call.ts'
import type { Refused } from './gateway-answer.ts'
import type { PreparedResponse } from './integration-response.ts'
import type { RestPhase } from './phases.ts'
import type { Caller, Client } from './progress.ts'
import { shownAnswer, shownCaller, shownRequest } from './shown-values.ts'

type Result = { readonly value: unknown } | { readonly error: unknown }
type Boundary = Exclude<Intervention, { type: 'variable' }>

/**
 * Puts what somebody set in place of what phases give, and says so in trace and log. Each value is of the type that its
 * phase gives: `Intervention` has one form per phase.
 */
export class Intervener implements BetweenPhases<RestPhase> {
  constructor(
    private readonly intervening: Intervening,
    private readonly callOf: () => Call,
  ) {}

  run<T>(phase: RestPhase, work: () => T): T {
    const changes = this.#changesAt(phase)
    if (changes.length === 0) return work()
    let result: Result
    try {
      result = { value: work() }
    } catch (error) {
      result = { error }
    }
    return this.#settled(changes, result) as T
  }

  async wait<T>(phase: RestPhase, work: () => T | Promise<T>): Promise<T> {
    const changes = this.#changesAt(phase)
    if (changes.length === 0) return await work()
    let result: Result
    try {
      result = { value: await work() }
    } catch (error) {
      result = { error }
    }
    return this.#settled(changes, result) as T
  }

  #changesAt(phase: RestPhase): Boundary[] {
    return this.intervening.interventions.filter(
      (each): each is Boundary => each.phase === phase && each.type !== 'variable',
    )
  }

  #settled(changes: readonly Boundary[], first: Result): unknown {
    let result = first
    for (const change of changes) {
      // a defect stays one
      if ('error' in result && !(result.error instanceof GatewayException)) break
      result = settle(this.callOf(), change, result)
    }
    if ('error' in result) throw result.error
    return result.value
  }
}

function settle(call: Call, change: Boundary, result: Result): Result {
  switch (change.type) {
    case 'verdict':
      return settleVerdict(call, change, result)
    case 'request':
      return settleRequest(call, change, result)
    case 'answer':
      return settleAnswer(call, change, result)
  }
}

const noCaller: Caller = {}
/** What goes on where nobody had a key: it is in no usage plan. */
const noClient: Client = { apiKeyId: 'none', apiKey: '', usagePlanId: '' }

function settleVerdict(call: Call, change: VerdictIntervention, result: Result): Result {
  const was = 'error' in result ? reasonOf(result.error) : 'passed'
  if (change.verdict === 'refuse') {
    if ('error' in result) return result
    tell(call, change.phase, was, 'refused')
    return { error: refusal(call, change.phase) }
  }
  if (change.phase !== 'authorize') {
    if ('value' in result) return result
    tell(call, change.phase, was, 'passed')
    return { value: change.phase === 'apiKey' ? noClient : undefined }
  }
  const before = 'value' in result ? (result.value as Caller) : noCaller
  const { principalId, context } = change
  const value: Caller = {
    ...before,
    ...(principalId === undefined ? {} : { principalId }),
    ...(context === undefined && principalId === undefined
      ? {}
      : {
          authorizer: {
            ...(context === undefined ? before.authorizer : textsOf(context)),
            ...(principalId === undefined ? principalOf(before) : { principalId }),
          },
        }),
  }
  tell(call, change.phase, 'error' in result ? was : shownCaller(before), shownCaller(value))
  return { value }
}

/** `$context.authorizer` holds texts only. */
function textsOf(context: NonNullable<VerdictIntervention['context']>): { [name: string]: string } {
  return Object.fromEntries(Object.entries(context).map(([name, value]) => [name, String(value)]))
}

function principalOf({ authorizer }: Caller) {
  return authorizer?.principalId === undefined ? {} : { principalId: authorizer.principalId }
}

function settleRequest(call: Call, change: RequestIntervention, result: Result): Result {
  const blank: IntegrationRequest = { httpMethod: 'POST', headers: [], query: [], path: {}, body: '' }
  const before = 'value' in result ? (result.value as IntegrationRequest) : blank
  const { httpMethod = before.httpMethod, path = before.path, query = before.query, body = before.body } = change
  const headers = unmasked(change.headers, before.headers)
  const value: IntegrationRequest = { httpMethod, headers, query, path, body }
  tell(call, change.phase, 'error' in result ? reasonOf(result.error) : shownRequest(before), shownRequest(value))
  return { value }
}

type AnyAnswer = GatewayAnswer | PreparedResponse

function settleAnswer(call: Call, change: AnswerIntervention, result: Result): Result {
  const refused = change.phase === 'gatewayResponse' && 'value' in result ? (result.value as Refused) : undefined
  const blank: AnyAnswer = { status: 200, headers: [], body: emptyBytes }
  const before: AnyAnswer = 'value' in result ? (refused?.answer ?? (result.value as AnyAnswer)) : blank
  const { status = before.status } = change
  const headers = unmasked(change.headers, before.headers)
  const body = change.body === undefined ? before.body : payloadBytes(change.body)
  const value = { status, headers, body }
  if (change.phase === 'integration') call.progress.integrationStatus = status
  tell(call, change.phase, 'error' in result ? reasonOf(result.error) : shownAnswer(before), shownAnswer(value))
  if (refused === undefined) return { value }
  return { value: { answer: { ...value, body: payloadBytes(body) }, cause: { ...refused.cause, status } } }
}

/** Header fields whose shown, masked value was left as it was keep the value behind it. */
function unmasked(given: HeaderList | undefined, before: HeaderList): HeaderList {
  if (given === undefined) return before
  return given.map(([name, value]) => {
    const same = before.find(
      ([each, secret]) => each.toLowerCase() === name.toLowerCase() && maskedHeaderValue(each, secret) === value,
    )
    return [name, same?.[1] ?? value]
  })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const refusals = {
  waf: 'webAclBlocked',
  authorize: 'authorizerDenied',
  apiKey: 'apiKeyUnknown',
  throttle: 'accountThrottled',
  validateRequest: 'bodyDoesNotFitModel',
} as const

/** The refusal that the phase would give, which says who wanted it. */
function refusal({ progress }: Call, phase: VerdictIntervention['phase']): GatewayException {
  return new GatewayException(refusals[phase], {
    explanation: 'You let this phase refuse the request while you stepped through it.',
    ...(progress.method === undefined ? {} : { place: progress.method.place }),
    subject: 'changed by you',
    wouldPass: ['The same request without the change.'],
    log: 'Refused by hand while stepping: this is not what the service would do',
  })
}

function tell({ recorder, ports }: Call, phase: RestPhase, was: Json, is: Json): void {
  recorder.log(() => `Changed by hand while stepping: ${phase}. What follows is not what the service would do`)
  if (recorder.watched) recorder.emit({ type: 'changed', phase, at: ports.clock.now(), was, is })
}

/** An observer that changes variables of the template in the current phase; undefined when none is to be changed. */
export function templateChanges(call: Call): ((template: Ast.Template) => TemplateObserver) | undefined {
  const { intervene } = call.ports
  if (intervene === undefined) return undefined
  const phase = call.recorder.current
  const changes = intervene.interventions.filter((each) => each.type === 'variable' && each.phase === phase)
  if (changes.length === 0) return undefined
  const variables = changes.flatMap((each) => (each.type === 'variable' ? [each] : []))
  for (const { step, name, text } of variables) tell(call, phase, { step, variable: name }, text)
  return (template) => intervene.observeTemplate(template, variables)
}
