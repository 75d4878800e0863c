'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Divider, Pane, Split } from '@/ui/split'
import { showToast } from '@/ui/toast'
import { useDesign, useOpenApi } from '../designer/design-context.tsx'
import { usePutVariables } from '../saved-request/use-variables.ts'
import { useStatusNote } from '../shell/status-bar.tsx'
import { SteppingPanes } from '../stepping/stepping-panes.tsx'
import { type Breakpoints, useBreakpoints } from '../stepping/use-breakpoints.ts'
import { useStepping } from '../stepping/use-stepping.ts'
import { RunWhyPanel } from '../trace/run-why-panel.tsx'
import { TraceView } from '../trace/trace-view.tsx'
import { factsOf } from './assertions/assertion-result.ts'
import { checkAssertions } from './assertions/check-assertions.ts'
import { extractValues } from './assertions/extract-values.ts'
import { type ConsoleRequest, emptyRequest, firstRequest, targetOfPath } from './console-request.ts'
import { CurlError, fromCurl, toCurl } from './curl.ts'
import { addToHistory, type HistoryEntry, readDraftRequest, readHistory, writeDraftRequest } from './history.ts'
import { HistoryPane } from './history-pane.tsx'
import { type KnownRun, knownRun } from './last-run.ts'
import { RequestBar } from './request-bar.tsx'
import { RequestTabs } from './request-tabs.tsx'
import { ResponseView } from './response-view.tsx'
import { bodyText } from './run.ts'
import { useSend } from './use-send.ts'

/** The console: write a request, send it, read the answer, the trace and why. Stands in the browser alone, below a loaded design. */
export function ConsolePage() {
  const { apiId } = useOpenApi()
  const { definition } = useDesign()
  const api = definition.kind === 'REST' ? definition : undefined
  const trpc = useTRPC()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const [request, setRequest] = useState<ConsoleRequest>(
    () => readDraftRequest(apiId) ?? (api === undefined ? emptyRequest : firstRequest(api)),
  )
  const [history, setHistory] = useState<HistoryEntry[]>(() => readHistory(apiId))
  const [shown, setShown] = useState<KnownRun>()
  const [error, setError] = useState<string>()
  const { send, busy } = useSend()
  const putVariables = usePutVariables(apiId)
  const breakpoints = useBreakpoints(apiId)
  const { stepping, start, stop } = useStepping(apiId, breakpoints, setShown)

  const change = (part: Partial<ConsoleRequest>) => {
    const next = { ...request, ...part }
    setRequest(next)
    writeDraftRequest(apiId, next)
  }
  const run = async (then?: (known: KnownRun) => void) => {
    setError(undefined)
    stop()
    try {
      const known = await send(request)
      setShown(known)
      then?.(known)
      const { outcome } = known.run
      setHistory(
        addToHistory(apiId, {
          id: known.id,
          at: known.at,
          request,
          status: outcome.answer.status,
          latencyMs: outcome.latencyMs,
        }),
      )
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure))
    }
  }
  const invokeUrl = stages.data?.find(
    ({ stageName }) => request.source.type === 'stage' && stageName === request.source.stageName,
  )?.invokeUrl
  const copyCurl = () => {
    const url = `${invokeUrl ?? stages.data?.[0]?.invokeUrl ?? `http://localhost:4000/${apiId}/stage`}${request.path}`
    void navigator.clipboard
      .writeText(toCurl(request, url))
      .then(() => showToast({ tone: 'ok', text: 'The cURL command is in the clipboard.' }))
  }
  const pasteCurl = (text: string): boolean => {
    if (!/^\s*curl\s/.test(text)) return false
    try {
      const read = fromCurl(text).request
      change({ ...read, path: withoutStage(read.path, apiId), source: request.source, live: request.live })
    } catch (failure) {
      if (!(failure instanceof CurlError)) throw failure
      showToast({ tone: 'bad', text: failure.message })
    }
    return true
  }
  const target = api === undefined ? undefined : targetOfPath(api, request.method, request.path)
  const answer = useMemo(() => {
    if (shown === undefined) return undefined
    const facts = factsOf(shown.run)
    const { assertions, extractions } = putVariables(request).request
    return {
      facts,
      results: checkAssertions(assertions, facts, api?.models ?? {}),
      values: extractValues(extractions, facts),
    }
  }, [shown, request, api, putVariables])
  useStatusNote(
    request.live
      ? 'Live: the gateway process answers'
      : 'Simulated: virtual clock, nothing that is not in the design is called unless a backend is live',
  )

  const isHeld = stepping !== undefined && !stepping.isOver
  return (
    <Split id="console" direction="horizontal" panes={['history', 'request']}>
      <Pane id="history" defaultSize={260} minSize={160} maxSize={420} fixed className="hidden md:block">
        <HistoryPane
          entries={history}
          selected={shown?.id}
          now={Date.now()}
          onSelect={(entry) => {
            setRequest(entry.request)
            writeDraftRequest(apiId, entry.request)
            stop()
            setShown(knownRun(entry.id))
          }}
          onNew={() => {
            change(api === undefined ? emptyRequest : firstRequest(api))
            setShown(undefined)
          }}
        />
      </Pane>
      <Divider label="Width of the history" />
      <Pane id="request" minSize="50%" className="flex flex-col bg-surface">
        <RequestBar
          request={request}
          onChange={change}
          stages={stages.data?.map(({ stageName }) => stageName) ?? []}
          operation={target?.method.operationName}
          busy={busy}
          onSend={() => void run()}
          onStep={() => void run(start)}
          onCopyCurl={copyCurl}
          onPasteCurl={pasteCurl}
        />
        <Split id="console-halves" direction="vertical" panes={['upper', 'lower']}>
          <Pane id="upper" defaultSize="46%" minSize={140}>
            <Split id="console-upper" direction="horizontal" panes={['tabs', 'response']}>
              <Pane id="tabs" defaultSize="50%" minSize={240}>
                <RequestTabs api={api} request={request} onChange={change} answer={answer} />
              </Pane>
              <Divider label="Width of the request" />
              <Pane id="response" minSize={240}>
                <ResponseView
                  run={isHeld ? undefined : shown?.run}
                  busy={busy}
                  assertions={isHeld ? [] : (answer?.results ?? [])}
                  error={error}
                  waiting={isHeld ? 'Not yet: the run stands still before its end.' : undefined}
                />
              </Pane>
            </Split>
          </Pane>
          <Divider label="Height of the request" direction="vertical" />
          <Pane id="lower" minSize={120}>
            {stepping !== undefined ? (
              <SteppingPanes stepping={stepping} breakpoints={breakpoints} onStop={stop} />
            ) : shown === undefined ? (
              <BeforeFirstRun />
            ) : (
              <RunPanes known={shown} breakpoints={breakpoints} onRetry={() => void run()} />
            )}
          </Pane>
        </Split>
      </Pane>
    </Split>
  )
}

