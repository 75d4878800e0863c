'use client'

import { useState } from 'react'
import type { SharePayload } from '@/server/share/payload'
import { Badge } from '@/ui/badge'
import { counted } from '@/ui/counted'
import { LinkIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import { statusTone } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { answeredBy } from '../console/answered-by.ts'
import { bodyText, prettyJson } from '../console/run.ts'
import { statusText } from '../console/status-text.ts'
import { RunSummary } from '../trace/run-summary.tsx'
import { TraceView } from '../trace/trace-view.tsx'
import { WhyPanel } from '../trace/why-panel.tsx'
import { dateText } from './link-state.ts'
import { SharedMessage } from './shared-message.tsx'
import { useSharedRequest } from './use-shared-request.ts'

const views = [
  { value: 'response', label: 'Response' },
  { value: 'request', label: 'Request' },
  { value: 'trace', label: 'Trace' },
  { value: 'why', label: 'Why' },
] as const
type View = (typeof views)[number]['value']

/**
 * A shared request as a frame in somebody else's page: to be read, and nothing else. It has no button that does anything here,
 * since whoever frames it could lead clicks to it; the whole page opens in a window of its own.
 */
export function EmbedPage({ slug }: { slug: string }) {
  const shared = useSharedRequest(slug)
  return (
    <main aria-label="Shared request" className="flex h-dvh min-h-0 flex-col bg-surface">
      {shared.state === 'open' && <Opened slug={slug} payload={shared.payload} expiresAt={shared.expiresAt} />}
      {shared.state === 'failed' && (
        <div className="p-4">
          <Notice tone="bad" title="This shared request cannot be opened">
            {shared.message}
          </Notice>
        </div>
      )}
    </main>
  )
}

type OpenedProps = { slug: string; payload: SharePayload; expiresAt: number | undefined }

function Opened({ slug, payload, expiresAt }: OpenedProps) {
  const [view, setView] = useState<View>('response')
  const { request, outcome, redactions, api } = payload
  const { answer } = outcome
  return (
    <>
      <header className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-4 py-2">
        <h1 className="flex min-w-0 flex-1 items-center gap-2">
          <VerbChip verb={request.method} size="head" />
          <span className="truncate font-medium font-mono text-base" title={request.path}>
            {request.path}
          </span>
          <Badge tone={statusTone(answer.status)}>{statusText(answer.status)}</Badge>
        </h1>
        <Segment label="View" value={view} options={views} onChange={setView} />
      </header>
      {payload.interventions !== undefined && <RunSummary run={payload} />}
      <div className="flex min-h-0 flex-1 flex-col overflow-auto">
        {view === 'response' && (
          <SharedMessage
            label="Response"
            headers={answer.headers}
            body={prettyJson(bodyText(answer.body) ?? answer.body).text}
            fills
          />
        )}
        {view === 'request' && (
          <SharedMessage
            label="Request"
            headers={request.headers}
            body={request.isBase64 === true ? request.body : prettyJson(request.body).text}
            fills
          />
        )}
        {view === 'trace' && <TraceView passive events={payload.trace.events} run={outcome} />}
        {view === 'why' && (
          <WhyPanel
            status={answer.status}
            cause={outcome.cause}
            answeredBy={
              payload.interventions === undefined ? answeredBy(outcome, payload.definition) : 'The run that was changed'
            }
            answered={{ request, answer }}
            body={bodyText(answer.body)}
          />
        )}
      </div>
      <footer className="flex flex-none items-center gap-3 border-line border-t bg-sunken px-4 py-1.5 text-small text-text-2">
        <span className="truncate">{api.name}</span>
        <span className="flex-none">
          {redactions.length === 0 ? 'nothing' : counted(redactions.length, 'value')} redacted
        </span>
        {expiresAt !== undefined && <span className="hidden flex-none sm:inline">expires {dateText(expiresAt)}</span>}
        <a
          href={`/share/${slug}`}
          target="_blank"
          rel="noopener noreferrer"
          className="ml-auto flex flex-none items-center gap-1 font-medium text-accent-text hover:underline"
        >
          <LinkIcon size={12} /> Open in Gatewright
        </a>
      </footer>
    </>
  )
}
