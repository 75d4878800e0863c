'use client'

import { MiniMap, Panel, useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { IconButton } from '@/ui/button'
import { ExpandIcon, MinusIcon, PlusIcon } from '@/ui/icons'
import type { CanvasLayout } from '../layout/auto-layout.ts'
import { fittingView } from './first-view.ts'

const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150)

/** Minimap, zoom and fit in the free lower left corner. */
export function CanvasControls({ layout }: { layout: CanvasLayout }) {
  const { zoomIn, zoomOut, setViewport } = useReactFlow()
  const store = useStoreApi()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <Panel position="bottom-left" className="!m-3 overflow-hidden rounded-card border border-line bg-raised shadow-2">
      <MiniMap
        aria-label="Minimap"
        pannable
        className="!static !m-1.5"
        style={{ width: 98, height: 74 }}
        bgColor="var(--color-canvas)"
        maskColor="transparent"
        maskStrokeColor="var(--color-accent)"
        maskStrokeWidth={1.5}
        nodeColor="var(--color-lane)"
        nodeBorderRadius={8}
      />
      <div className="flex items-center justify-between px-1 pb-1">
        <IconButton
          label="Zoom out"
          icon={MinusIcon}
          iconSize={13}
          size={24}
          onClick={() => void zoomOut({ duration: duration() })}
        />
        <span className="w-8 text-center text-caption text-text-2">{percent} %</span>
        <IconButton
          label="Zoom in"
          icon={PlusIcon}
          iconSize={13}
          size={24}
          onClick={() => void zoomIn({ duration: duration() })}
        />
        <IconButton
          label="Fit view"
          icon={ExpandIcon}
          iconSize={13}
          size={24}
          onClick={() => {
            const { width, height } = store.getState()
            void setViewport(fittingView(layout, width, height), { duration: duration() })
          }}
        />
      </div>
    </Panel>
  )
}
