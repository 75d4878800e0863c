'use client'

import { useTRPCClient } from '@/trpc/client'
import type { ConsoleRequest } from '../console/console-request.ts'
import { useSend } from '../console/use-send.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { shownRun, showRun } from './folder-runs.ts'
import type { PlannedRequest, RunTargetChoice } from './plan-run.ts'
import { type RunPlan, runFolder } from './run-folder.ts'

/** How a run is wanted; see `RunPlan`. `target` undefined: each request goes where it says. */
export type RunOptions = Pick<RunPlan, 'iterations' | 'rows' | 'stopAtFirstFailure' | 'carriesState'> & {
  readonly target: RunTargetChoice | undefined
}

/** Runs saved requests from the page: each is sent as the console sends it, and the shown run follows. */
export function useRunFolder(): {
  start: (
    place: string | undefined,
    name: string,
    requests: readonly PlannedRequest[],
    options: RunOptions,
  ) => Promise<void>
  cancel: () => void
} {
  const { apiId, store } = useOpenApi()
  const { sendAsIs } = useSend()
  const client = useTRPCClient()
  const start = async (
    place: string | undefined,
    name: string,
    requests: readonly PlannedRequest[],
    { target: _target, ...options }: RunOptions,
  ) => {
    const session = options.carriesState ? crypto.randomUUID() : undefined
    const { definition } = store.get().design
    showRun(apiId, { place, isOpen: true, isCancelling: false })
    await runFolder(
      {
        ...options,
        name,
        requests,
        seed: Math.floor(Math.random() * 2 ** 32),
        models: definition.kind === 'REST' ? definition.models : {},
      },
      {
        send: async (request: ConsoleRequest, step) =>
          (await sendAsIs(request, { ...step, ...(session === undefined ? {} : { session }) })).run,
        now: () => Date.now(),
        onChange: (run) => showRun(apiId, { run }),
        isCancelled: () => shownRun(apiId)?.isCancelling ?? true,
      },
    )
    // where that fails, the session ends by itself in a while
    if (session !== undefined) await client.console.endSession.mutate({ apiId, session }).catch(() => undefined)
  }
  return { start, cancel: () => showRun(apiId, { isCancelling: true }) }
}
