'use client'

import { createStore, useStore } from '../../shell/store.ts'
import { useOpenApi, useRestApi } from '../design-context.tsx'
import { overviewFrom } from '../layout/overview-layout.ts'

/** By API, whether the user wants the overview; the size of the others decides. */
const wanted = createStore<Readonly<Record<string, boolean>>>({})

/** Whether the canvas shows the overview (large APIs open with it), and how to change that. */
export function useOverview(): { isOverview: boolean; setOverview: (on: boolean) => void } {
  const { apiId } = useOpenApi()
  const isLarge = Object.keys(useRestApi().resources).length >= overviewFrom
  return {
    isOverview: useStore(wanted)[apiId] ?? isLarge,
    setOverview: (on) => wanted.set({ ...wanted.get(), [apiId]: on }),
  }
}
