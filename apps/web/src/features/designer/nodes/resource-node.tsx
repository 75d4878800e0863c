'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/ui/class-names'
import { ClockIcon, KeyIcon, PlusIcon, ValidatorIcon } from '@/ui/icons'
import { VerbChip, verbColor } from '@/ui/verb-chip'
import { useCanvasActions } from '../canvas/canvas-actions.ts'
import { useZoomLevel, type ZoomLevel } from '../canvas/zoom-level.ts'
import { useLastRunPath } from '../last-run-path.ts'
import type { MethodRow } from '../layout/resource-cards.ts'
import { ProblemIcon } from '../problem-icon.tsx'
import { useProblems, worstAt } from '../problems.ts'
import { hover, useIsSelected } from '../selection.ts'
import type { ResourceNode as ResourceNodeType } from '../to-flow.ts'

/** A resource as a card with a row per method. */
export const ResourceNode = memo(function ResourceNode({ data: { card } }: NodeProps<ResourceNodeType>) {
  const level = useZoomLevel()
  const selected = useIsSelected(card.id)
  const onPath = useLastRunPath()?.cards.includes(card.id) === true
  const actions = useCanvasActions()
  const near = level === 'near' || level === 'middle'
  return (
    <section
      role="group"
      aria-label={`Resource ${card.path}`}
      data-node-id={card.id}
      className={classNames(
        'group/card h-full overflow-hidden rounded-card border bg-surface shadow-1',
        selected ? 'border-accent shadow-selected' : onPath ? 'border-accent-line' : 'border-line-2',
      )}
      style={{ width: card.width, height: card.height }}
    >
      <div
        className={classNames(
          'flex h-[28px] items-center bg-sunken pr-1 pl-2.5 dark:bg-raised',
          card.rows.length > 0 && 'border-line border-b',
        )}
      >
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Select ${card.path}`}
          aria-pressed={selected}
          onClick={(event) => actions.pick(card.id, event)}
          onDoubleClick={() => actions.rename(card.id)}
          className="min-w-0 flex-1 truncate text-left font-mono text-dense leading-[26px] outline-offset-[-2px]"
        >
          <span className="text-text-3">{card.parentText}</span>
          <span className="font-semibold">{card.ownText}</span>
        </button>
        {near && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Add a child resource to ${card.path}`}
            onClick={(event) => actions.addChild(card.resourceId, event.currentTarget)}
            className="flex size-5 flex-none items-center justify-center rounded-chip text-text-2 hover:bg-hover hover:text-text"
          >
            <PlusIcon size={13} />
          </button>
        )}
      </div>
      {card.rows.map((row) => (
        <Row key={row.id} row={row} level={level} />
      ))}
    </section>
  )
})

const Row = memo(function Row({ row, level }: { row: MethodRow; level: ZoomLevel }) {
  const selected = useIsSelected(row.id)
  const actions = useCanvasActions()
  const problem = worstAt(useProblems(), ['resources', row.resourceId, 'methods', row.verb])
  const { method } = row
  const name = `${row.verb} ${row.path}`
  const near = level === 'near'
  return (
    <div
      className={classNames('group/row relative h-6', selected ? 'bg-accent-soft' : 'hover:bg-hover')}
      onPointerEnter={() => hover.set(row.id)}
      onPointerLeave={() => hover.set(undefined)}
    >
      {selected && <span className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <button
        type="button"
        aria-label={name}
        aria-pressed={selected}
        tabIndex={selected ? 0 : -1}
        data-node-id={row.id}
        onClick={(event) => actions.pick(row.id, event)}
        onDoubleClick={() => actions.open(row.id)}
        onKeyDown={(event) => actions.keyDown(row.id, event)}
        className="flex size-full items-center gap-2 px-2 text-left outline-offset-[-2px]"
      >
        {near || level === 'middle' ? (
          <>
            <VerbChip verb={row.verb} />
            <span className="min-w-0 flex-1 truncate text-dense text-text-2">{row.name}</span>
          </>
        ) : (
          <>
            <span
              className="h-1 w-3 flex-none scale-[2.2] rounded-full"
              style={{ background: verbColor(row.verb), marginInline: 10 }}
            />
            <span className="h-1 max-w-24 flex-1 scale-y-[1.6] rounded-full bg-line-2" />
          </>
        )}
        <span className="flex flex-none items-center gap-[5px] text-text-2">
          {problem !== undefined && <ProblemIcon severity={problem} />}
          {near && method.apiKeyRequired && <KeyIcon size={13} title="API key required" />}
          {near && method.requestValidatorId !== undefined && <ValidatorIcon size={13} title="Request validator" />}
          {near && (method.integration?.cacheKeyParameters.length ?? 0) > 0 && (
            <ClockIcon size={13} title="Cache key parameters" />
          )}
        </span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Draw the integration of ${name}`}
        title="Drag to a backend, or to empty space"
        onPointerDown={(event) => actions.startIntegration(row, event)}
        onClick={(event) => event.detail === 0 && actions.chooseBackend(row, event.currentTarget)}
        className="nopan -right-px absolute top-1.5 flex size-3 translate-x-[-2px] cursor-crosshair items-center justify-center rounded-full opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100"
      >
        <span className="size-2 rounded-full border border-accent bg-surface" />
      </button>
    </div>
  )
})
