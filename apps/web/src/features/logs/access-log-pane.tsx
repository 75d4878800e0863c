'use client'

import type { InvocationFilter } from '@gatewright/db'
import { accessLog } from '@gatewright/engine/access-log'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { TextArea } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { SearchField } from '@/ui/search-field'
import { Select } from '@/ui/select'
import { showToast } from '@/ui/toast'
import { useOpenApi } from '../designer/design-context.tsx'
import { accessLogPresets, accessLogVariables, formatProblems } from './access-log-variables.ts'
import { TextActions } from './text-actions.tsx'

type AccessLogPaneProps = { filter: InvocationFilter; stageName: string | undefined; tail: boolean }

const [clf] = accessLogPresets

/** The access log of the requests that the filter finds, in a format that is edited beside it. */
export function AccessLogPane({ filter, stageName, tail }: AccessLogPaneProps) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const [chosen, setChosen] = useState<string>()
  const [edited, setEdited] = useState<{ stageName: string | undefined; format: string }>()
  const list = stages.data ?? []
  const stage = list.find((each) => each.stageName === (chosen ?? stageName)) ?? list[0]
  const stored = stage?.stage.accessLogSettings?.format
  const format = edited !== undefined && edited.stageName === stage?.stageName ? edited.format : (stored ?? clf.format)
  const entries = useQuery({
    ...trpc.invocation.contexts.queryOptions({ apiId, filter }),
    placeholderData: keepPreviousData,
    refetchInterval: tail ? 2000 : false,
  })
  const save = useMutation(
    trpc.stage.update.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries()
        showToast({ tone: 'ok', text: `Stage ${stage?.stageName} writes its access log in this format.` })
      },
      onError: ({ message }) => showToast({ tone: 'bad', text: message }),
    }),
  )
  const field = useRef<HTMLTextAreaElement>(null)
  const edit = (text: string) => setEdited({ stageName: stage?.stageName, format: text })
  const insert = (name: string) => {
    const { selectionStart = format.length, selectionEnd = format.length } = field.current ?? {}
    edit(format.slice(0, selectionStart) + name + format.slice(selectionEnd))
    field.current?.focus()
  }
  const text = (entries.data ?? []).map((context) => accessLog(format, { context })).join('\n')
  const problems = formatProblems(format)
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 bg-surface lg:grid-cols-[minmax(0,1fr)_380px]">
      <div className="flex min-h-0 flex-col border-line border-r">
        <section aria-label="Format" className="flex-none border-line border-b px-4 py-3">
          <div className="mb-2 flex flex-wrap items-center gap-2">
            <h2 className="font-semibold text-base">Format</h2>
            <Select
              aria-label="Stage of the access log"
              className="w-40"
              value={stage?.stageName ?? ''}
              options={list.map((each) => ({ value: each.stageName, label: `Stage ${each.stageName}` }))}
              placeholder="No stage yet"
              onChange={setChosen}
            />
            {accessLogPresets.map(({ value, format: preset }) => (
              <Button key={value} size="small" onClick={() => edit(preset)}>
                {value}
              </Button>
            ))}
            <Button
              size="small"
              variant="primary"
              className="ml-auto"
              disabled={stage === undefined || format === stored || save.isPending}
              onClick={() =>
                stage !== undefined &&
                save.mutate({
                  apiId,
                  stageName: stage.stageName,
                  changes: { accessLogSettings: { ...stage.stage.accessLogSettings, format } },
                })
              }
            >
              Save to the stage
            </Button>
          </div>
          <TextArea
            ref={field}
            mono
            rows={4}
            aria-label="Access log format"
            value={format}
            onChange={({ target }) => edit(target.value)}
          />
          {problems.length > 0 && (
            <div className="mt-2">
              <Notice tone="warn" title="The service would not take this, or print nothing for it">
                <ul>
                  {problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </Notice>
            </div>
          )}
        </section>
        <header className="flex h-10 flex-none items-center gap-2 px-4">
          <h2 className="font-semibold text-base">Access log</h2>
          <span className="text-small text-text-3">
            the last {entries.data?.length ?? 0} requests found, newest first
          </span>
          <span className="ml-auto">
            <TextActions text={text} what="access log" fileName={`${apiId}-access.log`} />
          </span>
        </header>
        <CodeBlock text={text} label="Access log entries" className="mx-4 mb-4 min-h-0 flex-1" />
      </div>
      <Variables onInsert={insert} />
    </div>
  )
}

function Variables({ onInsert }: { onInsert: (name: string) => void }) {
  const [search, setSearch] = useState('')
  const wanted = search.toLowerCase()
  const found = accessLogVariables.filter(({ name, help }) => `${name} ${help}`.toLowerCase().includes(wanted))
  return (
    <section aria-label="Variables" className="flex min-h-0 flex-col">
      <header className="flex flex-none items-center gap-2 px-4 py-3">
        <h2 className="font-semibold text-base">Variables</h2>
        <SearchField
          label="Find a variable"
          className="flex-1"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </header>
      <ul className="min-h-0 flex-1 overflow-auto px-2 pb-3">
        {found.map(({ name, help }) => (
          <li key={name}>
            <button
              type="button"
              className="w-full rounded-row px-2 py-1 text-left hover:bg-hover"
              title={`Insert ${name}`}
              onClick={() => onInsert(name)}
            >
              <span className="block font-mono text-code">{name}</span>
              <span className="block text-small text-text-2">{help}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
