'use client'

import '@xyflow/react/dist/base.css'
import { moveNodes } from '@gatewright/definition/edit'
import {
  Background,
  BackgroundVariant,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
  ViewportPortal,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useDesign, useRestApi } from '../design-context.tsx'
import { FilterRow } from '../filter/filter-row.tsx'
import { autoLayout, type CanvasLayout, layoutOf } from '../layout/auto-layout.ts'
import { metrics } from '../layout/metrics.ts'
import { ApiNode } from '../nodes/api-node.tsx'
import { AuthorizerNode } from '../nodes/authorizer-node.tsx'
import { BackendNode } from '../nodes/backend-node.tsx'
import { ResourceNode } from '../nodes/resource-node.tsx'
import { select, useHover, useRevealed, useSelection } from '../selection.ts'
import { useStageFacts } from '../stage-facts.ts'
import { type CanvasNode, toFlow } from '../to-flow.ts'
import { useEdit } from '../use-edit.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CanvasActionsProvider } from './canvas-actions.ts'
import { CanvasControls } from './canvas-controls.tsx'
import { CanvasToolbar } from './canvas-toolbar.tsx'
import { ColumnNames } from './column-names.tsx'
import { DrawingLine } from './drawing-line.tsx'
import { firstView, viewFor } from './first-view.ts'
import { highlightOf } from './highlight.ts'
import { Lines } from './lines.tsx'
import { RowMarks } from './marks.tsx'
import { Overview } from './overview.tsx'
import { useOverview } from './overview-state.ts'
import { RunOverlay } from './run-overlay.tsx'
import { StartCard } from './start-card.tsx'
import { useCanvasActionsOf } from './use-canvas-actions.ts'
import { useGestures } from './use-gestures.ts'

const nodeTypes = { api: ApiNode, resource: ResourceNode, authorizer: AuthorizerNode, backend: BackendNode }

/** The canvas with its toolbar. */
export function Canvas() {
  const { isOverview } = useOverview()
  return (
    <ReactFlowProvider>
      <section aria-label="Canvas" className="flex min-h-0 min-w-0 flex-1 flex-col">
        <CanvasToolbar />
        {isOverview && <FilterRow />}
        <div className="relative flex min-h-0 flex-1 flex-col">
          {isOverview ? <Overview /> : <Flow />}
          <BulkBar />
        </div>
      </section>
    </ReactFlowProvider>
  )
}

/** The layout of the open draft, with the backends that are being dragged where the pointer has them. */
function useLayout(dragged: Record<string, { x: number; y: number }>): CanvasLayout {
  const design = useDesign()
  const api = useRestApi()
  return useMemo(
    () =>
      Object.keys(dragged).length === 0
        ? layoutOf(design, api)
        : autoLayout({ ...design, layout: { ...design.layout, ...dragged } }, api),
    [design, api, dragged],
  )
}

