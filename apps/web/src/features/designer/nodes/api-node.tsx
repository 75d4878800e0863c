'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/ui/class-names'
import { useCanvasActions } from '../canvas/canvas-actions.ts'
import { useDesign } from '../design-context.tsx'
import { useLastRunPath } from '../last-run-path.ts'
import { apiNodeId, useSelection } from '../selection.ts'
import { useStageFacts } from '../stage-facts.ts'
import type { ApiNode as ApiNodeType } from '../to-flow.ts'

const endpoints = { EDGE: 'Edge', REGIONAL: 'Regional', PRIVATE: 'Private' } as const

/** The API with its draft and stages. */
export const ApiNode = memo(function ApiNode({ height }: NodeProps<ApiNodeType>) {
  const { definition } = useDesign()
  const { stages, undeployed } = useStageFacts()
  const selection = useSelection()
  const run = useLastRunPath()
  const actions = useCanvasActions()
  const type = definition.kind === 'REST' ? (definition.endpointConfiguration.types[0] ?? 'EDGE') : 'REGIONAL'
  return (
    <section
      role="group"
      aria-label={`API ${definition.name}`}
      data-node-id={apiNodeId}
      className={classNames(
        'overflow-hidden rounded-card border bg-surface shadow-1',
        selection.length === 0 ? 'border-line-2' : run !== undefined ? 'border-accent-line' : 'border-line-2',
      )}
      style={{ height }}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Select ${definition.name}`}
        onClick={() => actions.pickApi()}
        className="block h-[28px] w-full truncate border-line border-b bg-sunken px-2.5 text-left font-semibold text-dense dark:bg-raised"
      >
        {definition.name}
      </button>
      <p className="flex h-[28px] items-center truncate px-2.5 text-small text-text-2">
        {definition.kind} · {endpoints[type]}
      </p>
      <StageRow
        name="Draft"
        detail={stages.length === 0 ? 'new' : undeployed > 0 ? 'edited' : 'as is'}
        color="bg-accent"
        lit={run === undefined ? selection.length === 0 : run.source === 'draft'}
      />
      {stages.length === 0 ? (
        <p className="flex h-[28px] items-center px-2.5 text-small text-text-3">No stage yet</p>
      ) : (
        stages.map((stage) => (
          <StageRow
            key={stage.stageName}
            name={stage.stageName}
            detail={stage.deployment}
            color={stage.deployment === '' ? 'bg-line-2' : 'bg-ok'}
            lit={run?.source === stage.stageName}
          />
        ))
      )}
    </section>
  )
})

function StageRow({ name, detail, color, lit }: { name: string; detail: string; color: string; lit: boolean }) {
  return (
    <div className={classNames('flex h-[28px] items-center gap-2 px-2.5 text-dense', lit && 'bg-accent-soft')}>
      <span className={classNames('size-1.5 flex-none rounded-full', color)} />
      <span className={classNames('min-w-0 flex-1 truncate', lit && 'font-medium')} title={name}>
        {name}
      </span>
      <span className="flex-none text-small text-text-2">{detail}</span>
    </div>
  )
}
