'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import type { SharePayload } from '@/server/share/payload'
import { useTRPC } from '@/trpc/client'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { counted } from '@/ui/counted'
import { CheckIcon, ClockIcon, CopyIcon, FileIcon, RedoIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { statusTone } from '@/ui/status-code'
import { showToast } from '@/ui/toast'
import { VerbChip } from '@/ui/verb-chip'
import { answeredBy } from '../console/answered-by.ts'
import { bodyBytes, bodyText, prettyJson } from '../console/run.ts'
import { statusText } from '../console/status-text.ts'
import { saveFile } from '../import-export/save-file.ts'
import { Logo } from '../shell/logo.tsx'
import { RunSummary } from '../trace/run-summary.tsx'
import { formatMs } from '../trace/scale.ts'
import { TraceView } from '../trace/trace-view.tsx'
import { WhyPanel } from '../trace/why-panel.tsx'
import { RedactionList } from './redaction-list.tsx'
import { SharedMessage } from './shared-message.tsx'
import { SharedPath } from './shared-path.tsx'
import { type ShareOrigin, useSharedRequest } from './use-shared-request.ts'

/** A shared request: what was sent, what came of it and why, replayed here on demand. No sign-up, nothing secret in it. */
export function SharePage({ slug }: { slug?: string }) {
  const shared = useSharedRequest(slug)
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className="flex min-h-dvh flex-col bg-canvas lg:h-dvh">
      <ShareBar shared={shared.state === 'open' ? shared : undefined} />
      <main className="flex min-h-0 flex-1 flex-col">
        {shared.state === 'open' && <Opened payload={shared.payload} origin={shared.origin} />}
        {(shared.state === 'failed' || shared.state === 'empty') && (
          <div className="mx-auto mt-16 flex w-[min(480px,calc(100vw-32px))] flex-col gap-3">
            {shared.state === 'failed' ? (
              <Notice tone="bad" title="This shared request cannot be opened">
                {shared.message}
              </Notice>
            ) : (
              <Notice tone="info" title="Open a shared request">
                Follow a link that somebody sent you, or open the file.
              </Notice>
            )}
            <Button icon={FileIcon} onClick={() => file.current?.click()}>
              Open a file
            </Button>
            <input
              ref={file}
              type="file"
              accept=".json,application/json"
              aria-label="Shared request file"
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => event.target.files?.[0] !== undefined && shared.openFile(event.target.files[0])}
            />
          </div>
        )}
      </main>
    </div>
  )
}

type OpenShare = { payload: SharePayload; origin: ShareOrigin; expiresAt?: number }

function ShareBar({ shared }: { shared: OpenShare | undefined }) {
  const trpc = useTRPC()
  const router = useRouter()
  const open = useMutation(
    trpc.share.open.mutationOptions({
      onSuccess: ({ apiId }) => router.push(`/apis/${apiId}/console`),
      onError: (error) => showToast({ tone: 'bad', text: error.message }),
    }),
  )
  return (
    <header className="flex h-12 flex-none items-center gap-3 border-line border-b bg-surface px-4">
      <a href="/" className="flex items-center gap-2 font-semibold text-card">
        <Logo />
        <span className="hidden sm:inline">Gatewright</span>
      </a>
      <span className="h-5 w-px bg-line" />
      <h1 className="text-card text-text-2">Shared request</h1>
      {shared !== undefined && (
        <div className="ml-auto flex items-center gap-2">
          {shared.expiresAt !== undefined && (
            <span className="hidden items-center gap-1.5 text-dense text-text-2 md:flex">
              <ClockIcon size={14} /> Expires{' '}
              {new Date(shared.expiresAt).toLocaleDateString('en-GB', {
                day: 'numeric',
                month: 'short',
                year: 'numeric',
              })}
            </span>
          )}
          <Button
            icon={CopyIcon}
            className="hidden sm:inline-flex"
            onClick={() =>
              void navigator.clipboard
                .writeText(window.location.href)
                .then(() => showToast({ tone: 'ok', text: 'The link is in the clipboard.' }))
            }
          >
            Copy link
          </Button>
          <Button variant="primary" disabled={open.isPending} onClick={() => open.mutate(shared.origin)}>
            Open in my workspace
          </Button>
        </div>
      )}
    </header>
  )
}

