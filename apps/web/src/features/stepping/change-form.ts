import type { Json } from '@gatewright/definition'
import type { EventText, HeaderList, Intervention, TraceEvent, VerdictIntervention } from '@gatewright/engine'
import { bodyText, type Run } from '../console/run.ts'
import { jsonError } from '../playground/json-error.ts'
import { messageOf } from '../trace/trace-rows.ts'

export type Verdict = 'asItCame' | 'pass' | 'refuse'

/** What a phase gave, as texts that can be edited. */
export type ChangeForm =
  | { kind: 'verdict'; phase: Exclude<VerdictIntervention['phase'], 'authorize'>; passed: boolean; verdict: Verdict }
  | { kind: 'caller'; phase: 'authorize'; passed: boolean; verdict: Verdict; principalId: string; context: string }
  | { kind: 'answer'; phase: AnswerPhase; status: string; headers: string; body: string; locked: string | undefined }
  | {
      kind: 'request'
      phase: 'integrationRequest'
      httpMethod: string
      path: string
      query: string
      headers: string
      body: string
      locked: string | undefined
    }

type AnswerPhase = Extract<Intervention, { type: 'answer' }>['phase']

/** What is wrong, by field. */
export type ChangeErrors = Readonly<Record<string, string>>

const verdictPhases: readonly string[] = ['waf', 'apiKey', 'throttle', 'validateRequest']
const answerPhases: readonly string[] = ['integration', 'integrationResponse', 'methodResponse', 'gatewayResponse']

/** What can be changed behind a phase; undefined where nothing can. */
export function changeFormOf(run: Run, phase: string): ChangeForm | undefined {
  const { events } = run.trace
  const output = outputOf(events, phase)
  const passed = output !== undefined
  if (isVerdictPhase(phase)) return { kind: 'verdict', phase, passed, verdict: 'asItCame' }
  if (phase === 'authorize') return { kind: 'caller', phase, passed, verdict: 'asItCame', ...callerOf(output?.value) }
  if (isAnswerPhase(phase)) return { kind: 'answer', phase, ...answerOf(run, phase, output?.value) }
  if (phase !== 'integrationRequest') return undefined
  const { httpMethod = 'POST', path = {}, query = [] } = messageOf(output?.value)?.rest ?? {}
  return {
    kind: 'request',
    phase,
    httpMethod: String(httpMethod),
    path: lines(Object.entries(path as { [name: string]: string }), '='),
    query: lines(query as unknown as HeaderList, '='),
    headers: lines(messageOf(output?.value)?.headers ?? [], ': '),
    ...textOf(messageOf(output?.value)?.body),
  }
}

/** The change that an edited form means: what was left alone is no part of it. Undefined where nothing was changed. */
export function readChangeForm(
  before: ChangeForm,
  after: ChangeForm,
): { change: Intervention | undefined } | { errors: ChangeErrors } {
  switch (after.kind) {
    case 'verdict':
      return { change: after.verdict === 'asItCame' ? undefined : verdictOf(after.phase, after.verdict) }
    case 'caller':
      return before.kind === 'caller' ? readCaller(before, after) : { change: undefined }
    case 'answer':
      return before.kind === 'answer' ? readAnswer(before, after) : { change: undefined }
    case 'request':
      return before.kind === 'request' ? readRequest(before, after) : { change: undefined }
  }
}

/**
 * The changes of a run with one more: those that were made further on go, since they were made on values that are none any
 * more.
 * @param order the phases in their order
 */
