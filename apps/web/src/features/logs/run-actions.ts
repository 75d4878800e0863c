'use client'

import type { NodeId } from '@gatewright/definition'
import type { Tape } from '@gatewright/engine'
import { useRouter } from 'next/navigation'
import type { RecordedRun } from '@/server/run'
import { type ConsoleRequest, emptyRequest } from '../console/console-request.ts'
import { openInConsole } from '../console/history.ts'
import { rememberRun } from '../console/last-run.ts'
import { readStoredRequest } from '../console/stored-request.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { showRunAgain } from '../designer/last-run-path.ts'
import { select } from '../designer/selection.ts'

/** The request of a run as the console edits it: what its tabs added stands among its header fields. */
export function consoleRequestOf(run: Pick<RecordedRun, 'request' | 'source' | 'simulated'>): ConsoleRequest {
  const { request, source, simulated } = run
  const left = new Set(['host', 'content-length', 'connection'])
  const headers = request.headers.filter(([name]) => !left.has(name.toLowerCase()))
  return (
    readStoredRequest({
      ...request,
      headers,
      source,
      live: !simulated,
    }) ?? emptyRequest
  )
}

const noTape: Tape = { version: 1, clock: [], uuids: [], fractions: [], answers: [] }

/** What can be done with a run of the history. */
export function useRunActions() {
  const { apiId } = useOpenApi()
  const router = useRouter()
  return {
    openInConsole: (run: RecordedRun) => {
      openInConsole(apiId, consoleRequestOf(run))
      router.push(`/apis/${apiId}/console`)
    },
    /** Undefined for a run that reached no method. */
    showOnCanvas: ({ outcome: { resourceId, methodVerb } }: RecordedRun) => {
      if (resourceId === undefined || methodVerb === undefined) return undefined
      const id: NodeId = `method:${resourceId}:${methodVerb}`
      return (run: RecordedRun) => {
        // a run that nobody watched has its phases and their times all the same
        const { trace = { events: [] }, tape = noTape } = run
        rememberRun({
          apiId,
          id: run.id,
          at: run.outcome.startedAt,
          request: consoleRequestOf(run),
          run: { ...run, trace, tape },
        })
        showRunAgain()
        select(id, { reveal: true })
        router.push(`/apis/${apiId}/design`)
      }
    },
  }
}