function Opened({ payload, origin }: { payload: SharePayload; origin: ShareOrigin }) {
  const { request, outcome, trace, api, source, stageName, redactions, tape, seed, clock } = payload
  const { answer } = outcome
  const where = `${api.name} · ${source.type === 'draft' ? `simulated on the draft as stage ${stageName}` : `stage ${stageName}`}`
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex flex-none flex-col gap-1 border-line border-b bg-surface px-5 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <VerbChip verb={request.method} size="head" />
            <span className="break-all font-medium font-mono text-base">{request.path}</span>
            <span className="text-text-2">answered</span>
            <Badge tone={statusTone(answer.status)}>{statusText(answer.status)}</Badge>
          </p>
          <p className="text-dense text-text-3">
            {where} · {new Date(payload.createdAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
          </p>
        </div>
        {payload.interventions !== undefined && <RunSummary run={payload} />}
        <SharedPath payload={payload} />
        <div className="grid flex-none grid-cols-1 border-line border-b bg-surface md:grid-cols-2">
          <SharedMessage
            label="Request"
            headers={request.headers}
            body={request.isBase64 === true ? request.body : prettyJson(request.body).text}
            detail={<span className="truncate font-mono">{`${request.method} ${request.path}`}</span>}
          />
          <SharedMessage
            label="Response"
            headers={answer.headers}
            body={prettyJson(bodyText(answer.body) ?? answer.body).text}
            badge={<Badge tone={statusTone(answer.status)}>{statusText(answer.status)}</Badge>}
            detail={`${formatMs(outcome.latencyMs)} · ${bodyBytes(answer.body).length.toLocaleString('en-US')} B`}
          />
        </div>
        <div className="flex min-h-64 flex-1 flex-col bg-surface">
          <TraceView events={trace.events} run={outcome} />
        </div>
      </div>
      <aside className="flex flex-none flex-col border-line border-t bg-surface lg:w-[372px] lg:overflow-auto lg:border-t-0 lg:border-l">
        <div className="flex flex-none flex-col">
          <WhyPanel
            status={answer.status}
            cause={outcome.cause}
            answeredBy={
              payload.interventions === undefined ? answeredBy(outcome, payload.definition) : 'The run that was changed'
            }
            answered={{ request, answer }}
            body={bodyText(answer.body)}
            place={outcome.cause?.place !== undefined && <SharedPlace path={outcome.cause.place} />}
          />
        </div>
        <section aria-label="What was redacted" className="border-line border-t">
          <h2 className="px-4 py-2.5 font-semibold text-base">
            What was redacted {redactions.length > 0 && <Badge>{redactions.length}</Badge>}
          </h2>
          <RedactionList redactions={redactions} />
        </section>
        <section aria-label="What this link carries" className="border-line border-t">
          <h2 className="px-4 py-2.5 font-semibold text-base">What this link carries</h2>
          <ul className="px-4 pb-3">
            <Carried
              what="The part of the API it needs"
              much={`${api.resources.kept} of ${api.resources.total} resources`}
            />
            <Carried what="Answers of backends, on a tape" much={counted(tape.answers.length, 'answer')} />
            <Carried
              what="Seed, clock and starting state"
              much={`${seed} · ${new Date(clock).toISOString().slice(11, 19)}`}
            />
          </ul>
          <p className="px-4 pb-3 text-dense text-text-2">
            Opening it makes a copy in your workspace and replays the tape. Reading or replaying never calls a network.
          </p>
        </section>
        <ReplayFoot payload={payload} origin={origin} />
      </aside>
    </div>
  )
}

/** The setting in the design that the link carries; there is no canvas of it here to go to. */
function SharedPlace({ path }: { path: readonly (string | number)[] }) {
  return <p className="break-all font-mono text-status text-text-2">{path.join('.')}</p>
}

function Carried({ what, much }: { what: string; much: string }) {
  return (
    <li className="flex min-h-8 items-center gap-2.5 border-line border-b text-dense last:border-b-0">
      <CheckIcon size={13} className="text-ok-text" />
      <span className="min-w-0 flex-1">{what}</span>
      <span className="text-small text-text-3">{much}</span>
    </li>
  )
}

function ReplayFoot({ payload, origin }: { payload: SharePayload; origin: ShareOrigin }) {
  const trpc = useTRPC()
  const replay = useMutation(trpc.share.replay.mutationOptions())
  return (
    <footer className="mt-auto flex flex-none flex-col gap-2 border-line border-t p-4">
      <p role="status" aria-label="Replay" className="min-h-5 text-dense">
        {replay.data !== undefined &&
          (replay.data.same ? (
            <span className="text-ok-text">
              ✓ Same bytes: answer, outcome and trace, {replay.data.bytes.toLocaleString('en-US')} bytes of body
            </span>
          ) : (
            <span className="text-bad-text">✕ Differs in {replay.data.differences.join(', ')}</span>
          ))}
        {replay.error !== null && <span className="text-bad-text">{replay.error.message}</span>}
      </p>
      <div className="flex gap-2">
        <Button icon={RedoIcon} className="!flex-1" disabled={replay.isPending} onClick={() => replay.mutate(origin)}>
          Replay here
        </Button>
        <Button
          icon={FileIcon}
          className="!flex-1"
          onClick={() => saveFile('shared-request.gatewright.json', JSON.stringify(payload), 'application/json')}
        >
          Save as file
        </Button>
      </div>
    </footer>
  )
}
