'use client'

import type { Finding } from '@gatewright/formats'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { SearchField } from '@/ui/search-field'
import { FindingGroups } from './finding-groups.tsx'
import { findingKinds } from './finding-kinds.ts'
import { type GivenFile, sizeText } from './given-file.ts'
import { ImportHead } from './import-head.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportSummary } from './import-summary.tsx'
import { SourceLines } from './source-lines.tsx'
import type { ImportPreview as Preview } from './use-import-preview.ts'

type ImportReviewProps = { file: GivenFile & { text: string }; preview: Preview; onFile: (file: File) => void }

const counted = (count: number, noun: string) => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

/** What was read, what would be made of it, and the way to make it. */
export function ImportReview({ file, preview, onFile }: ImportReviewProps) {
  const { findings, counts, summary } = preview
  const [filter, setFilter] = useState('')
  const [selected, setSelected] = useState<Finding | undefined>(() => findings.find(({ kind }) => kind !== 'exact'))
  const line = selected?.line
  const worst = findings.find(({ kind }) => kind === 'not-understood')
  const tone = findingKinds.find(({ kind }) => kind === selected?.kind)?.tone ?? 'info'
  return (
    <>
      <ImportHead
        file={file}
        format={preview.format}
        facts={`${sizeText(preview.bytes)}, ${counted(preview.lines, 'line')}, read in ${Math.round(preview.readMs)} ms`}
        onFile={onFile}
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_516px] bg-surface">
        <div className="flex min-h-0 flex-col border-line border-r">
          <ImportSummary counts={counts} />
          <div className="flex h-10 flex-none items-center gap-3 border-line border-b px-5">
            <h2 className="font-semibold">What was read</h2>
            <span className="flex-1" />
            <SearchField
              label="Filter"
              className="w-[200px]"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </div>
          <div className="min-h-0 flex-1 overflow-auto">
            <FindingGroups
              findings={findings}
              counts={counts}
              filter={filter}
              selected={selected}
              onSelect={setSelected}
            />
          </div>
          {line !== undefined && (
            <section aria-label="Source" className="flex-none border-line border-t pb-2">
              <p className="flex h-9 items-center gap-2 px-5">
                <span className="font-semibold">Source</span>
                <span className="text-dense text-text-3">
                  line {line.toLocaleString('en-US')} of {preview.lines.toLocaleString('en-US')}, the selected part
                </span>
              </p>
              <SourceLines text={file.text} line={line} around={2} tone={tone} />
            </section>
          )}
        </div>
        <div className="flex min-h-0 flex-col">
          <ImportPreview
            design={preview.design}
            findings={findings}
            facts={[
              counted(summary.resourceCount, 'resource'),
              counted(summary.methodCount, 'method'),
              counted(summary.backendCount, 'backend'),
            ].join(', ')}
          />
          <CreateForm file={file} preview={preview} worst={worst} onShow={setSelected} />
        </div>
      </div>
    </>
  )
}

type CreateFormProps = {
  file: GivenFile & { text: string }
  preview: Preview
  worst: Finding | undefined
  onShow: (finding: Finding) => void
}

function CreateForm({ file, preview, worst, onShow }: CreateFormProps) {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const [name, setName] = useState(preview.name)
  const create = useMutation(
    trpc.import.create.mutationOptions({
      onSuccess: ({ apiId }) => {
        void queries.invalidateQueries(trpc.api.list.queryFilter())
        router.push(`/apis/${apiId}/design`)
      },
    }),
  )
  const busy = create.isPending || create.isSuccess
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) create.mutate({ fileName: file.fileName, text: file.text, name })
  }
  return (
    <form onSubmit={submit} className="flex-none border-line border-t">
      <div className="px-5 py-3">
        <Field label="Name" labelWidth={92} error={create.error?.message}>
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {worst !== undefined && (
          <div className="mt-2">
            <Notice
              tone="bad"
              action={
                <button
                  type="button"
                  onClick={() => onShow(worst)}
                  className="flex-none font-medium text-bad-text hover:underline"
                >
                  Go to it
                </button>
              }
            >
              {worst.title}: {worst.effect}
            </Notice>
          </div>
        )}
      </div>
      <div className="flex items-center gap-2 border-line border-t px-5 py-3">
        <span className="mr-auto text-dense text-text-3">Adds an API, changes none</span>
        <Link href="/" className="control flex h-[30px] items-center px-2.5 font-medium hover:bg-hover">
          Cancel
        </Link>
        <Button variant="primary" type="submit" disabled={busy}>
          {busy ? 'Creating…' : 'Create API'}
        </Button>
      </div>
    </form>
  )
}
