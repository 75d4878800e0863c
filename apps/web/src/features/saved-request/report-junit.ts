import { countStates, type FolderRun, faultsOf, type RequestResult } from './folder-run.ts'

/** Characters that XML 1.0 has no way to write, not even as references. */
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Writes a text into XML, as content or in an attribute; what cannot be written becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(unwritable, '\uFFFD').replace(/[&<>"'\t\n\r]/g, (character) => references[character] ?? character)
}

const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/**
 * A run as JUnit XML, as CI servers read it: a suite per folder and iteration, a case per request, times in seconds (of virtual time
 * where it was simulated), timestamps in UTC. Failed assertions are a `failure`, what could not be sent an `error`, what was left
 * out or lacked a value of an earlier request is `skipped`.
 */
export function junitReport(run: FolderRun): string {
  const counts = countsOf(run.results)
  const head = attributes({
    name: run.name,
    ...counts,
    time: secondsOf(run.results),
    timestamp: timestampOf(run.startedAt),
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${head}>`,
    ...suitesOf(run).flatMap(({ name, results }) => suite(run, name, results)),
    '</testsuites>',
    '',
  ].join('\n')
}

type Suite = { readonly name: string; readonly results: readonly RequestResult[] }

/** Suites in the order of their first request. */
function suitesOf(run: FolderRun): Suite[] {
  const suites = new Map<string, RequestResult[]>()
  for (const result of run.results) {
    const folder = [run.name, ...result.folders].join(' / ')
    const name = run.iterations > 1 ? `${folder} (iteration ${result.iteration})` : folder
    const known = suites.get(name)
    if (known === undefined) suites.set(name, [result])
    else known.push(result)
  }
  return [...suites].map(([name, results]) => ({ name, results }))
}

function suite(run: FolderRun, name: string, results: readonly RequestResult[]): string[] {
  const startedAt = results.find(({ at }) => at !== undefined)?.at ?? run.startedAt
  const counts = { ...countsOf(results), time: secondsOf(results), timestamp: timestampOf(startedAt) }
  return [
    `  <testsuite ${attributes({ name, ...counts, hostname: 'localhost' })}>`,
    `    <properties><property ${attributes({ name: 'seed', value: String(run.seed) })}/></properties>`,
    ...results.flatMap((result) => testcase(name, result)),
    '  </testsuite>',
  ]
}

function testcase(suiteName: string, result: RequestResult): string[] {
  const { name, latencyMs = 0 } = result
  const head = attributes({ name, classname: suiteName, time: seconds(latencyMs) })
  return [
    `    <testcase ${head}>`,
    ...verdict(result).map((line) => `      ${line}`),
    `      <system-out>${xmlText(summary(result))}</system-out>`,
    '    </testcase>',
  ]
}

function verdict(result: RequestResult): string[] {
  const faults = faultsOf(result)
  switch (result.state) {
    case 'failed': {
      const message = faults.length === 1 ? (faults[0] ?? '') : `${faults.length} expectations were not met`
      return [`<failure ${attributes({ message, type: 'AssertionError' })}>${xmlText(faults.join('\n'))}</failure>`]
    }
    case 'error':
      return [
        `<error ${attributes({ message: result.reason ?? '', type: 'RequestError' })}>${xmlText(faults.join('\n'))}</error>`,
      ]
    case 'blocked':
    case 'notRun':
    case 'waiting':
    case 'running':
      return [`<skipped ${attributes({ message: result.reason ?? 'The run has not come this far.' })}/>`]
    case 'passed':
      return []
  }
}

function summary({ method, path, status, latencyMs, simulated, runId, assertions }: RequestResult): string {
  const passed = assertions.filter((assertion) => assertion.passed).length
  return [
    `${method} ${path}`,
    ...(status === undefined
      ? []
      : [`status ${status}, ${latencyMs ?? 0} ms${simulated === true ? ' of virtual time' : ''}`]),
    ...(assertions.length === 0 ? [] : [`${passed} of ${assertions.length} assertions passed`]),
    ...(runId === undefined ? [] : [`run ${runId}`]),
  ].join('\n')
}

function countsOf(results: readonly RequestResult[]): Record<'tests' | 'failures' | 'errors' | 'skipped', string> {
  const { failed, error, blocked, notRun, waiting, running } = countStates({ results })
  return {
    tests: String(results.length),
    failures: String(failed),
    errors: String(error),
    skipped: String(blocked + notRun + waiting + running),
  }
}

function secondsOf(results: readonly RequestResult[]): string {
  return seconds(results.reduce((sum, { latencyMs = 0 }) => sum + latencyMs, 0))
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

/** ISO 8601 without a zone, as the schema asks for; UTC. */
function timestampOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19)
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xmlText(value)}"`)
    .join(' ')
}
