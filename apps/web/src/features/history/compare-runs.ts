import type { Json } from '@gatewright/definition'
import type { HeaderList } from '@gatewright/engine'
import type { RecordedRun } from '@/server/run'
import { bodyText, prettyJson } from '../console/run.ts'
import { shortTrace } from '../logs/short-trace.ts'
import { describeIntervention } from '../trace/describe-intervention.ts'
import { phaseLabel } from '../trace/phase-labels.ts'
import { diffLines } from './diff-lines.ts'

/** A fact of both runs; undefined where a run does not have it. `code` is shown in the code font. */
export type ComparedRow = {
  key: string
  label: string
  left: string | undefined
  right: string | undefined
  same: boolean
  code: boolean
}

export type ComparedPart = { title: string; rows: ComparedRow[]; different: number }

type Side = string | undefined

/** Header fields that differ between any two requests and mean nothing. */
const passing = new Set(['x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id', 'date'])

/** Two runs side by side: request, response, trace and cause. Times differ always and are no difference. */
export function compareRuns(left: RecordedRun, right: RecordedRun): ComparedPart[] {
  return [
    part('Request', [
      fact('Where', where(left), where(right)),
      fact('Method', left.request.method, right.request.method, true),
      fact('Path', left.request.path, right.request.path, true),
      ...headers(left.request.headers, right.request.headers),
      ...body('Body', requestBody(left), requestBody(right)),
    ]),
    part('Response', [
      fact('Status', String(left.outcome.answer.status), String(right.outcome.answer.status), true),
      ...headers(left.outcome.answer.headers, right.outcome.answer.headers),
      ...body('Body', answerBody(left), answerBody(right)),
    ]),
    part('Trace', trace(left, right)),
    part('Cause', cause(left, right)),
  ]
}

function part(title: string, rows: ComparedRow[]): ComparedPart {
  const named = rows.map((row, index) => ({ ...row, key: `${title}-${index}` }))
  return { title, rows: named, different: rows.filter(({ same }) => !same).length }
}

function fact(label: string, left: Side, right: Side, code = false): ComparedRow {
  return { key: label, label, left, right, same: left === right, code }
}

function where({ simulated, source, outcome, interventions = [] }: RecordedRun): string {
  const stage = source.type === 'stage' ? `stage ${source.stageName}` : 'the draft'
  const changed =
    interventions.length === 0 ? '' : `, changed by hand: ${interventions.map(describeIntervention).join('; ')}`
  return `${simulated ? 'Simulated on' : 'Live on'} ${stage}, deployment ${outcome.deploymentId || 'none'}${changed}`
}

function headers(left: HeaderList, right: HeaderList): ComparedRow[] {
  const names = new Map([...left, ...right].map(([name]) => [name.toLowerCase(), name]))
  return [...names].flatMap(([lower, name]) => {
    const of = (list: HeaderList): Side => {
      const values = list.filter(([other]) => other.toLowerCase() === lower).map(([, value]) => value)
      return values.length === 0 ? undefined : values.join(', ')
    }
    const row = fact(name, of(left), of(right), true)
    return [passing.has(lower) ? { ...row, same: (row.left === undefined) === (row.right === undefined) } : row]
  })
}

function body(label: string, left: string, right: string): ComparedRow[] {
  return diffLines(left, right).map((pair, index) => ({
    key: label,
    label: index === 0 ? label : '',
    left: pair.left,
    right: pair.right,
    same: pair.same,
    code: true,
  }))
}

function requestBody({ request, cut }: RecordedRun): string {
  const text = request.isBase64 === true ? `(base64) ${request.body}` : prettyJson(request.body).text
  return withCut(text, cut?.request)
}

function answerBody({ outcome, cut }: RecordedRun): string {
  const text = bodyText(outcome.answer.body)
  return withCut(text === undefined ? `(base64) ${outcome.answer.body}` : prettyJson(text).text, cut?.answer)
}

function withCut(text: string, size: number | undefined): string {
  return size === undefined ? text : `${text}\n… only the beginning of ${size.toLocaleString('en-US')} bytes is kept`
}

function trace(left: RecordedRun, right: RecordedRun): ComparedRow[] {
  const of = (run: RecordedRun) => {
    const { rows, isWatched } = shortTrace(run)
    return { isWatched, byLabel: new Map(rows.map((row) => [row.label, row])) }
  }
  const [a, b] = [of(left), of(right)]
  const order = [...new Set([...left.outcome.phases, ...right.outcome.phases].map(({ phase }) => phaseLabel(phase)))]
  const bothWatched = a.isWatched === b.isWatched
  return order.flatMap((label) => {
    const [one, two] = [a.byLabel.get(label), b.byLabel.get(label)]
    if (one === undefined && two === undefined) return []
    const text = (row: typeof one): Side => (row === undefined ? undefined : row.result)
    const same = bothWatched ? text(one) === text(two) : one?.state === two?.state
    return [{ ...fact(label, text(one), text(two)), same }]
  })
}

function cause(left: RecordedRun, right: RecordedRun): ComparedRow[] {
  const [a, b] = [left.outcome.cause, right.outcome.cause]
  if (a === undefined && b === undefined) return []
  const received = new Set([...Object.keys(a?.received ?? {}), ...Object.keys(b?.received ?? {})])
  return [
    fact('Why', a?.message, b?.message),
    fact('Rule', a?.rule, b?.rule, true),
    fact('Ended in', a && phaseLabel(a.phase), b && phaseLabel(b.phase)),
    fact('Gateway response', a?.responseType, b?.responseType, true),
    fact('Decided by', a?.subject, b?.subject),
    fact('Setting', a?.place?.join('.'), b?.place?.join('.'), true),
    ...[...received].map((name) => fact(name, asText(a?.received[name]), asText(b?.received[name]), true)),
  ].filter((row) => row.left !== undefined || row.right !== undefined)
}

function asText(value: Json | undefined): Side {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}
