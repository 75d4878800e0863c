'use client'

import { useMemo } from 'react'
import type { ProbePart } from '@/server/probe'
import type { RunSource } from '@/server/run'
import { useTRPCClient } from '@/trpc/client'
import { useOpenApi } from '../designer/design-context.tsx'
import { mergeReports } from './merge-reports.ts'
import { type ProbeKind, type ProbeRun, probeStore, type ReportOf } from './probe-state.ts'

type AnyReport = ReportOf[ProbeKind]

/** Ends the probes that run, by API and kind. */
const running = new Map<string, AbortController>()

/** Runs, repeats in part, and cancels the probes of the open API. The draft is saved first, so that what is probed is on screen. */
export function useProbe() {
  const { apiId, store: design } = useOpenApi()
  const client = useTRPCClient()
  return useMemo(() => {
    const store = probeStore(apiId)
    const set = (kind: ProbeKind, part: Partial<ProbeRun<AnyReport>>) =>
      store.set({ ...store.get(), [kind]: { ...store.get()[kind], ...part } })

    const cancel = (kind: ProbeKind) => {
      running.get(`${apiId}:${kind}`)?.abort()
      running.delete(`${apiId}:${kind}`)
    }

    /** @param resources what to look at again; everything anew unless given */
    const run = async (kind: ProbeKind, resources?: readonly string[]) => {
      cancel(kind)
      const controller = new AbortController()
      running.set(`${apiId}:${kind}`, controller)
      const { source, settings } = store.get()
      const some = resources === undefined ? {} : { resources: [...resources] }
      if (resources === undefined) set(kind, { reports: [], done: 0, total: 0 })
      set(kind, { state: 'running', error: '' })
      try {
        await design.flush()
        set(kind, { design: design.get().design })
        for (let from: number | undefined = 0; from !== undefined; ) {
          const request: { apiId: string; source: RunSource; from: number } = { apiId, source, from, ...some }
          const options = { signal: controller.signal }
          const part: ProbePart<AnyReport> =
            kind === 'cors'
              ? await client.probe.cors.mutate({ ...request, settings: plain(settings) }, options)
              : await client.probe.exposure.mutate(request, options)
          if (controller.signal.aborted) return
          const reports = mergeReports<AnyReport>(store.get()[kind].reports, part.reports)
          from = part.next
          set(kind, { reports, done: from ?? part.total, total: part.total })
        }
        set(kind, { state: 'done' })
      } catch (error) {
        if (controller.signal.aborted) return
        set(kind, { state: 'failed', error: error instanceof Error ? error.message : String(error) })
      }
    }
    return {
      run,
      cancel: (kind: ProbeKind) => {
        cancel(kind)
        set(kind, { state: 'cancelled' })
      },
    }
  }, [apiId, client, design])
}

/** Settings as they are sent. */
export function plain<Settings extends { headers: readonly (readonly [string, string])[] }>(settings: Settings) {
  return { ...settings, headers: settings.headers.map(([name, value]): [string, string] => [name, value]) }
}