function Flow() {
  const [dragged, setDragged] = useState<Record<string, { x: number; y: number }>>({})
  const layout = useLayout(dragged)
  const { stages } = useStageFacts()
  const before = useRef<readonly CanvasNode[]>([])
  const nodes = useMemo(() => {
    const next = toFlow(layout, stages.length, before.current)
    before.current = next
    return next
  }, [layout, stages.length])
  const edit = useEdit()
  const gestures = useGestures(layout)
  const actions = useCanvasActionsOf(gestures)
  const hovered = useHover()
  const selection = useSelection()
  const highlight = useMemo(
    () => highlightOf(layout, hovered ?? (selection.length === 1 ? selection[0] : undefined)),
    [layout, hovered, selection],
  )
  const host = useRef<HTMLDivElement>(null)
  const start = useFirstView(host, layout)
  useReveal(layout)

  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    for (const change of changes) {
      if (change.type !== 'position' || change.position === undefined || change.dragging !== true) continue
      const { y } = change.position
      setDragged((old) => ({ ...old, [change.id]: { x: layout.columns.backends, y: Math.round(y) } }))
    }
  }
  const dropped = () => {
    const moved = dragged
    setDragged({})
    if (Object.keys(moved).length > 0) edit('Move', (draft) => moveNodes(draft, moved))
  }

  return (
    <CanvasActionsProvider value={actions}>
      <div ref={host} className="relative min-h-0 flex-1" data-drawing={gestures.drawing?.kind}>
        {start !== undefined && (
          <ReactFlow<CanvasNode>
            nodes={nodes}
            nodeTypes={nodeTypes}
            onNodesChange={onNodesChange}
            onNodeDragStop={dropped}
            onPaneClick={() => select(undefined)}
            defaultViewport={start}
            minZoom={0.05}
            maxZoom={2}
            onlyRenderVisibleElements
            elementsSelectable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            zoomOnDoubleClick={false}
            panOnScroll
            proOptions={{ hideAttribution: true }}
            aria-label="The API as a picture; the tree beside it holds the same things"
          >
            <Background
              variant={BackgroundVariant.Dots}
              gap={16}
              size={2}
              color="var(--color-dot)"
              bgColor="var(--color-canvas)"
            />
            <ViewportPortal>
              <ColumnNames layout={layout} />
              <Lines layout={layout} highlight={highlight} />
              <RunOverlay
                layout={layout}
                stageIndex={(name) => stages.findIndex((stage) => stage.stageName === name)}
              />
              <RowMarks layout={layout} />
              <DrawingLine drawing={gestures.drawing} />
            </ViewportPortal>
            <CanvasControls layout={layout} />
            <StartCard />
          </ReactFlow>
        )}
      </div>
    </CanvasActionsProvider>
  )
}

/** The first view, once the size of the canvas is known, with what is selected in sight; later changes of the layout do not move it. */
function useFirstView(host: React.RefObject<HTMLDivElement | null>, layout: CanvasLayout) {
  const [view, setView] = useState<{ x: number; y: number; zoom: number }>()
  const first = useRef(layout)
  const selected = useRef(useSelection()[0])
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const { clientWidth, clientHeight } = element
    const whole = firstView(first.current, clientWidth, clientHeight)
    const box = selected.current === undefined ? undefined : boxOf(first.current, selected.current)
    setView((box === undefined ? undefined : viewFor(box, whole, clientWidth, clientHeight)) ?? whole)
  }, [host])
  return view
}

/** Brings what was chosen elsewhere into sight. */
function useReveal(layout: CanvasLayout) {
  const revealed = useRevealed()
  const { getViewport, setViewport } = useReactFlow()
  const store = useStoreApi()
  const seen = useRef(revealed)
  const current = useRef(layout)
  current.current = layout
  useEffect(() => {
    if (revealed === undefined || revealed === seen.current) return
    seen.current = revealed
    const box = boxOf(current.current, revealed.id)
    if (box === undefined) return
    const { width, height } = store.getState()
    const view = viewFor(box, getViewport(), width, height)
    if (view !== undefined)
      void setViewport(view, { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150 })
  }, [revealed, getViewport, setViewport, store])
}

function boxOf(layout: CanvasLayout, id: string) {
  const row = layout.rows.find((one) => one.id === id)
  if (row !== undefined) {
    const card = layout.cards.find((one) => one.resourceId === row.resourceId)
    return { x: card?.x ?? 0, y: row.y - 12, width: card?.width ?? 0, height: 24 }
  }
  const card = layout.cards.find((one) => one.id === id)
  if (card !== undefined) return card
  const backend = layout.backends.find((one) => one.id === id)
  if (backend !== undefined)
    return { x: backend.x, y: backend.y, width: backend.width, height: metrics.backends.height }
  const lane = layout.lanes.find((one) => one.id === id)
  if (lane !== undefined) return { x: lane.headX, y: lane.headY, width: 120, height: metrics.headHeight }
  return undefined
}
