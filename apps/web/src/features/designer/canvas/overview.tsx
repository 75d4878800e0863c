'use client'

import { memo, useMemo } from 'react'
import { classNames } from '@/ui/class-names'
import { verbColor } from '@/ui/verb-chip'
import { backendIcon } from '../backend-icon.tsx'
import { useDesign, useRestApi } from '../design-context.tsx'
import { useMethodFilter } from '../filter/use-method-filter.ts'
import { arrowPath } from '../layout/line-paths.ts'
import { type OverviewBar, type OverviewLayout, overviewLayout, overviewMetrics } from '../layout/overview-layout.ts'
import { ProblemIcon } from '../problem-icon.tsx'
import { useProblems, worstAt } from '../problems.ts'
import { hover, select, useHover, useSelection } from '../selection.ts'
import { useOverview } from './overview-state.ts'

/** A large API at one glance: a bar per root resource, a stroke per method. Enter or a double click opens a bar on the canvas. */
export function Overview() {
  const api = useRestApi()
  const layout = useMemo(() => overviewLayout(api), [api])
  const lit = useLit(layout)
  const { matching } = useMethodFilter()
  return (
    <div className="dots min-h-0 flex-1 overflow-auto">
      <div className="relative mx-auto" style={{ width: layout.width, height: layout.height }}>
        <Names layout={layout} />
        <Lines layout={layout} lit={lit} />
        <Api layout={layout} />
        {layout.lanes.map((lane) => (
          <button
            key={lane.id}
            type="button"
            aria-label={`Authorizer ${lane.name}`}
            title={lane.name}
            onClick={() => select(lane.id)}
            className="absolute flex size-6 items-center justify-center"
            style={{ left: lane.x - 12, top: 32 }}
          >
            <span className="flex size-4 items-center justify-center rounded-chip border border-line-2 bg-surface font-mono text-[10.5px]">
              {lane.number}
            </span>
          </button>
        ))}
        {layout.bars.map((bar) => (
          <Bar key={bar.id} bar={bar} lit={lit.bars.has(bar.id)} matching={matching} />
        ))}
        {layout.backends.map((backend) => (
          <Backend key={backend.id} backend={backend} lit={lit.backends.has(backend.id)} />
        ))}
      </div>
    </div>
  )
}

type Lit = { bars: ReadonlySet<string>; backends: ReadonlySet<string> }

/** The bars and backends of what is hovered or selected. */
function useLit(layout: OverviewLayout): Lit {
  const hovered = useHover()
  const selection = useSelection()
  return useMemo(() => {
    const ids = new Set(hovered === undefined ? selection : [hovered])
    const bars = new Set<string>()
    const backends = new Set<string>()
    for (const bar of layout.bars) {
      const isOwn =
        ids.has(bar.id) || bar.methods.some(({ id, resourceId }) => ids.has(id) || ids.has(`resource:${resourceId}`))
      const isGuarded = [...bar.guards.keys()].some((key) => ids.has(`authorizer:${key}`))
      if (isOwn || isGuarded) bars.add(bar.id)
    }
    for (const net of layout.nets) {
      const ends = layout.bars.filter((bar) => net.rows.includes(bar.y))
      if (ids.has(net.backendId)) for (const bar of ends) bars.add(bar.id)
      if (ids.has(net.backendId) || ends.some((bar) => bars.has(bar.id))) backends.add(net.backendId)
    }
    return { bars, backends }
  }, [layout, hovered, selection])
}

function Names({ layout }: { layout: OverviewLayout }) {
  const names = [
    { x: overviewMetrics.api.x, name: 'API' },
    { x: overviewMetrics.bars.x, name: 'Resources, collapsed: one stroke is one method' },
    { x: layout.backendsX, name: 'Backends' },
  ]
  return names.map(({ x, name }) => (
    <span key={name} className="absolute top-4 whitespace-nowrap text-caption text-text-3" style={{ left: x }}>
      {name}
    </span>
  ))
}

