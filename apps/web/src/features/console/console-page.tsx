'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button, IconButton } from '@/ui/button'
import { PanelIcon } from '@/ui/icons'
import { Sheet } from '@/ui/sheet'
import { Divider, Pane, Split } from '@/ui/split'
import { useDesign, useOpenApi } from '../designer/design-context.tsx'
import { useMedia } from '../playground/use-media.ts'
import { FolderRunPane } from '../saved-request/folder-run-pane.tsx'
import { showRun, useShownFolderRun } from '../saved-request/folder-runs.ts'
import { findSaved } from '../saved-request/saved-tree.ts'
import { useSavedConsole } from '../saved-request/use-saved-console.tsx'
import { usePutVariables } from '../saved-request/use-variables.ts'
import { useStatusNote } from '../shell/status-bar.tsx'
import { SteppingPanes } from '../stepping/stepping-panes.tsx'
import { type Breakpoints, useBreakpoints } from '../stepping/use-breakpoints.ts'
import { useStepping } from '../stepping/use-stepping.ts'
import { RunSummary } from '../trace/run-summary.tsx'
import { RunUnderWay } from '../trace/run-under-way.tsx'
import { RunWhyPanel } from '../trace/run-why-panel.tsx'
import { TraceView } from '../trace/trace-view.tsx'
import { DownloadTraceButton } from '../trace-file/download-trace-button.tsx'
import { OpenTraceButton } from '../trace-file/open-trace-button.tsx'
import { TraceDrop } from '../trace-file/trace-drop.tsx'
import { factsOf } from './assertions/assertion-result.ts'
import { checkAssertions } from './assertions/check-assertions.ts'
import { extractValues } from './assertions/extract-values.ts'
import { type ConsoleRequest, emptyRequest, firstRequest, targetOfPath } from './console-request.ts'
import { addToHistory, type HistoryEntry, readHistory } from './history.ts'
import { HistoryPane } from './history-pane.tsx'
import type { KnownRun } from './last-run.ts'
import { LeftPane } from './left-pane.tsx'
import { activeTab, changeTab, closeTab, moveTab, openTab, reopenTab, selectTab } from './open-requests.ts'
import { OpenTabs } from './open-tabs.tsx'
import { RequestBar } from './request-bar.tsx'
import { type RequestTabName, RequestTabs } from './request-tabs.tsx'
import { ResponseView } from './response-view.tsx'
import { bodyText } from './run.ts'
import { SendShortcut } from './send-shortcut.tsx'
import { useCopies } from './use-copies.ts'
import { useFollowing } from './use-following.ts'
import { useOpenRequests } from './use-open-requests.ts'
import { usePaste } from './use-paste.tsx'
import { useSend } from './use-send.ts'
import { useShownRun } from './use-shown-run.ts'

