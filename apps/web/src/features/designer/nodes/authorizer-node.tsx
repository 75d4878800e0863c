'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/ui/class-names'
import { ShieldIcon } from '@/ui/icons'
import { useCanvasActions } from '../canvas/canvas-actions.ts'
import { useLastRunPath } from '../last-run-path.ts'
import { laneKinds } from '../layout/lanes.ts'
import { hover, useIsSelected } from '../selection.ts'
import type { AuthorizerNode as AuthorizerNodeType } from '../to-flow.ts'

/** The head of an authorizer's lane: select it, or drag it onto a method to guard that. */
export const AuthorizerNode = memo(function AuthorizerNode({
  data: { lane, numbered },
}: NodeProps<AuthorizerNodeType>) {
  const selected = useIsSelected(lane.id)
  const ended = useLastRunPath()?.endedAt === lane.id
  const actions = useCanvasActions()
  const kind = laneKinds[lane.kind]
  return (
    <section
      role="group"
      aria-label={`Authorizer ${lane.name}`}
      data-node-id={lane.id}
      onPointerEnter={() => hover.set(lane.id)}
      onPointerLeave={() => hover.set(undefined)}
      className={classNames(
        'nopan border bg-surface shadow-1',
        numbered ? 'rounded-row' : 'rounded-card',
        ended ? 'border-bad shadow-ended' : selected ? 'border-accent shadow-selected' : 'border-line-2',
      )}
    >
      <button
        type="button"
        tabIndex={selected ? 0 : -1}
        aria-label={`Select ${lane.name}`}
        aria-pressed={selected}
        title={`${lane.name}${kind === '' ? '' : ` · ${kind}`}: drag onto a method to guard it`}
        onPointerDown={(event) => actions.startGuard(lane, event)}
        onClick={(event) => actions.pick(lane.id, event)}
        onKeyDown={(event) => actions.keyDown(lane.id, event)}
        className={classNames(
          'flex cursor-grab touch-none items-center gap-1.5 whitespace-nowrap',
          numbered ? 'size-5 justify-center font-mono text-caption' : 'h-[26px] px-2 text-dense',
        )}
      >
        {numbered ? (
          lane.number
        ) : (
          <>
            <ShieldIcon size={13} className="text-text-2" />
            <span className="font-medium">{lane.name}</span>
            {kind !== '' && <span className="text-text-3">{kind}</span>}
          </>
        )}
      </button>
    </section>
  )
})