export function withChange(
  changes: readonly Intervention[],
  change: Intervention,
  order: readonly string[],
): Intervention[] {
  const rank = ({ phase, ...rest }: Intervention) =>
    order.indexOf(phase) - (rest.type === 'variable' ? 0.99 - Math.min(0.9, rest.step / 10_000_000) : 0)
  const isSame = (other: Intervention) =>
    other.phase === change.phase &&
    other.type === change.type &&
    (change.type !== 'variable' ||
      (other.type === 'variable' && other.step === change.step && other.name === change.name))
  const earlier = changes.filter((other) => !isSame(other) && rank(other) <= rank(change))
  const isMerged =
    change.type === 'request' || change.type === 'answer' || (change.type === 'verdict' && change.verdict === 'pass')
  const same = isMerged ? changes.find(isSame) : undefined
  return [...earlier, same === undefined ? change : ({ ...same, ...change } as Intervention)]
}

/** The changes of a run without those of a phase and of what comes behind it. */
export function withoutPhase(
  changes: readonly Intervention[],
  phase: string,
  order: readonly string[],
): Intervention[] {
  return changes.filter((change) => order.indexOf(change.phase) < order.indexOf(phase))
}

function isVerdictPhase(phase: string): phase is Exclude<VerdictIntervention['phase'], 'authorize'> {
  return verdictPhases.includes(phase)
}

function isAnswerPhase(phase: string): phase is AnswerPhase {
  return answerPhases.includes(phase)
}

function outputOf(events: readonly TraceEvent[], phase: string): { value: Json | undefined } | undefined {
  const completed = events.findLast((event) => event.type === 'phaseCompleted' && event.phase === phase)
  return completed?.type === 'phaseCompleted' ? { value: completed.output } : undefined
}

function verdictOf(phase: VerdictIntervention['phase'], verdict: 'pass' | 'refuse'): VerdictIntervention {
  return { type: 'verdict', phase, verdict }
}

function callerOf(output: Json | undefined): { principalId: string; context: string } {
  const { principalId = '', context = {} } =
    typeof output === 'object' && output !== null && !Array.isArray(output) ? output : {}
  const { principalId: _own, ...rest } =
    typeof context === 'object' && context !== null && !Array.isArray(context) ? context : {}
  return { principalId: String(principalId), context: JSON.stringify(rest, null, 2) }
}

/** The newest answer that a phase gave: the one that was set by hand, the backend's own, or what the phase made. */
function answerOf(run: Run, phase: AnswerPhase, output: Json | undefined) {
  const { events } = run.trace
  const changed = events.findLast((event) => event.type === 'changed' && event.phase === phase)
  const given = changed?.type === 'changed' ? messageOf(changed.is) : messageOf(output)
  const endpoint = events.findLast((event) => event.type === 'endpointResponse' && event.phase === phase)
  if (given === undefined && endpoint?.type === 'endpointResponse') {
    const { status, headers, body } = endpoint
    return { status: String(status), headers: lines(headers, ': '), ...textOf(body) }
  }
  const status = given?.rest.status
  const body =
    given?.body ?? (given !== undefined && phase !== 'integration' ? answerText(run.outcome.answer.body) : undefined)
  return {
    status: typeof status === 'number' ? String(status) : '200',
    headers: lines(given?.headers ?? [], ': '),
    ...textOf(body),
  }
}

function answerText(base64: string): EventText {
  const text = bodyText(base64)
  return text === undefined ? { text: base64, isBase64: true } : { text }
}

function textOf(body: EventText | undefined): { body: string; locked: string | undefined } {
  if (body === undefined) return { body: '', locked: undefined }
  const locked = body.isBase64
    ? 'The body is no text: it stays as it is.'
    : body.truncated
      ? 'The body is too long to be edited here: it stays as it is.'
      : undefined
  return { body: body.text, locked }
}

function lines(pairs: HeaderList, between: string): string {
  return pairs.map(([name, value]) => `${name}${between}${value}`).join('\n')
}

type Form<Kind extends ChangeForm['kind']> = Extract<ChangeForm, { kind: Kind }>
type Reading = ReturnType<typeof readChangeForm>

