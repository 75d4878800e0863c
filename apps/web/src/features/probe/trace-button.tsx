'use client'

import type { ProbeCall } from '@gatewright/engine/probe'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { useOpenApi } from '../designer/design-context.tsx'
import { RunWhyPanel } from '../trace/run-why-panel.tsx'
import { TraceView } from '../trace/trace-view.tsx'
import { useProbeState } from './probe-state.ts'
import { sameCall, tracedPlace } from './traced-call.ts'
import { plain } from './use-probe.ts'

/** Makes a call of a probe once more, provoked as it was, and shows its trace and why it ended as it did. */
export function TraceButton({ call }: { call: ProbeCall }) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const [state] = useProbeState(apiId)
  const cors = useMutation(trpc.probe.cors.mutationOptions())
  const exposure = useMutation(trpc.probe.exposure.mutationOptions())
  const [shown, setShown] = useState<ProbeCall>()
  const [problem, setProblem] = useState<string>()
  const show = async () => {
    const { kind, source, settings } = state
    const found = state[kind].reports.find((report) => tracedPlace(report, call) !== undefined)
    const traced = found === undefined ? {} : tracedPlace(found, call)
    setProblem(undefined)
    try {
      const { reports } =
        kind === 'cors'
          ? await cors.mutateAsync({ apiId, source, settings: plain(settings), traced })
          : await exposure.mutateAsync({ apiId, source, traced })
      const again = reports.map((report) => sameCall(report, call)).find((one) => one !== undefined)
      if (again === undefined) setProblem('The draft has changed: this call is no longer made. Run the probe again.')
      else setShown(again)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  const run = shown?.run
  return (
    <>
      <Button size="small" disabled={cors.isPending || exposure.isPending} onClick={() => void show()}>
        Open the trace
      </Button>
      {problem !== undefined && (
        <Notice tone="bad" title="No trace">
          {problem}
        </Notice>
      )}
      {shown !== undefined && run !== undefined && (
        <Dialog
          open
          onClose={() => setShown(undefined)}
          title={`${shown.request.method} ${shown.request.path}`}
          {...(shown.provoked === undefined ? {} : { description: shown.provoked })}
          width={1120}
          height={640}
        >
          <div className="flex h-full min-h-0 flex-col overflow-auto border-line border-t md:flex-row md:overflow-hidden">
            <div className="flex min-h-80 min-w-0 flex-1 flex-col">
              <TraceView events={run.events} run={{ ...run, answer: shown.answer }} />
            </div>
            <div className="flex min-h-80 flex-none flex-col border-line md:w-80 md:border-l">
              <RunWhyPanel
                answered={shown}
                cause={run.cause}
                method={shown}
                body={shown.answer.body}
                deployed={state.source.type === 'stage'}
              />
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
