import { countStates, type FolderRun, faultsOf, type RequestResult, type RequestState } from './folder-run.ts'

/** Writes a text into HTML, as content or in a quoted attribute. */
export function htmlText(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '\uFFFD')
  return clean.replace(/[&<>"']/g, (character) => references[character] ?? character)
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const words: Record<RequestState, string> = {
  passed: '✓ passed',
  failed: '✕ failed',
  error: '✕ error',
  blocked: '– blocked',
  notRun: '– not run',
  waiting: '– waiting',
  running: '– running',
}

/** A run as one HTML file that needs nothing else: no scripts, no addresses, light and dark. */
export function htmlReport(run: FolderRun): string {
  const counts = countStates(run)
  const facts = [
    `${run.results.length} requests`,
    ...(['passed', 'failed', 'error', 'blocked', 'notRun'] as const).flatMap((state) =>
      counts[state] === 0 ? [] : [`${counts[state]} ${words[state].slice(2)}`],
    ),
    ...(run.iterations > 1 ? [`${run.iterations} iterations`] : []),
    `seed ${run.seed}`,
  ]
  const isFine = counts.failed + counts.error + counts.blocked === 0
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(run.name)} · test run</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>${htmlText(run.name)}</h1>
<p class="${isFine ? 'passed' : 'failed'}"><strong>${verdictOf(run, isFine)}</strong></p>
<p class="facts">${facts.map(htmlText).join(' · ')}</p>
<p class="facts"><time datetime="${new Date(run.startedAt).toISOString()}">${timeText(run.startedAt)}</time></p>
<table>
<thead><tr>${run.iterations > 1 ? '<th scope="col">Iteration</th>' : ''}<th scope="col">Request</th><th scope="col">Sent</th><th scope="col">Status</th><th scope="col">Latency</th><th scope="col">Result</th></tr></thead>
<tbody>
${run.results.map((result) => row(run, result)).join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`
}

function verdictOf(run: FolderRun, isFine: boolean): string {
  if (run.state === 'cancelled') return 'Cancelled'
  if (run.state === 'running') return 'Still running'
  return isFine ? 'Everything passed' : 'Not everything passed'
}

function row(run: FolderRun, result: RequestResult): string {
  const { name, folders, iteration, method, path, status, latencyMs, simulated, state, assertions } = result
  const faults = faultsOf(result)
  const passed = assertions.filter((assertion) => assertion.passed).map(({ text }) => `✓ ${text}`)
  const given = result.values.flatMap((value) => ('value' in value ? [`{{${value.variable}}} = ${value.value}`] : []))
  const list = (items: readonly string[], name: string) =>
    items.length === 0 ? '' : `<ul class="${name}">${items.map((item) => `<li>${htmlText(item)}</li>`).join('')}</ul>`
  return `<tr class="${state}">${run.iterations > 1 ? `<td>${iteration}</td>` : ''}<th scope="row">${htmlText([...folders, name].join(' / '))}</th><td><code>${htmlText(`${method} ${path}`)}</code></td><td>${status ?? ''}</td><td>${latencyMs === undefined ? '' : `${Math.round(latencyMs)} ms${simulated === true ? ' virtual' : ''}`}</td><td><span class="${state}">${words[state]}</span>${list(faults, 'faults')}${list(passed, 'fine')}${list(given, 'values')}</td></tr>`
}

function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const styles = `
:root{color-scheme:light dark;--text:#12151a;--quiet:#636b78;--surface:#fff;--line:#e5e8ec;--ok:#0e7340;--bad:#bb2328;--sunken:#f6f7f9}
@media (prefers-color-scheme:dark){:root{--text:#eceef1;--quiet:#8c95a3;--surface:#14171c;--line:#252a32;--ok:#5ccb95;--bad:#ff8a85;--sunken:#101318}}
body{margin:0;background:var(--surface);color:var(--text);font:14px/20px system-ui,sans-serif}
main{max-width:1100px;margin:0 auto;padding:32px 24px;overflow-x:auto}
h1{font-size:20px;line-height:28px;margin:0 0 4px}
p{margin:0 0 4px}.facts{color:var(--quiet)}
table{width:100%;border-collapse:collapse;margin-top:20px}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--quiet);background:var(--sunken)}tbody th{font-weight:600}
code{font-family:ui-monospace,monospace;font-size:12.5px;overflow-wrap:anywhere}
ul{margin:4px 0 0;padding-left:16px;font-size:13px;overflow-wrap:anywhere}.fine,.values{color:var(--quiet)}
.passed{color:var(--ok)}.failed,.error{color:var(--bad)}tr{color:var(--text)!important}.blocked,.notRun{color:var(--quiet)}
`