function Api({ layout }: { layout: OverviewLayout }) {
  const { definition } = useDesign()
  const api = useRestApi()
  const methods = layout.bars.reduce((sum, bar) => sum + bar.methods.length, 0)
  return (
    <button
      type="button"
      onClick={() => select(undefined)}
      className="absolute rounded-card border border-line-2 bg-surface whitespace-nowrap px-2 py-1.5 text-left text-caption text-text-2 shadow-1"
      style={{ left: overviewMetrics.api.x, top: overviewMetrics.bars.top - 8, width: overviewMetrics.api.width }}
    >
      <span className="block truncate font-semibold text-dense text-text" title={definition.name}>
        {definition.name}
      </span>
      <span className="block">{methods} methods</span>
      <span className="block">{Object.keys(api.resources).length} resources</span>
    </button>
  )
}

const edge = { fill: 'none', stroke: 'var(--color-edge)', strokeWidth: 1.4 } as const
const casing = { fill: 'none', stroke: 'var(--color-canvas)', strokeWidth: 5 } as const

const Lines = memo(function Lines({ layout, lit }: { layout: OverviewLayout; lit: Lit }) {
  const { bars, trunkX, api } = overviewMetrics
  const right = bars.x + bars.width
  const last = layout.bars.at(-1)
  const first = layout.bars[0]
  const trunk =
    first === undefined || last === undefined
      ? ''
      : `M${api.x + api.width} ${first.y}H${trunkX}V${last.y}${layout.bars.map((bar) => `M${trunkX} ${bar.y}H${bars.x}`).join('')}`
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-0"
      width={layout.width}
      height={layout.height}
    >
      <path d={trunk} {...edge} />
      {layout.lanes.map((lane) => (
        <line
          key={lane.id}
          x1={lane.x}
          x2={lane.x}
          y1={50}
          y2={(layout.bars.findLast((bar) => bar.guards.has(lane.key))?.y ?? 60) + 8}
          stroke="var(--color-lane)"
          strokeWidth={4}
          strokeLinecap="round"
        />
      ))}
      {layout.bars.map((bar) => {
        const d = `M${right} ${bar.y}H${layout.linesFrom}`
        return (
          <g key={bar.id}>
            <path d={d} {...casing} />
            <path d={d} {...edge} {...(lit.bars.has(bar.id) ? litLine : {})} />
          </g>
        )
      })}
      {layout.nets.map((net) => {
        const isLit = lit.backends.has(net.backendId)
        return (
          <g key={net.backendId}>
            <path d={net.path} {...casing} />
            <path d={net.path} {...edge} {...(isLit ? litLine : {})} />
            <path
              d={arrowPath(layout.backendsX, net.entryY)}
              fill={isLit ? 'var(--color-accent)' : 'var(--color-edge)'}
            />
          </g>
        )
      })}
      {layout.bars.flatMap((bar) =>
        layout.lanes.flatMap((lane) => {
          const guarded = bar.guards.get(lane.key)
          if (guarded === undefined) return []
          return <Share key={`${bar.id} ${lane.id}`} x={lane.x} y={bar.y} share={guarded / bar.methods.length} />
        }),
      )}
    </svg>
  )
})

const litLine = { stroke: 'var(--color-accent)', strokeWidth: 1.8 } as const

/** How much of a bar an authorizer guards: a full dot, or a pie. */
function Share({ x, y, share }: { x: number; y: number; share: number }) {
  const angle = 2 * Math.PI * share
  const large = share > 0.5 ? 1 : 0
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={5} fill="var(--color-surface)" stroke="var(--color-text-3)" strokeWidth={1.4} />
      {share >= 1 ? (
        <circle r={3} fill="var(--color-text-3)" />
      ) : (
        <path
          d={`M0 0V-3A3 3 0 ${large} 1 ${3 * Math.sin(angle)} ${-3 * Math.cos(angle)}Z`}
          fill="var(--color-text-3)"
        />
      )}
    </g>
  )
}

type BarProps = { bar: OverviewBar; lit: boolean; matching: ReadonlySet<string> | undefined }

