import type { CorsCheck, ProbeCall } from '@gatewright/engine/probe'
import { classNames } from '@/ui/class-names'
import { CheckIcon, CloseIcon, HelpIcon, MinusIcon, WarningIcon } from '@/ui/icons'
import { StatusCode } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { corsPathLabels } from './cors-paths.ts'
import { type CorsCell, checksOf } from './cors-table.tsx'
import { TraceButton } from './trace-button.tsx'

/** The checks of one cell: what was sent, what came, what the browser says to it. */
export function CheckList({ cell }: { cell: CorsCell }) {
  const { report, column } = cell
  return (
    <section aria-label={`${column.name} of ${[report.httpMethod, report.path].filter(Boolean).join(' ')}`}>
      <h2 className="flex min-w-0 items-center gap-2 border-line border-b px-4 py-2 font-medium text-base">
        {report.httpMethod !== undefined && <VerbChip verb={report.httpMethod} size="head" />}
        <span className="truncate font-mono text-code">{report.path}</span>
      </h2>
      <ul>
        {checksOf(report, column).map((check) => (
          <Check key={`${check.path}:${check.detail}`} check={check} />
        ))}
      </ul>
    </section>
  )
}

const glyphs = { passed: CheckIcon, blocked: CloseIcon, unknown: HelpIcon, none: MinusIcon } as const
const tones = {
  passed: 'text-ok-text',
  blocked: 'text-bad-text',
  unknown: 'text-warn-text',
  none: 'text-text-3',
} as const

function Check({ check }: { check: CorsCheck }) {
  const { path, detail, state, call, line, verdict, why, notes } = check
  const isLax = verdict?.chromiumPasses === true
  const Glyph = isLax ? WarningIcon : glyphs[state]
  const lifetime = notes.find((note) => note.kind === 'preflightLifetime')
  return (
    <li className="flex flex-col gap-1.5 border-line border-b px-4 py-3 text-dense last:border-b-0">
      <p className="flex items-center gap-2 font-medium">
        <Glyph size={14} className={isLax ? 'text-warn-text' : tones[state]} title={state} />
        {corsPathLabels[path]}
        {detail !== undefined && <span className="font-mono text-status">{detail}</span>}
        {call !== undefined && (
          <span className="ml-auto">
            <StatusCode status={call.answer.status} chip />
          </span>
        )}
      </p>
      {why !== undefined && <p className="text-text-2">{why}</p>}
      {call?.provoked !== undefined && <p className="text-text-2">{call.provoked}</p>}
      {line !== undefined && (
        <p
          className={classNames(
            'break-words rounded-control bg-sunken px-2 py-1 font-mono text-status',
            isLax ? 'text-warn-text' : 'text-bad-text',
          )}
        >
          {line}
        </p>
      )}
      {isLax && <p className="text-text-2">Chromium lets it pass; the Fetch standard and other browsers do not.</p>}
      {call?.cause !== undefined && <p className="text-text-2">{call.cause.message}</p>}
      {lifetime?.kind === 'preflightLifetime' && (
        <p className="text-small text-text-3">A browser asks again after {lifetime.seconds} s.</p>
      )}
      {call !== undefined && <CallView call={call} />}
      {call !== undefined && (
        <p>
          <TraceButton call={call} />
        </p>
      )}
    </li>
  )
}

const telling = /^(?:access-control-.*|vary|content-type|x-amzn-errortype|location)$/i

function CallView({ call }: { call: ProbeCall }) {
  const told = call.answer.headers.filter(([name]) => telling.test(name))
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 font-mono text-status">
      <dt className="text-text-2">Sent</dt>
      <dd className="break-all">
        {call.request.method} {call.request.path}
        {call.request.headers.map(([name, value]) => (
          <span key={name} className="block text-text-2">
            {name}: {value}
          </span>
        ))}
      </dd>
      <dt className="text-text-2">Came</dt>
      <dd className="break-all">
        {told.length === 0 && <span className="text-text-3">no header of CORS</span>}
        {told.map(([name, value], index) => (
          <span key={`${name}-${index.toString()}`} className="block">
            {name}: {value}
          </span>
        ))}
      </dd>
    </dl>
  )
}
