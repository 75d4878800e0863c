'use client'

import type { InvocationSummary } from '@gatewright/db'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { CodeBlock } from '@/ui/code-block'
import { Segment } from '@/ui/segment'
import { useDesign, useOpenApi } from '../designer/design-context.tsx'
import { whyNoLog } from './log-lines.ts'
import { RunPicker } from './run-picker.tsx'
import { executionLogText, segmentsText } from './run-texts.ts'
import { TextActions } from './text-actions.tsx'

type ExecutionLogPaneProps = {
  rows: readonly InvocationSummary[]
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** One request as the service's logs and traces have it: the execution log, and the X-Ray segments. */
export function ExecutionLogPane({ rows, chosen, onChoose }: ExecutionLogPaneProps) {
  const { apiId } = useOpenApi()
  const { definition } = useDesign()
  const trpc = useTRPC()
  const [form, setForm] = useState<'log' | 'segments'>('log')
  const account = useQuery(trpc.account.get.queryOptions())
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const id = chosen ?? rows[0]?.id
  const query = useQuery({
    ...trpc.invocation.get.queryOptions({ apiId, id: id ?? '' }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const run = query.data
  const invokeUrl = stages.data?.find(({ stageName }) => stageName === run?.outcome.stage)?.invokeUrl
  const text =
    run === undefined
      ? ''
      : form === 'log'
        ? executionLogText(run)
        : segmentsText(run, {
            apiName: definition.name,
            accountId: account.data?.accountId ?? '',
            region: account.data?.region ?? '',
            url: `${invokeUrl ?? `https://${apiId}.execute-api/${run.outcome.stage}`}${run.request.path}`,
          })
  const what = form === 'log' ? 'execution log' : 'segment document'
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 grid-rows-[minmax(0,1fr)] bg-surface lg:grid-cols-[420px_minmax(0,1fr)]">
      <div className="hidden min-h-0 border-line border-r lg:grid">
        <RunPicker label="Requests" rows={rows} chosen={id} onChoose={onChoose} />
      </div>
      <div className="flex min-h-0 flex-col">
        <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
          <Segment
            label="Form"
            value={form}
            onChange={setForm}
            options={[
              { value: 'log', label: 'Execution log' },
              { value: 'segments', label: 'X-Ray segments' },
            ]}
          />
          <span className="truncate text-small text-text-3">
            {run === undefined ? '' : `${run.request.method} ${run.request.path}`}
          </span>
          <span className="ml-auto">
            <TextActions
              text={text}
              what={what}
              fileName={`${run?.outcome.requestId ?? 'request'}.${form === 'log' ? 'log' : 'json'}`}
              contentType={form === 'log' ? 'text/plain' : 'application/json'}
            />
          </span>
        </header>
        {query.error !== null && <p className="px-4 py-3 text-dense text-bad-text">{query.error.message}</p>}
        {run !== undefined && text === '' ? (
          <p className="px-4 py-3 text-dense text-text-2">{whyNoLog(run)}</p>
        ) : (
          <CodeBlock
            text={text}
            label={form === 'log' ? 'Execution log' : 'X-Ray segments'}
            className="m-4 min-h-0 flex-1"
          />
        )}
      </div>
    </div>
  )
}
