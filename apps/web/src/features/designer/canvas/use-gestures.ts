'use client'

import type { HttpMethod } from '@gatewright/definition'
import { type IntegrationTarget, type MethodPlace, setAuthorization, setIntegration } from '@gatewright/definition/edit'
import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useCallback, useState } from 'react'
import { designerDialogs } from '../designer-dialogs.ts'
import type { BackendCard, CanvasLayout } from '../layout/auto-layout.ts'
import type { Lane } from '../layout/lanes.ts'
import type { MethodRow } from '../layout/resource-cards.ts'
import { readNodeId, select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'

/** A line that is being drawn: from a method to a backend, or from an authorizer to a method; flow units. */
export type Drawing = { kind: 'integration' | 'guard'; from: { x: number; y: number }; to: { x: number; y: number } }

const clickDistance = 4

/** What an integration drawn to a backend's card becomes, as far as the card alone can say. */
export function targetOf(card: Pick<BackendCard, 'kind' | 'key'>): IntegrationTarget | undefined {
  switch (card.kind) {
    case 'function':
      return { type: 'function', name: card.key }
    case 'http':
      return { type: 'http', uri: card.key }
    case 'mock':
      return { type: 'mock' }
    case 'aws': {
      const colon = card.key.indexOf(':')
      return { type: 'aws', service: card.key.slice(0, colon), action: card.key.slice(colon + 1) }
    }
    case 'vpcLink':
      return undefined
  }
}

const placeOf = (row: MethodRow): MethodPlace => ({ resourceId: row.resourceId, httpMethod: row.verb as HttpMethod })

/** Follows the pointer from its press to its release; `end` also says whether it moved at all. */
function follow(
  event: PointerEvent,
  move: (x: number, y: number) => void,
  end: (x: number, y: number, moved: boolean) => void,
) {
  const startX = event.clientX
  const startY = event.clientY
  let moved = false
  const onMove = (next: globalThis.PointerEvent) => {
    if (Math.hypot(next.clientX - startX, next.clientY - startY) > clickDistance) moved = true
    if (moved) move(next.clientX, next.clientY)
  }
  const finish = (next: globalThis.PointerEvent) => {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', finish)
    window.removeEventListener('pointercancel', finish)
    end(next.clientX, next.clientY, moved && next.type === 'pointerup')
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', finish)
  window.addEventListener('pointercancel', finish)
}

/** The node under a point of the window. */
function nodeAt(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = element.closest<HTMLElement>('[data-node-id]')
    if (node?.dataset.nodeId !== undefined) return node.dataset.nodeId
    const row = element.closest('.group\\/row')?.querySelector<HTMLElement>('[data-node-id]')
    if (row?.dataset.nodeId !== undefined) return row.dataset.nodeId
  }
  return undefined
}

/** Drawing integrations and guards with the pointer. */
export function useGestures(layout: CanvasLayout) {
  const { screenToFlowPosition } = useReactFlow()
  const edit = useEdit()
  const [drawing, setDrawing] = useState<Drawing>()

  const startIntegration = useCallback(
    (row: MethodRow, event: PointerEvent) => {
      if (event.button !== 0) return
      event.preventDefault()
      event.stopPropagation()
      const from = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      follow(
        event,
        (x, y) =>
          setDrawing({ kind: 'integration', from: { x: from.x, y: row.y }, to: screenToFlowPosition({ x, y }) }),
        (x, y, moved) => {
          setDrawing(undefined)
          const place = placeOf(row)
          const backend = moved ? layout.backends.find((card) => card.id === nodeAt(x, y)) : undefined
          const target = backend === undefined ? undefined : targetOf(backend)
          select(row.id)
          if (target === undefined) designerDialogs.open({ type: 'backendMenu', place, at: { x, y } })
          else edit(`Draw ${row.verb} ${row.path} to ${backend?.name}`, (draft) => setIntegration(draft, place, target))
        },
      )
    },
    [edit, layout, screenToFlowPosition],
  )

  const guard = useCallback(
    (row: MethodRow, lane: Lane) => {
      const authorization =
        lane.key === 'AWS_IAM' ? { type: 'AWS_IAM' as const } : { type: 'authorizer' as const, authorizerId: lane.key }
      edit(`Guard ${row.verb} ${row.path} with ${lane.name}`, (draft) =>
        setAuthorization(draft, placeOf(row), authorization),
      )
    },
    [edit],
  )

  const toggleGuard = useCallback(
    (row: MethodRow, lane: Lane) => {
      if (row.laneKey !== lane.key) return guard(row, lane)
      edit(`Open ${row.verb} ${row.path}`, (draft) => setAuthorization(draft, placeOf(row), { type: 'NONE' }))
    },
    [edit, guard],
  )

  const startGuard = useCallback(
    (lane: Lane, event: PointerEvent) => {
      if (event.button !== 0) return
      event.stopPropagation()
      const from = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      follow(
        event,
        (x, y) => setDrawing({ kind: 'guard', from, to: screenToFlowPosition({ x, y }) }),
        (x, y, moved) => {
          setDrawing(undefined)
          if (!moved) return
          const node = nodeAt(x, y)
          const target = readNodeId(node)
          if (target.kind !== 'method') return
          const row = layout.rows.find((one) => one.id === node)
          if (row === undefined) return
          guard(row, lane)
          select(row.id)
        },
      )
    },
    [guard, layout, screenToFlowPosition],
  )

  return { drawing, startIntegration, startGuard, toggleGuard }
}