function readCaller(before: Form<'caller'>, after: Form<'caller'>): Reading {
  const { verdict, principalId, context } = after
  if (verdict === 'refuse') return { change: verdictOf('authorize', 'refuse') }
  const changedContext = context !== before.context
  const changedPrincipal = principalId !== before.principalId
  if (verdict === 'asItCame' && !changedContext && !changedPrincipal) return { change: undefined }
  if (verdict === 'asItCame' && !after.passed)
    return { errors: { verdict: 'It was refused: let it pass to give it a caller.' } }
  const read = changedContext ? readContext(context) : undefined
  if (read !== undefined && 'error' in read) return { errors: { context: read.error } }
  return {
    change: {
      ...verdictOf('authorize', 'pass'),
      ...(changedPrincipal ? { principalId } : {}),
      ...(read === undefined ? {} : { context: read.value }),
    },
  }
}

function readContext(text: string): { value: { [name: string]: string | number | boolean } } | { error: string } {
  const fault = jsonError(text)
  if (fault !== undefined) return { error: `Line ${fault.line}, column ${fault.column}: from here on this is no JSON.` }
  const value = JSON.parse(text.trim() === '' ? '{}' : text) as Json
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'The context is an object: {"name": "value"}.' }
  const simple: { [name: string]: string | number | boolean } = {}
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'object')
      return { error: `${name} is no text, number or boolean: the service takes no others.` }
    simple[name] = member
  }
  return { value: simple }
}

function readAnswer(before: Form<'answer'>, after: Form<'answer'>): Reading {
  const errors: Record<string, string> = {}
  const status = Number(after.status)
  if (!/^\d{3}$/.test(after.status.trim()) || status < 100 || status > 599)
    errors.status = 'A status is a number from 100 to 599.'
  const headers = readLines(after.headers, ':', 'headers', errors)
  if (Object.keys(errors).length > 0) return { errors }
  return changeOr({
    type: 'answer',
    phase: after.phase,
    ...(after.status === before.status ? {} : { status }),
    ...(after.headers === before.headers ? {} : { headers }),
    ...(after.body === before.body ? {} : { body: after.body }),
  })
}

function readRequest(before: Form<'request'>, after: Form<'request'>): Reading {
  const errors: Record<string, string> = {}
  if (!/^[A-Z]{1,20}$/.test(after.httpMethod)) errors.httpMethod = 'A method is a word of capital letters, e.g. POST.'
  const path = readLines(after.path, '=', 'path', errors)
  const query = readLines(after.query, '=', 'query', errors)
  const headers = readLines(after.headers, ':', 'headers', errors)
  if (Object.keys(errors).length > 0) return { errors }
  return changeOr({
    type: 'request',
    phase: 'integrationRequest',
    ...(after.httpMethod === before.httpMethod ? {} : { httpMethod: after.httpMethod }),
    ...(after.path === before.path ? {} : { path: Object.fromEntries(path) }),
    ...(after.query === before.query ? {} : { query }),
    ...(after.headers === before.headers ? {} : { headers }),
    ...(after.body === before.body ? {} : { body: after.body }),
  })
}

/** A change that changes nothing is none. */
function changeOr(change: Extract<Intervention, { type: 'answer' | 'request' }>): Reading {
  return { change: Object.keys(change).length > 2 ? change : undefined }
}

const headerName = /^[!#$%&'*+.^_`|~\w-]+$/

function readLines(
  text: string,
  between: ':' | '=',
  field: string,
  errors: Record<string, string>,
): [string, string][] {
  const pairs: [string, string][] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const at = line.indexOf(between)
    const name = line.slice(0, at).trim()
    if (at < 1 || name === '')
      errors[field] ??= `Line ${index + 1} has no "${between}": write name${between === ':' ? ': ' : '='}value.`
    else if (between === ':' && !headerName.test(name))
      errors[field] ??= `Line ${index + 1}: "${name}" is no name of a header.`
    pairs.push([name, between === ':' ? line.slice(at + 1).trim() : line.slice(at + 1)])
  }
  return pairs
}
