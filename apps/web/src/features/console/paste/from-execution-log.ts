import { emptyRequest, type HeaderField } from '../console-request.ts'
import { emptyBody } from '../request-body.ts'
import { bodyOf } from './body-of.ts'
import { isOfConnection, type Pasted } from './pasted.ts'

/** What stands before the text of a line: a date of CloudWatch or of the test console, and the id of the request. */
const lineStart =
  /^(?:\S+[ \t]+)?(?:\d{4}-\d\d-\d\d[T ]\S+[ \t]+)?\(([0-9A-Za-z-]{8,64})\)[ \t]|^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ [\d:]{8} \S+ \d{4} : /
const methodLine = /^HTTP Method: ([A-Z]+), Resource Path: (\S+)/
const bodyStart = 'Method request body before transformations: '
const masked = /^\*+[^*]{0,6}$/
const cutMark = '[TRUNCATED]'

type Line = { id: string; text: string }

/**
 * Reads the requests of an execution log of API Gateway, as CloudWatch and the test console show it. Values that the log masks
 * are named as gone. The log quotes nothing, so a value that holds `, name=` is read as two.
 * @returns undefined for a text that is none; one request per request id
 */
export function fromExecutionLog(text: string): Pasted[] | undefined {
  if (!/HTTP Method: [A-Z]+, Resource Path: /.test(text)) return undefined
  const byId = new Map<string, Line[]>()
  for (const line of linesOf(text)) {
    const lines = byId.get(line.id)
    if (lines === undefined) byId.set(line.id, [line])
    else lines.push(line)
  }
  return [...byId.values()].flatMap((lines) => requestOf(lines.map((line) => line.text)) ?? [])
}

/** The lines of the log, each with those of a body that follow it. Without an id the lines belong to the request before. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let id = ''
  for (const raw of text.split(/\r?\n/)) {
    const start = lineStart.exec(raw)
    const last = lines.at(-1)
    if (start !== null) {
      id = start[1] ?? id
      lines.push({ id, text: raw.slice(start[0].length) })
    } else if (last === undefined || isOwnLine(raw)) lines.push({ id, text: raw })
    else last.text += `\n${raw}`
  }
  return lines
}

const ownLine =
  /^(?:Execution log for request|Starting execution|HTTP Method: |API Key|Method request |Request validation |Endpoint re(?:quest|sponse) |Sending request to |Received response|Method response |Method completed|Successfully completed|Execution failed|Verifying Usage Plan|Usage Plan check|Authorizer |AWS Integration|X-ray)/

function isOwnLine(line: string): boolean {
  return ownLine.test(line)
}

function requestOf(lines: readonly string[]): Pasted | undefined {
  const [, method, resourcePath] = lines.map((line) => methodLine.exec(line)).find((match) => match !== null) ?? []
  if (method === undefined || resourcePath === undefined) return undefined
  const after = (start: string) => lines.find((line) => line.startsWith(start))?.slice(start.length)
  const dropped: string[] = []
  const cut = (value: string | undefined, what: string) => {
    if (value?.includes(cutMark) === true) dropped.push(`the end of ${what}, which the log cuts at 1,024 characters`)
    return value?.replace(cutMark, '').trimEnd()
  }
  const pathParameters = new Map(javaMap(cut(after('Method request path: '), 'the path parameters')))
  const query = javaMap(cut(after('Method request query string: '), 'the query string'))
  const fields = javaMap(cut(after('Method request headers: '), 'the headers'))
  if (after('Method request headers: ') === undefined)
    dropped.push('headers and body, which the log has only with data tracing')
  const headers: HeaderField[] = []
  for (const [name, value] of fields) {
    if (masked.test(value) && value !== '') dropped.push(`the value of ${name}, which the log masks`)
    else if (!isOfConnection(name) && !addedByGateway.test(name)) headers.push({ name, value, enabled: true })
  }
  const body = cut(after(bodyStart), 'the body') ?? ''
  const isBinary = body === '[Binary Data]'
  if (isBinary) dropped.push('the body, whose bytes the log does not show')
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const path = resourcePath.replace(/\{([^}+]+)\+?\}/g, (whole, name: string) => pathParameters.get(name) ?? whole)
  const queryText = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  return {
    request: {
      ...emptyRequest,
      ...(isBinary ? emptyBody : bodyOf(body, type)),
      method,
      path: queryText === '' ? path : `${path}?${queryText}`,
      headers,
    },
    kind: 'an execution log',
    host: '',
    dropped,
  }
}

const addedByGateway = /^(?:x-forwarded-(?:for|port|proto)|x-amzn-trace-id|via|x-amz-cf-id|cloudfront-.*)$/i

/** Entries of a map as Java prints it: `{a=b, c=d}`. A comma parts two entries where a name and `=` follow. */
function javaMap(text: string | undefined): [string, string][] {
  const inner = /^\{([\s\S]*?)\}?$/.exec(text?.trim() ?? '')?.[1] ?? ''
  if (inner === '') return []
  return inner.split(/, (?=[!#$%&'*+.^_`|~0-9A-Za-z-]+=)/).flatMap((entry): [string, string][] => {
    const equals = entry.indexOf('=')
    return equals <= 0 ? [] : [[entry.slice(0, equals), entry.slice(equals + 1)]]
  })
}
