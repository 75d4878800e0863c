import type { Json } from '@gatewright/definition'
import type { EventText, HeaderList, Outcome, TemplateInputShown, TraceEvent } from '@gatewright/engine'
import { type PhaseGroup, phaseGroup, phaseLabel } from './phase-labels.ts'
import { type RunFacts, tellingResult } from './telling-result.ts'
import { type TemplateRendering, templateRendering } from './template-rendering.ts'

/** One thing that went into a phase or came out of it. */
export type DetailPart =
  | { kind: 'json'; title: string; value: Json }
  | {
      kind: 'text'
      title: string
      text: string
      language: 'json' | 'vtl' | 'plaintext'
      truncated: boolean
      /** of a template: what it takes to render it elsewhere */
      rendering?: TemplateRendering
    }
  | { kind: 'headers'; title: string; headers: HeaderList }
  | { kind: 'note'; title: string; text: string; tone: 'info' | 'warn' | 'bad' }

/** `underWay`: the phase has not ended yet. */
export type TraceState = 'ok' | 'failed' | 'skipped' | 'answered' | 'underWay'

/** A row of the waterfall. Times are milliseconds since the request arrived. */
export type TraceRow = {
  key: string
  phase: string
  label: string
  group: PhaseGroup
  startMs: number
  durationMs: number
  /** real time, where the run was simulated in virtual time: when the row began, and how long it took */
  realStartMs?: number
  realMs?: number
  state: TraceState
  result: string
  went: DetailPart[]
  /** what decided: a template, selection patterns, the rule that refused */
  rule: DetailPart[]
  came: DetailPart[]
  steps: TraceRow[]
  /** whether somebody changed by hand what the phase gave */
  changed: boolean
}

/** A trace as people read it: rows in the order in which phases ran, and the labels of those that never did. */
export type TraceTable = {
  rows: TraceRow[]
  notReached: string[]
  totalMs: number
  /** real milliseconds of a simulation, from its first event to its last */
  realTotalMs?: number
  endedIn?: string
}

type Run = Pick<Outcome, 'startedAt' | 'latencyMs' | 'cause'> & Partial<RunFacts>

/**
 * Makes the rows of the waterfall from the events of one request. Pure: the same trace gives the same rows.
 * @param realTimes of a simulation: real milliseconds at which each event happened
 */
export function traceTable(events: readonly TraceEvent[], run: Run, realTimes?: readonly number[]): TraceTable {
  const rows: TraceRow[] = []
  const since = (at: number) => Math.max(0, at - run.startedAt)
  // what comes before the first phase is the simulation's own preparation
  const began = realTimes?.[events.findIndex(({ type }) => type === 'phaseStarted') - 1] ?? 0
  for (const [index, event] of events.entries()) {
    switch (event.type) {
      case 'phaseStarted':
        rows.push({
          ...newRow(event.phase, phaseLabel(event.phase), index, since(event.at)),
          went: jsonPart('Input', event.input),
        })
        break
      case 'stepStarted':
        rowOf(rows, event.phase)?.steps.push({
          ...newRow(event.phase, event.step, index, since(event.at)),
          went: jsonPart('Input', event.input),
        })
        break
      default: {
        const row = rowOf(rows, event.phase)
        if (row !== undefined) record(row, event, since)
      }
    }
    if (realTimes !== undefined) addRealTime(rows, event, realTimes, index, began)
  }
  for (const row of rows) {
    if (row.state === 'underWay') row.result = 'under way'
    else if (row.result === '' || row.result === 'completed') row.result = tellingResult(row, run)
  }
  const { cause } = run
  return {
    rows,
    notReached: (cause?.notReached ?? []).map(phaseLabel),
    totalMs: run.latencyMs,
    ...(realTimes === undefined ? {} : { realTotalMs: (realTimes.at(-1) ?? 0) - began }),
    ...(cause === undefined ? {} : { endedIn: cause.phase }),
  }
}

function newRow(phase: string, label: string, index: number, startMs: number): TraceRow {
  return {
    key: `${phase}-${index}`,
    phase,
    label,
    group: phaseGroup(phase),
    startMs,
    durationMs: 0,
    state: 'underWay',
    result: '',
    went: [],
    rule: [],
    came: [],
    steps: [],
    changed: false,
  }
}

function rowOf(rows: readonly TraceRow[], phase: string): TraceRow | undefined {
  return rows.findLast((row) => row.phase === phase)
}

/** What passed between the event before a phase began and the one that ended it. */
function addRealTime(
  rows: readonly TraceRow[],
  event: TraceEvent,
  realTimes: readonly number[],
  index: number,
  began: number,
): void {
  const row = rowOf(rows, event.phase)
  if (row === undefined) return
  const before = realTimes[index - 1] ?? began
  row.realStartMs ??= before - began
  row.realMs = (row.realMs ?? 0) + (realTimes[index] ?? before) - before
}

type InsideEvent = Exclude<TraceEvent, { type: 'phaseStarted' | 'stepStarted' }>

