'use client'

import type { Method, RestApi } from '@gatewright/definition'
import type { Outcome } from '@gatewright/engine'
import type { ReactNode } from 'react'
import { Badge, type Tone } from '@/ui/badge'
import { classNames } from '@/ui/class-names'
import type { Icon } from '@/ui/icon'
import { BracesIcon, DatabaseIcon, FileIcon, ShieldIcon, UserIcon } from '@/ui/icons'
import type { KnownRun } from '../console/last-run.ts'
import { statusText } from '../console/status-text.ts'
import { formatMs } from '../trace/scale.ts'
import { type Box, type BoxLine, boxLines } from './boxes.ts'
import { useOpenMethod } from './method-place.ts'
import { type BoxVerdict, verdictsOf } from './run-overlay.ts'

type PipelineProps = { open: Box; onOpen: (box: Box) => void; run: KnownRun | undefined }

const glyphs: Record<Box, Icon> = {
  Client: UserIcon,
  'Method request': ShieldIcon,
  'Integration request': BracesIcon,
  Integration: DatabaseIcon,
  'Integration response': BracesIcon,
  'Method response': FileIcon,
}

/** The method execution picture of the open method: six boxes with its real settings, and the last run over them. */
export function Pipeline({ open, onOpen, run }: PipelineProps) {
  const { method, api, place, path } = useOpenMethod()
  return (
    <MethodExecution
      method={method}
      api={api}
      requestLine={`${place.httpMethod} ${run === undefined ? path : run.request.path}`}
      outcome={run?.run.outcome}
      open={open}
      onOpen={onOpen}
    />
  )
}

type MethodExecutionProps = {
  method: Method
  api: RestApi
  requestLine: string
  outcome: (Pick<Outcome, 'phases' | 'cause' | 'latencyMs'> & { answer: { status: number } }) | undefined
  open?: Box
  /** without it the boxes are for reading only */
  onOpen?: (box: Box) => void
}

/** The method execution picture: six boxes with a method's settings, and what a run came to in each of them. */
export function MethodExecution({ method, api, requestLine, outcome, open, onOpen }: MethodExecutionProps) {
  const lines = boxLines(method, api)
  const verdicts = outcome === undefined ? undefined : verdictsOf(outcome)
  const box = (name: Exclude<Box, 'Client'>, className: string) => (
    <BoxCard
      name={name}
      className={className}
      open={open === name}
      onOpen={onOpen && (() => onOpen(name))}
      verdict={verdicts?.[name]}
    >
      <Lines lines={lines[name]} />
    </BoxCard>
  )
  return (
    <section
      aria-label="Method execution"
      className="grid flex-none grid-cols-[170px_minmax(20px,56px)_minmax(0,1fr)_minmax(20px,56px)_minmax(0,1fr)_minmax(20px,56px)_190px] grid-rows-[minmax(140px,auto)_minmax(110px,auto)] min-h-full gap-y-4 bg-canvas px-5 py-4"
    >
      <BoxCard
        name="Client"
        className="row-span-2"
        open={open === 'Client'}
        onOpen={onOpen && (() => onOpen('Client'))}
        verdict={undefined}
      >
        <p className="break-all font-mono text-status">{requestLine}</p>
        {outcome !== undefined && (
          <p className="mt-3 border-line border-t pt-2 text-dense">
            <span className="text-text-2">Received </span>
            <span className="font-mono text-status">{statusText(outcome.answer.status)}</span>{' '}
            <span className="text-text-3">{formatMs(outcome.latencyMs)}</span>
          </p>
        )}
      </BoxCard>
      <Arrow to="right" reached={verdicts?.['Method request']} />
      {box('Method request', '')}
      <Arrow to="right" reached={verdicts?.['Integration request']} />
      {box('Integration request', '')}
      <Arrow to="right" reached={verdicts?.Integration} />
      {box('Integration', 'row-span-2')}
      <Arrow to="left" reached={verdicts?.['Method response']} />
      {box('Method response', '')}
      <Arrow to="left" reached={verdicts?.['Method response']} />
      {box('Integration response', '')}
      <Arrow to="left" reached={verdicts?.['Integration response']} />
      {outcome?.cause !== undefined && (
        <p className="col-span-7 flex items-center justify-center gap-2 text-bad-text text-dense">
          <span className="h-px flex-1 bg-bad" aria-hidden="true" />
          Gateway response{' '}
          <code className="font-mono text-status">{outcome.cause.responseType ?? outcome.cause.status}</code>
          <span className="h-px flex-1 bg-bad" aria-hidden="true" />
        </p>
      )}
    </section>
  )
}

type BoxCardProps = {
  name: Box
  className: string
  open: boolean
  onOpen: (() => void) | undefined
  verdict: BoxVerdict | undefined
  children: ReactNode
}

const tones: Record<BoxVerdict['state'], Tone> = {
  passed: 'ok',
  ended: 'bad',
  skipped: 'neutral',
  notReached: 'neutral',
}

function BoxCard({ name, className, open, onOpen, verdict, children }: BoxCardProps) {
  const Glyph = glyphs[name]
  return (
    <div
      role="group"
      aria-label={name}
      className={classNames(
        'flex min-w-0 flex-col overflow-hidden rounded-card border bg-surface shadow-1',
        verdict?.state === 'ended'
          ? 'border-bad shadow-ended'
          : open
            ? 'border-accent shadow-selected'
            : 'border-line-2',
        className,
      )}
    >
      <div className="flex h-9 flex-none items-center gap-2 border-line border-b bg-sunken px-3 dark:bg-raised">
        <Glyph size={15} className="text-text-2" />
        {onOpen === undefined ? (
          <h2 className="truncate font-semibold text-base">{name}</h2>
        ) : (
          <button type="button" aria-pressed={open} onClick={onOpen} className="truncate font-semibold text-base">
            {name}
          </button>
        )}
        {verdict !== undefined && (
          <span className="ml-auto">
            <Badge tone={tones[verdict.state]}>{verdict.text}</Badge>
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the head above is the control; the body is a larger target for the mouse */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        className={classNames('min-h-0 flex-1 overflow-auto px-3 py-2', onOpen !== undefined && 'cursor-pointer')}
        onClick={onOpen}
      >
        {children}
      </div>
    </div>
  )
}

function Lines({ lines }: { lines: BoxLine[] }) {
  if (lines.length === 0) return <p className="text-dense text-text-3">None.</p>
  return (
    <dl className="grid grid-cols-[minmax(72px,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-dense">
      {lines.map(({ label, value, mono, long }) => (
        <div key={label} className="contents">
          <dt className={classNames('truncate text-text-2', long === true && 'col-span-2')}>{label}</dt>
          <dd
            className={classNames(
              long === true ? 'col-span-2 break-all' : 'truncate',
              mono === true && 'font-mono text-status',
            )}
            title={value}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Arrow({ to, reached }: { to: 'left' | 'right'; reached: BoxVerdict | undefined }) {
  const lit = reached !== undefined && reached.state !== 'notReached'
  const dashed = reached?.state === 'notReached'
  return (
    <svg
      aria-hidden="true"
      className={classNames('h-4 w-full self-center', lit ? 'text-accent' : 'text-edge')}
      viewBox="0 0 56 16"
      preserveAspectRatio="none"
    >
      <path
        d="M2 8h52"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={dashed ? '3 3' : undefined}
        vectorEffect="non-scaling-stroke"
      />
      <path d={to === 'right' ? 'M48 4l6 4-6 4z' : 'M8 4L2 8l6 4z'} fill="currentColor" />
    </svg>
  )
}