/** The console: write a request, send it, read the answer, the trace and why. Stands in the browser alone, below a loaded design. */
export function ConsolePage() {
  const { apiId } = useOpenApi()
  const { definition } = useDesign()
  const api = definition.kind === 'REST' ? definition : undefined
  const trpc = useTRPC()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const first = () => (api === undefined ? emptyRequest : firstRequest(api))
  const { state, active, apply } = useOpenRequests(apiId, first)
  const { request, id: tabId } = active
  const [history, setHistory] = useState<HistoryEntry[]>(() => readHistory(apiId))
  const [part, setPart] = useState<RequestTabName>('params')
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [failed, setFailed] = useState<{ tabId: number; message: string }>()
  const shown = useShownRun(apiId, active)
  const { send, factsOf: wireFactsOf, busy } = useSend()
  const putVariables = usePutVariables(apiId)
  const breakpoints = useBreakpoints(apiId)
  const show = (known: KnownRun | undefined) => apply((before) => changeTab(before, { runId: known?.id }))
  const { slow, begin, cancel } = useFollowing()
  const { stepping, start, stop } = useStepping(apiId, breakpoints, show)

  const change = (changed: Partial<ConsoleRequest>) =>
    apply((before) => changeTab(before, { request: { ...activeTab(before).request, ...changed } }))
  const run = async (then?: (known: KnownRun) => void) => {
    setFailed(undefined)
    stop()
    const { following, end } = begin()
    try {
      const known = await send(request, following)
      apply((before) => changeTab(before, { runId: known.id }, tabId))
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
      setFailed({ tabId, message: failure instanceof Error ? failure.message : String(failure) })
    } finally {
      end()
    }
  }
  const open = (opened: ConsoleRequest, runId?: string): number => {
    stop()
    setSheetOpen(false)
    return apply((before) => openTab(before, opened, runId)).activeId
  }
  const onPath = (path: string) => change({ path })
  const { paste, picker } = usePaste(apiId, onPath, (pasted) => {
    // what decides where it goes is not in the text, and stays as it was chosen
    const { source, live, snapshot } = request
    const pastedId = open({ ...pasted, source, live, snapshot })
    return () => {
      stop()
      apply((before) => selectTab(closeTab(before, pastedId, first()), tabId))
    }
  })
  const { source } = request
  const stageName = source.type === 'stage' ? source.stageName : source.stageVariablesOf
  const stage = stages.data?.find((each) => each.stageName === stageName)
  const invokeUrl = stage?.invokeUrl ?? stages.data?.[0]?.invokeUrl ?? `http://localhost:4000/${apiId}/stage`
  const target = api === undefined ? undefined : targetOfPath(api, request.method, request.path)
  const facts = useMemo(() => (shown === undefined ? undefined : factsOf(shown.run)), [shown])
  const { assertions, extractions, savedId } = request
  const answer = useMemo(() => {
    if (facts === undefined) return undefined
    const expected = putVariables({ ...emptyRequest, assertions, extractions, savedId }).request
    return {
      facts,
      results: checkAssertions(expected.assertions, facts, api?.models ?? {}),
      values: extractValues(expected.extractions, facts),
    }
  }, [facts, assertions, extractions, savedId, api, putVariables])
  const wireFacts = wireFactsOf(request)
  const stageVariables = stage?.stage.variables ?? {}
  const copies = useCopies({ request, target, wireFacts, invokeUrl, stageVariables })
  useStatusNote(
    request.live
      ? `Live: the gateway process that serves ${invokeUrl} answers, with its own clock, limits and state`
      : 'Simulated: virtual clock, nothing that is not in the design is called unless a backend is live',
  )

  const openSaved = (opened: ConsoleRequest, runId?: string) => {
    const there = state.tabs.find((tab) => tab.request.savedId === opened.savedId)
    if (there === undefined) return open(opened, runId)
    stop()
    setSheetOpen(false)
    apply((before) => changeTab(selectTab(before, there.id), runId === undefined ? {} : { runId }, there.id))
  }
  const saved = useSavedConsole({
    apiId,
    apiName: definition.name,
    request,
    onChange: change,
    onOpen: openSaved,
    onShowRun: () => setSheetOpen(false),
  })
  const folderRun = useShownFolderRun(apiId)

  const isNarrow = useMedia('(max-width: 860px)')
  const isHeld = stepping !== undefined && !stepping.isOver
  const sentAndSaved = (
    <LeftPane
      savedCount={saved.count}
      saved={saved.pane}
      history={
        <HistoryPane
          entries={history}
          selected={shown?.id}
          now={Date.now()}
          onSelect={(entry) => {
            showRun(apiId, { isOpen: false })
            const there = state.tabs.find(({ runId }) => runId === entry.id)
            if (there === undefined) return open(entry.request, entry.id)
            stop()
            setSheetOpen(false)
            apply((before) => selectTab(before, there.id))
          }}
          onNew={() => {
            showRun(apiId, { isOpen: false })
            open(first())
          }}
        />
      }
    />
  )
  const left = (
    <Pane id="history" defaultSize={260} minSize={160} maxSize={420} fixed>
      {sentAndSaved}
      {saved.dialog}
    </Pane>
  )
  const sheet = (
    <Sheet
      open={isSheetOpen}
      onOpenChange={setSheetOpen}
      title="History and Saved"
      trigger={<IconButton className="mx-1" label="History and Saved" icon={PanelIcon} />}
    >
      {sentAndSaved}
    </Sheet>
  )
  if (folderRun?.isOpen === true) {
    const folderRunPane = (
      <FolderRunPane
        apiId={apiId}
        apiName={definition.name}
        root={saved.root}
        shown={folderRun}
        stages={stages.data?.map((each) => each.stageName) ?? []}
        onOpen={({ requestId, method, path, runId }) => {
          const node = findSaved(saved.root, requestId)
          showRun(apiId, { isOpen: false })
          if (node?.kind === 'request') openSaved({ ...node.request, savedId: node.id }, runId)
          else open({ ...emptyRequest, method, path }, runId)
        }}
      />
    )
    if (isNarrow)
      return (
        <div className="flex min-h-0 flex-1 flex-col">
          <div className="flex h-9 flex-none items-center border-line border-b bg-app">{sheet}</div>
          <div className="min-h-0 flex-1">{folderRunPane}</div>
          {saved.dialog}
        </div>
      )
    return (
      <Split id="console" direction="horizontal" panes={['history', 'request']}>
        {left}
        <Divider label="Width of the history" />
        <Pane id="request" minSize="50%">
          {folderRunPane}
        </Pane>
      </Split>
    )
  }
  const requestArea = (
    <>
      <SendShortcut onSend={() => void run()} />
      <OpenTabs
        leading={isNarrow ? sheet : undefined}
        state={state}
        onSelect={(id) => {
          stop()
          apply((before) => selectTab(before, id))
        }}
        onClose={(id) => {
          if (id === tabId) stop()
          apply((before) => closeTab(before, id, first()))
        }}
        onMove={(id, by) => apply((before) => moveTab(before, id, by))}
        onNew={() => open(first())}
        onReopen={() => {
          stop()
          apply(reopenTab)
        }}
      />
      <RequestBar
        request={request}
        onChange={change}
        stages={stages.data?.map(({ stageName }) => stageName) ?? []}
        operation={target?.method.operationName}
        busy={busy}
        onSend={() => void run()}
        onStep={() => void run(start)}
        copies={copies}
        onPaste={paste}
        saving={saved.button}
      />
      {picker}
      <TraceDrop />
      <Split id="console-halves" direction="vertical" panes={['upper', 'lower']}>
        <Pane id="upper" defaultSize="46%" minSize={140}>
          <Split {...sideBySide('console-upper', isNarrow)} panes={['tabs', 'response']}>
            <Pane id="tabs" defaultSize="50%" minSize={240}>
              <RequestTabs
                key={tabId}
                tab={part}
                onTab={setPart}
                api={api}
                request={request}
                wireFacts={wireFacts}
                onChange={change}
                answer={answer}
              />
            </Pane>
            <Divider label="Size of the request" direction={isNarrow ? 'vertical' : 'horizontal'} />
            <Pane id="response" minSize={240}>
              <ResponseView
                run={isHeld ? undefined : shown?.run}
                busy={busy}
                assertions={isHeld ? [] : (answer?.results ?? [])}
                error={failed?.tabId === tabId ? failed.message : undefined}
                waiting={isHeld ? 'Not yet: the run stands still before its end.' : undefined}
              />
            </Pane>
          </Split>
        </Pane>
        <Divider label="Height of the request" direction="vertical" />
        <Pane id="lower" minSize={120}>
          {slow !== undefined ? (
            <RunUnderWay {...slow} simulated={!request.live} onCancel={cancel} />
          ) : stepping !== undefined ? (
            <SteppingPanes stepping={stepping} breakpoints={breakpoints} onStop={stop} />
          ) : shown === undefined ? (
            <BeforeFirstRun />
          ) : (
            <RunPanes known={shown} breakpoints={breakpoints} isNarrow={isNarrow} onRetry={() => void run()} />
          )}
        </Pane>
      </Split>
    </>
  )
  if (isNarrow)
    return (
      <div className="h-full min-w-0 flex-1 overflow-y-auto bg-surface">
        <div className="flex h-[1500px] flex-col">{requestArea}</div>
        {saved.dialog}
      </div>
    )
  return (
    <Split id="console" direction="horizontal" panes={['history', 'request']}>
      {left}
      <Divider label="Width of the history" />
      <Pane id="request" minSize="50%" className="flex flex-col bg-surface">
        {requestArea}
      </Pane>
    </Split>
  )
}