function Bar({ bar, lit, matching }: BarProps) {
  const problems = useProblems()
  const selection = useSelection()
  const { setOverview } = useOverview()
  const { bars, strokes } = overviewMetrics
  const pitch = Math.min(strokes.widest, (strokes.to - strokes.from) / Math.max(1, bar.methods.length))
  const selected = new Set(selection)
  const found = matching === undefined ? undefined : bar.methods.filter(({ id }) => matching.has(id)).length
  const shows = (id: string) => selected.has(id) || matching?.has(id) === true
  const worst = useMemo(() => worstOf(bar, problems), [bar, problems])
  const openNear = () => {
    setOverview(false)
    select(bar.id, { reveal: true })
  }
  return (
    <button
      type="button"
      aria-label={`Resource ${bar.path}, ${bar.methods.length} methods`}
      aria-pressed={selected.has(bar.id)}
      title={`${bar.path}: double click opens it`}
      onClick={(event) => select(bar.id, { add: event.ctrlKey || event.metaKey || event.shiftKey })}
      onDoubleClick={openNear}
      onKeyDown={(event) => {
        if (event.key === ' ' && (event.ctrlKey || event.shiftKey)) select(bar.id, { add: true })
        else if (event.key === 'Enter') openNear()
        else return
        event.preventDefault()
      }}
      onPointerEnter={() => hover.set(bar.id)}
      onPointerLeave={() => hover.set(undefined)}
      className={classNames(
        'absolute flex items-center rounded-chip border bg-surface px-2 text-left text-small',
        lit || (found ?? 0) > 0 ? 'border-accent' : 'border-line-2',
        found === 0 && !lit && 'text-text-3',
      )}
      style={{ left: bars.x, top: bar.y - bars.height / 2, width: bars.width, height: bars.height }}
    >
      <span className={classNames('w-[98px] flex-none truncate font-mono', lit && 'font-semibold')}>{bar.path}</span>
      {bar.methods.map(({ id, verb }, index) => (
        <span
          key={id}
          className="absolute rounded-[1px]"
          style={{
            left: strokes.from + index * pitch,
            width: Math.max(1, Math.min(4, pitch - 1)),
            top: shows(id) ? 3 : 5,
            bottom: shows(id) ? 3 : 5,
            background: shows(id) ? verbColor(verb) : 'var(--color-line-2)',
            ...(selected.has(id) && { outline: '1.5px solid var(--color-accent)' }),
          }}
        />
      ))}
      <span className="ml-auto flex items-center gap-1.5 text-text-2">
        {worst !== undefined && <ProblemIcon severity={worst} size={12} />}
        {found === undefined || found === 0 ? bar.methods.length : `${found} of ${bar.methods.length}`}
      </span>
    </button>
  )
}

function worstOf(bar: OverviewBar, problems: ReturnType<typeof useProblems>) {
  const resources = [...new Set(bar.methods.map(({ resourceId }) => resourceId))]
  const found = resources.map((resourceId) => worstAt(problems, ['resources', resourceId]))
  return found.includes('error') ? 'error' : found.find((severity) => severity !== undefined)
}

function Backend({ backend, lit }: { backend: OverviewLayout['backends'][number]; lit: boolean }) {
  const Glyph = backendIcon(backend.kind, backend.key)
  const { width, height } = overviewMetrics.backends
  return (
    <button
      type="button"
      title={backend.name}
      onClick={() => select(backend.id)}
      onPointerEnter={() => hover.set(backend.id)}
      onPointerLeave={() => hover.set(undefined)}
      className={classNames(
        'absolute flex items-center gap-2 rounded-chip border bg-surface px-2 text-small',
        lit ? 'border-accent' : 'border-line-2',
      )}
      style={{ left: backend.x, top: backend.y, width, height }}
    >
      <Glyph size={13} className="text-text-2" />
      <span className="min-w-0 flex-1 truncate text-left font-mono">{backend.name}</span>
      <span className="text-text-2">{backend.methods}</span>
    </button>
  )
}
