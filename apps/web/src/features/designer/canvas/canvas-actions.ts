'use client'

import type { NodeId } from '@gatewright/definition'
import { createContext, type KeyboardEvent, type MouseEvent, type PointerEvent, useContext } from 'react'
import type { Lane } from '../layout/lanes.ts'
import type { MethodRow } from '../layout/resource-cards.ts'

/** What the nodes of the canvas ask of it. */
export type CanvasActions = {
  /** selects; with Ctrl, Cmd or Shift adds to the selection */
  pick(id: NodeId, event: MouseEvent): void
  pickApi(): void
  /** opens the method view */
  open(id: NodeId): void
  rename(id: NodeId): void
  keyDown(id: NodeId, event: KeyboardEvent): void
  addChild(resourceId: string, anchor: Element): void
  startIntegration(row: MethodRow, event: PointerEvent): void
  chooseBackend(row: MethodRow, anchor: Element): void
  startGuard(lane: Lane, event: PointerEvent): void
  toggleGuard(row: MethodRow, lane: Lane): void
}

const CanvasActionsContext = createContext<CanvasActions | undefined>(undefined)
export const CanvasActionsProvider = CanvasActionsContext.Provider

/** The actions of the canvas around a node. */
export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasActionsContext)
  if (actions === undefined) throw new Error('Nodes stand on a canvas.')
  return actions
}