function BeforeFirstRun() {
  return (
    <div className="flex flex-col items-start gap-2 px-4 py-3">
      <p className="text-dense text-text-3">
        The trace of a run stands here: API Gateway's own phases, each opening to what went in and what came out. A
        trace that was saved as a file opens here too: drop it on the page.
      </p>
      <OpenTraceButton />
    </div>
  )
}

/** A split whose panes stand one above the other where the window is narrow. */
function sideBySide(id: string, isNarrow: boolean) {
  return isNarrow ? { id: `${id}-narrow`, direction: 'vertical' as const } : { id, direction: 'horizontal' as const }
}

type RunPanesProps = {
  known: KnownRun
  isNarrow: boolean
  breakpoints: Breakpoints
  onRetry: () => void
}

function RunPanes({ known, breakpoints, isNarrow, onRetry }: RunPanesProps) {
  const { outcome, trace, simulated } = known.run
  const { stored, togglePhase } = breakpoints
  return (
    <Split {...sideBySide('console-lower', isNarrow)} panes={['trace', 'why']}>
      <Pane id="trace" minSize={isNarrow ? 200 : 320} className="flex flex-col">
        <TraceView
          key={known.id}
          events={trace.events}
          run={outcome}
          realTimes={known.run.realTimes}
          summary={<RunSummary run={known.run} />}
          actions={
            <>
              <DownloadTraceButton compact apiId={known.apiId} runId={known.id} />
              <OpenTraceButton compact />
            </>
          }
          {...(simulated && { breakpoints: { phases: stored.phases, toggle: togglePhase } })}
        />
      </Pane>
      <Divider label="Size of the trace" direction={isNarrow ? 'vertical' : 'horizontal'} />
      <Pane
        id="why"
        {...(isNarrow ? { defaultSize: '50%', minSize: 160 } : { defaultSize: 360, minSize: 240, maxSize: 560 })}
        fixed={!isNarrow}
        className="flex flex-col"
      >
        <RunWhyPanel
          answered={{ request: known.run.request, answer: outcome.answer }}
          cause={outcome.cause}
          method={outcome}
          body={bodyText(outcome.answer.body)}
          deployed={!known.run.simulated}
          {...(known.run.interventions !== undefined && { answeredBy: 'The run that you changed' })}
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
