'use client'

import type { NodeId } from '@gatewright/definition'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useMemo } from 'react'
import { useOpenApi } from '../design-context.tsx'
import { designerDialogs } from '../designer-dialogs.ts'
import { focusName } from '../inspector/focus-name.ts'
import { layoutOf } from '../layout/auto-layout.ts'
import { readNodeId, select } from '../selection.ts'
import type { CanvasActions } from './canvas-actions.ts'
import type { useGestures } from './use-gestures.ts'

/** Where to go to edit a method in the method view. */
export function methodViewPath(apiId: string, id: NodeId): string | undefined {
  const thing = readNodeId(id)
  return thing.kind === 'method' ? `/apis/${apiId}/design/${thing.resourceId}/${thing.httpMethod}` : undefined
}

/** The actions of the canvas; see {@link CanvasActions}. */
export function useCanvasActionsOf(gestures: ReturnType<typeof useGestures>): CanvasActions {
  const { apiId, store } = useOpenApi()
  const router = useRouter()
  const { startIntegration, startGuard, toggleGuard } = gestures
  return useMemo(() => {
    const open = (id: NodeId) => {
      const path = methodViewPath(apiId, id)
      if (path !== undefined) router.push(path)
    }
    return {
      pick: (id, event) => select(id, { add: event.ctrlKey || event.metaKey || event.shiftKey }),
      pickApi: () => select(undefined),
      open,
      rename: (id) => {
        select(id)
        focusName()
      },
      keyDown: (id, event) => {
        if (event.key === 'Enter' && readNodeId(id).kind === 'method') {
          event.preventDefault()
          open(id)
        } else moveSelection(id, event, store)
      },
      addChild: (resourceId, anchor) => {
        const box = anchor.getBoundingClientRect()
        designerDialogs.open({ type: 'newResource', parentId: resourceId, at: { x: box.left, y: box.bottom + 4 } })
      },
      chooseBackend: (row, anchor) => {
        const box = anchor.getBoundingClientRect()
        const place = { resourceId: row.resourceId, httpMethod: row.verb }
        designerDialogs.open({ type: 'backendMenu', place, at: { x: box.left, y: box.bottom } })
      },
      startIntegration,
      startGuard,
      toggleGuard,
    }
  }, [apiId, router, store, startIntegration, startGuard, toggleGuard])
}

/** Arrow keys go to the row above and below, and along the line to the backend and back. */
function moveSelection(id: NodeId, event: KeyboardEvent, store: ReturnType<typeof useOpenApi>['store']) {
  const { design } = store.get()
  if (design.definition.kind !== 'REST') return
  const layout = layoutOf(design, design.definition)
  const rows = layout.rows
  const backends = [...layout.backends].sort((one, other) => one.y - other.y)
  const index = rows.findIndex((row) => row.id === id)
  const column = index === -1 ? backends.map((card) => card.id) : rows.map((row) => row.id)
  const at = column.indexOf(id)
  const next =
    event.key === 'ArrowDown'
      ? column[at + 1]
      : event.key === 'ArrowUp'
        ? column[at - 1]
        : event.key === 'ArrowRight'
          ? rows[index]?.backend?.id
          : event.key === 'ArrowLeft'
            ? rows.find((row) => row.backend?.id === id)?.id
            : undefined
  if (next === undefined) return
  event.preventDefault()
  select(next, { reveal: true })
  requestAnimationFrame(() => {
    const node = document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(next)}"]`)
    const target = node?.tagName === 'BUTTON' ? node : node?.querySelector('button')
    target?.focus({ preventScroll: true })
  })
}
