import type { InvocationSummary } from '@gatewright/db'

const columns = [
  'time',
  'mode',
  'stage',
  'method',
  'path',
  'resourcePath',
  'status',
  'latencyMs',
  'integrationLatencyMs',
  'cacheHit',
  'phase',
  'cause',
  'requestId',
] as const

/** Requests as a CSV file (RFC 4180); a cell never begins like a formula of a spreadsheet. */
export function logsCsv(rows: readonly InvocationSummary[]): string {
  const lines = rows.map((row) => [
    new Date(row.at).toISOString(),
    row.mode,
    row.stageName,
    row.httpMethod,
    row.path,
    row.resourcePath,
    row.status,
    row.latencyMs,
    row.integrationLatencyMs,
    row.cacheHit,
    row.phase,
    row.rule,
    row.requestId,
  ])
  return [columns, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')
}

function cell(value: string | number | boolean | undefined): string {
  const text = String(value ?? '')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
