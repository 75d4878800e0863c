'use client'

import { resourcePath } from '@gatewright/definition'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { PlayIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { StatusCode } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { type ConsoleRequest, firstRequest, requestFor } from '../../console/console-request.ts'
import type { KnownRun } from '../../console/last-run.ts'
import { bodyText, prettyJson } from '../../console/run.ts'
import { useSend } from '../../console/use-send.ts'
import { useOpenApi, useRestApi } from '../design-context.tsx'
import { formatMs } from '../last-run-path.ts'
import { readNodeId, useSelection } from '../selection.ts'

/** A request to the selected method of the draft, sent from here; the console has the rest. */
export function TestPanel() {
  const api = useRestApi()
  const { apiId } = useOpenApi()
  const [id] = useSelection()
  const { send, busy } = useSend()
  const [request, setRequest] = useState<ConsoleRequest>(() => firstRequest(api))
  const [answer, setAnswer] = useState<KnownRun>()
  const [error, setError] = useState<string>()
  useEffect(() => {
    const thing = readNodeId(id)
    const method = thing.kind === 'method' ? api.resources[thing.resourceId]?.methods[thing.httpMethod] : undefined
    if (thing.kind !== 'method' || method === undefined) return
    setRequest(
      requestFor(
        { resourceId: thing.resourceId, verb: thing.httpMethod, path: resourcePath(api, thing.resourceId), method },
        api,
      ),
    )
    setAnswer(undefined)
  }, [id, api])
  const run = async () => {
    setError(undefined)
    try {
      setAnswer(await send(request))
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure))
    }
  }
  const outcome = answer?.run.outcome
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 px-4 py-2.5">
      <form
        aria-label="Test request"
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <VerbChip verb={request.method} size="head" />
        <Input
          aria-label="Test path"
          mono
          value={request.path}
          onChange={(event) => setRequest({ ...request, path: event.target.value })}
        />
        <Button type="submit" size="small" variant="primary" icon={PlayIcon} disabled={busy}>
          Send to the draft
        </Button>
        <Link
          href={`/apis/${apiId}/console`}
          className="flex-none font-medium text-accent-text text-dense hover:underline"
        >
          Open console
        </Link>
      </form>
      {error !== undefined && (
        <p role="alert" className="text-bad-text text-dense">
          {error}
        </p>
      )}
      {outcome !== undefined && (
        <>
          <p className="flex items-center gap-2 text-dense">
            <StatusCode status={outcome.answer.status} chip />
            <span className="text-text-2">{formatMs(outcome.latencyMs)}</span>
            {outcome.cause !== undefined && (
              <span className="min-w-0 truncate text-bad-text">{outcome.cause.message}</span>
            )}
          </p>
          <CodeBlock
            label="Response body"
            text={prettyJson(bodyText(outcome.answer.body) ?? '(bytes)').text}
            className="min-h-0 flex-1"
          />
        </>
      )}
    </div>
  )
}