function record(row: TraceRow, event: InsideEvent, since: (at: number) => number): void {
  switch (event.type) {
    case 'phaseCompleted':
      row.durationMs = since(event.at) - row.startMs
      row.state = event.skipped ? 'skipped' : row.phase === 'gatewayResponse' ? 'answered' : 'ok'
      row.result = event.result
      row.came.push(...outputParts(event.output))
      return
    case 'phaseFailed':
      row.durationMs = since(event.at) - row.startMs
      row.state = 'failed'
      row.result = event.cause.subject ?? event.cause.rule
      row.rule.push({ kind: 'note', title: event.cause.rule, text: event.cause.message, tone: 'bad' })
      return
    case 'stepCompleted': {
      const step = row.steps.findLast(({ label }) => label === event.step) ?? row
      step.durationMs = since(event.at) - step.startMs
      step.state = event.ok ? 'ok' : 'failed'
      step.result = event.result
      step.came.push(...jsonPart('Output', event.output))
      return
    }
    case 'templateRendered':
      if (event.input !== undefined) row.went.push(...inputParts(event.input))
      row.rule.push({
        ...textPart(
          `Template for ${event.contentType}`,
          event.template,
          event.which === 'gatewayResponse' ? 'plaintext' : 'vtl',
        ),
        ...templateRendering(event),
      })
      row.came.push(textPart('Rendered', event.output, 'json'))
      if (isFilled(event.overrides)) row.came.push({ kind: 'json', title: 'Overrides', value: event.overrides })
      return
    case 'endpointRequest':
      row.went.push({ kind: 'note', title: event.method, text: event.uri, tone: 'info' })
      row.went.push({ kind: 'headers', title: 'Endpoint request headers', headers: event.headers })
      row.went.push(textPart('Endpoint request body', event.body, 'json'))
      return
    case 'endpointResponse':
      row.came.push({ kind: 'note', title: 'Endpoint response status', text: String(event.status), tone: 'info' })
      row.came.push({ kind: 'headers', title: 'Endpoint response headers', headers: event.headers })
      row.came.push(textPart('Endpoint response body', event.body, 'json'))
      return
    case 'integrationResponseSelected':
      row.went.push({
        kind: 'note',
        title: 'Matched with the selection patterns',
        text: event.matched === '' ? '(nothing)' : event.matched,
        tone: 'info',
      })
      for (const { statusCode, pattern, matches } of event.candidates) {
        row.rule.push({
          kind: 'note',
          title: `${pattern === '' ? 'Default' : pattern} → ${statusCode}`,
          text: matches ? 'matches' : 'does not match',
          tone: 'info',
        })
      }
      return
    case 'serviceCalled': {
      const step = newRow(row.phase, `${event.service} ${event.action}`, row.steps.length, since(event.at))
      row.steps.push({
        ...step,
        key: `${row.key}-call-${row.steps.length}`,
        durationMs: event.durationMs,
        state: event.ok ? 'ok' : 'failed',
        result: event.ok ? `called by ${event.functionName}` : `refused ${event.functionName}`,
        went: [textPart('Input', event.input, 'json')],
        came: [textPart(event.ok ? 'Output' : 'Error', event.answer, 'json')],
      })
      return
    }
    case 'console':
      row.came.push({
        kind: 'note',
        title: `console.${event.line.level} in ${event.functionName}`,
        text: event.line.text,
        tone: event.line.level === 'error' ? 'bad' : event.line.level === 'warn' ? 'warn' : 'info',
      })
      return
    case 'changed':
      row.changed = true
      row.came.push(
        { kind: 'note', title: 'Changed by you', text: 'This is not what the service would do.', tone: 'warn' },
        { kind: 'json', title: 'Before the change', value: event.was },
      )
      return
    case 'notSimulated':
      row.came.push({ kind: 'note', title: 'Not simulated', text: event.what, tone: 'warn' })
      return
    case 'internalError':
      row.came.push({ kind: 'note', title: 'Internal error', text: event.message, tone: 'bad' })
      return
    case 'log':
      return
  }
}

function jsonPart(title: string, value: Json | undefined): DetailPart[] {
  return value === undefined ? [] : [{ kind: 'json', title, value }]
}

/** What a template saw, as far as it is this request's own: `$context` stands in the playground. */
function inputParts({ body, params }: TemplateInputShown): DetailPart[] {
  const given = Object.entries(params).filter(([, values]) => Object.keys(values).length > 0)
  return [
    textPart('Payload', body, 'json'),
    ...(given.length === 0 ? [] : jsonPart('Parameters', Object.fromEntries(given))),
  ]
}

/** What a phase gave; a message is shown as one. */
function outputParts(output: Json | undefined): DetailPart[] {
  const message = messageOf(output)
  if (message === undefined) return jsonPart('Output', output)
  const { headers, body, rest } = message
  const parts: DetailPart[] = Object.entries(rest)
    .filter(([, value]) => typeof value !== 'object' || isFilled(value))
    .map(([name, value]) =>
      typeof value === 'object'
        ? { kind: 'json', title: `Output ${name}`, value }
        : { kind: 'note', title: `Output ${name}`, text: String(value), tone: 'info' },
    )
  parts.push({ kind: 'headers', title: 'Output headers', headers })
  return body === undefined ? parts : [...parts, textPart('Output body', body, 'json')]
}

type Message = { headers: HeaderList; body: EventText | undefined; rest: { [name: string]: Json } }

/** Status or method, header fields and a body, as phases tell of the messages that they make. */
export function messageOf(output: Json | undefined): Message | undefined {
  if (typeof output !== 'object' || output === null || Array.isArray(output) || !Array.isArray(output.headers))
    return undefined
  const { headers, body, ...rest } = output
  const text = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined
  return {
    headers: headers as unknown as HeaderList,
    body: typeof text?.text === 'string' ? (text as unknown as EventText) : undefined,
    rest,
  }
}

function textPart(title: string, text: EventText, language: 'json' | 'vtl' | 'plaintext') {
  return {
    kind: 'text' as const,
    title: text.isBase64 ? `${title} (base64)` : title,
    text: text.text,
    language,
    truncated: text.truncated ?? false,
  }
}

function isFilled(value: Json): boolean {
  if (value === null || typeof value !== 'object') return value !== null
  return Object.values(value).some((member) =>
    typeof member === 'object' && member !== null ? isFilled(member) : true,
  )
}