function BeforeFirstRun() {
  return (
    <p className="px-4 py-3 text-dense text-text-3">
      The trace of a run stands here: API Gateway's own phases, each opening to what went in and what came out.
    </p>
  )
}

type RunPanesProps = {
  known: KnownRun
  breakpoints: Breakpoints
  onRetry: () => void
}

function RunPanes({ known, breakpoints, onRetry }: RunPanesProps) {
  const { outcome, trace, simulated } = known.run
  const { stored, togglePhase } = breakpoints
  return (
    <Split id="console-lower" direction="horizontal" panes={['trace', 'why']}>
      <Pane id="trace" minSize={320} className="flex flex-col">
        <TraceView
          key={known.id}
          events={trace.events}
          run={outcome}
          realTimes={known.run.realTimes}
          {...(simulated && { breakpoints: { phases: stored.phases, toggle: togglePhase } })}
        />
      </Pane>
      <Divider label="Width of the trace" />
      <Pane id="why" defaultSize={360} minSize={240} maxSize={560} fixed className="flex flex-col">
        <RunWhyPanel
          answered={{ request: known.run.request, answer: outcome.answer }}
          cause={outcome.cause}
          method={outcome}
          body={bodyText(outcome.answer.body)}
          deployed={!known.run.simulated}
          actions={
            <div className="mt-4 flex gap-2">
              <Button size="small" onClick={onRetry}>
                Send again
              </Button>
            </div>
          }
        />
      </Pane>
    </Split>
  )
}

/** A pasted invoke URL begins with the API's id and the stage; the console's path begins after them. */
function withoutStage(path: string, apiId: string): string {
  const rest = path.startsWith(`/${apiId}/`) ? path.slice(apiId.length + 1) : path
  return rest === path ? path : (/^\/[^/?]+(.*)$/s.exec(rest)?.[1] ?? '') || '/'
}
