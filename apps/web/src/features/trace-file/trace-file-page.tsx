'use client'

import { useState } from 'react'
import type { SharePayload } from '@/server/share/payload'
import { Badge } from '@/ui/badge'
import { Notice } from '@/ui/notice'
import { statusTone } from '@/ui/status-code'
import { TabPanel, Tabs } from '@/ui/tabs'
import { VerbChip } from '@/ui/verb-chip'
import { answeredBy } from '../console/answered-by.ts'
import { bodyText, prettyJson } from '../console/run.ts'
import { statusText } from '../console/status-text.ts'
import { TextActions } from '../logs/text-actions.tsx'
import { MethodExecution } from '../method/pipeline.tsx'
import { SharedMessage } from '../share/shared-message.tsx'
import { Logo } from '../shell/logo.tsx'
import { useStore } from '../shell/store.ts'
import { RunSummary } from '../trace/run-summary.tsx'
import { TraceView } from '../trace/trace-view.tsx'
import { WhyPanel } from '../trace/why-panel.tsx'
import { openedTrace } from './open-trace.ts'
import { OpenTraceButton } from './open-trace-button.tsx'
import { TraceDrop } from './trace-drop.tsx'

/** A run that was opened from a file: read-only, with all that its own console showed. */
export function TraceFilePage() {
  const opened = useStore(openedTrace)
  return (
    <div className="flex min-h-dvh flex-col bg-canvas lg:h-dvh">
      <TraceDrop />
      <header className="flex h-12 flex-none items-center gap-3 border-line border-b bg-surface px-4">
        <a href="/" className="flex items-center gap-2 font-semibold text-card">
          <Logo />
          <span className="hidden sm:inline">Gatewright</span>
        </a>
        <span className="h-5 w-px bg-line" />
        <h1 className="truncate text-card text-text-2">{opened === undefined ? 'Trace file' : opened.fileName}</h1>
        <span className="ml-auto">
          <OpenTraceButton />
        </span>
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        {opened === undefined ? (
          <div className="mx-auto mt-16 w-[min(480px,calc(100vw-32px))]">
            <Notice tone="info" title="No trace file is open">
              Open one with the button above, or drop it on this page. Traces are downloaded from the Console and the
              Logs.
            </Notice>
          </div>
        ) : 'error' in opened ? (
          <div className="mx-auto mt-16 w-[min(560px,calc(100vw-32px))]">
            <Notice tone="bad" title="This trace file cannot be opened">
              {opened.error}
            </Notice>
          </div>
        ) : (
          <Opened key={opened.payload.outcome.requestId} payload={opened.payload} />
        )}
      </main>
    </div>
  )
}

type Tab = 'trace' | 'messages' | 'boxes' | 'log'

function Opened({ payload }: { payload: SharePayload }) {
  const [tab, setTab] = useState<Tab>('trace')
  const { request, outcome, trace, log, api, definition, source, interventions } = payload
  const { answer, resourceId, methodVerb } = outcome
  const methods = resourceId === undefined ? {} : (definition.resources[resourceId]?.methods ?? {})
  const method = Object.entries(methods).find(([verb]) => verb === methodVerb)?.[1]
  const logText = log.join('\n')
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
        <div className="flex flex-none flex-wrap items-center gap-2 border-line border-b px-4 py-2.5">
          <VerbChip verb={request.method} size="head" />
          <span className="break-all font-medium font-mono text-base">{request.path}</span>
          <span className="text-text-2">answered</span>
          <Badge tone={statusTone(answer.status)}>{statusText(answer.status)}</Badge>
          <span className="text-dense text-text-3">
            {api.name}, {source.type === 'draft' ? 'the draft' : `stage ${source.stageName}`},{' '}
            {new Date(payload.createdAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
          </span>
        </div>
        <Tabs
          label="Trace file"
          value={tab}
          onChange={setTab}
          className="min-h-0 flex-1"
          tabs={[
            { value: 'trace', label: 'Trace' },
            { value: 'messages', label: 'Request and response' },
            { value: 'boxes', label: 'Six boxes' },
            { value: 'log', label: 'Execution log' },
          ]}
          actions={tab === 'log' && <TextActions text={logText} what="execution log" fileName="execution.log" />}
        >
          <TabPanel value="trace" className="flex min-h-0 flex-col">
            <TraceView events={trace.events} run={outcome} summary={<RunSummary run={payload} />} />
          </TabPanel>
          <TabPanel value="messages" className="overflow-auto">
            <div className="grid grid-cols-1 md:grid-cols-2">
              <SharedMessage
                label="Request"
                headers={request.headers}
                body={request.isBase64 === true ? request.body : prettyJson(request.body).text}
              />
              <SharedMessage
                label="Response"
                headers={answer.headers}
                body={prettyJson(bodyText(answer.body) ?? answer.body).text}
              />
            </div>
          </TabPanel>
          <TabPanel value="boxes" className="overflow-auto">
            {method === undefined ? (
              <p className="px-4 py-3 text-dense text-text-3">No method took this request.</p>
            ) : (
              <MethodExecution
                method={method}
                api={definition}
                requestLine={`${request.method} ${request.path}`}
                outcome={outcome}
              />
            )}
          </TabPanel>
          <TabPanel value="log" className="overflow-auto">
            <pre className="whitespace-pre-wrap break-all px-4 py-3 font-mono text-status">{logText}</pre>
          </TabPanel>
        </Tabs>
      </div>
      <aside className="flex flex-none flex-col border-line border-t bg-surface lg:w-[360px] lg:border-t-0 lg:border-l">
        <WhyPanel
          status={answer.status}
          cause={outcome.cause}
          answeredBy={interventions === undefined ? answeredBy(outcome, definition) : 'The run that was changed'}
          answered={{ request, answer }}
          body={bodyText(answer.body)}
        />
      </aside>
    </div>
  )
}
