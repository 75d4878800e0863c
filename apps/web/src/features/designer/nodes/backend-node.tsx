'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/ui/class-names'
import { CloseIcon } from '@/ui/icons'
import { backendIcon } from '../backend-icon.tsx'
import { useCanvasActions } from '../canvas/canvas-actions.ts'
import { useZoomLevel } from '../canvas/zoom-level.ts'
import { useLastRunPath } from '../last-run-path.ts'
import type { BackendKind } from '../layout/backend-node.ts'
import { hover, useIsSelected } from '../selection.ts'
import type { BackendNode as BackendNodeType } from '../to-flow.ts'

const kinds: Record<BackendKind, string> = {
  function: 'Lambda function',
  http: 'HTTP endpoint',
  aws: 'AWS service',
  mock: 'Mock',
  vpcLink: 'VPC link',
}

/** The accessible name of a backend: its kind and name, or the kind alone for the mock. */
export function backendLabel(kind: BackendKind, name: string): string {
  return kind === 'mock' ? 'Mock' : `${kinds[kind]} ${name}`
}

/** A backend as a card; methods on the same backend meet there. */
export const BackendNode = memo(function BackendNode({ data: { card } }: NodeProps<BackendNodeType>) {
  const level = useZoomLevel()
  const selected = useIsSelected(card.id)
  const run = useLastRunPath()
  const actions = useCanvasActions()
  const Glyph = backendIcon(card.kind, card.key)
  const label = backendLabel(card.kind, card.name)
  const ended = run?.endedAt === card.id
  const far = level === 'far' || level === 'farthest'
  return (
    <section
      role="group"
      aria-label={label}
      data-node-id={card.id}
      data-drop="backend"
      onPointerEnter={() => hover.set(card.id)}
      onPointerLeave={() => hover.set(undefined)}
      className={classNames(
        'rounded-card border bg-surface shadow-1',
        ended
          ? 'border-bad shadow-ended'
          : selected
            ? 'border-accent shadow-selected'
            : run?.backendId === card.id
              ? 'border-accent-line'
              : 'border-line-2',
      )}
    >
      <button
        type="button"
        tabIndex={selected ? 0 : -1}
        aria-label={`Select ${label}`}
        aria-pressed={selected}
        onClick={(event) => actions.pick(card.id, event)}
        onKeyDown={(event) => actions.keyDown(card.id, event)}
        className="flex h-[44px] w-full items-center gap-2 rounded-card px-2 text-left"
      >
        {far ? (
          <span className="ml-1 h-2 w-2/3 rounded-full bg-text-3" />
        ) : (
          <>
            <span className="flex size-7 flex-none items-center justify-center rounded-control bg-hover text-text-2">
              <Glyph size={16} />
            </span>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium font-mono text-dense leading-[16px]">{card.name}</span>
              <span className="block truncate text-small text-text-3">{card.detail}</span>
            </span>
          </>
        )}
      </button>
      {ended && (
        <div className="flex h-[30px] items-center gap-2 rounded-b-card bg-bad-soft px-3 font-medium text-bad-text text-small">
          <CloseIcon size={12} />
          Ended here · {run.status}
        </div>
      )}
    </section>
  )
})
