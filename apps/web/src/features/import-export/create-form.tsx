'use client'

import type { Finding } from '@gatewright/formats'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { counted } from '@/ui/counted'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import { Select } from '@/ui/select'
import { worstOf } from './finding-place.ts'
import type { TextFile } from './given-file.ts'
import { pendingImport } from './pending-import.tsx'
import type { BasePath, ImportPreview, ReadOptions } from './use-import-preview.ts'
import { useTarget } from './use-target.ts'

const basePaths: readonly { value: BasePath; label: string; detail: string }[] = [
  { value: 'ignore', label: 'Ignore', detail: 'resources begin at /' },
  { value: 'prepend', label: 'Prepend', detail: 'to every path' },
  { value: 'split', label: 'Split', detail: 'its first part is left out' },
]

/** Whether a document says where its paths begin. */
const hasBasePath = (text: string) => /["']?(basePath|servers)["']?\s*:/.test(text)

type CreateFormProps = {
  file: TextFile
  preview: ImportPreview
  options: ReadOptions
  onOptions: (options: ReadOptions) => void
  onShow: (finding: Finding) => void
  name: string
  /** undefined: the name that it has without the user */
  onName: (name: string | undefined) => void
}

/** What is made of the document, and what will be missing in it. Making is never held back. */
export function CreateForm({ file, preview, options, onOptions, onShow, name, onName }: CreateFormProps) {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const { into, basepath } = options
  const { apis, target } = useTarget(into)
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
    if (busy) return
    const { fileName, text } = file
    if (into === undefined) create.mutate({ fileName, text, basepath, name })
    else {
      pendingImport.set({ ...into, fileName, text, basepath, name })
      router.push(`/apis/${into.apiId}/design`)
    }
  }
  const choose = (apiId: string) => {
    onName(undefined)
    onOptions(apiId === '' ? { basepath } : { basepath, into: { apiId, mode: into?.mode ?? 'merge' } })
  }
  const worst = worstOf(preview.findings)
  const functions = Object.keys(preview.design.backends.functions).length
  return (
    <form aria-label="Create" onSubmit={submit} className="flex-none border-line border-t">
      <div className="max-h-[280px] overflow-auto px-5 py-3">
        <Field
          label="Name"
          labelWidth={92}
          error={create.error?.message ?? (name.trim() === '' ? 'The API needs a name.' : undefined)}
        >
          {(control) => <Input {...control} value={name} onChange={(event) => onName(event.target.value)} />}
        </Field>
        {apis.length > 0 && (
          <Field
            label="Into"
            labelWidth={92}
            help={into === undefined ? undefined : modeHelp[into.mode]}
            after={
              into !== undefined && (
                <Segment
                  label="Mode"
                  value={into.mode}
                  onChange={(mode) => onOptions({ basepath, into: { ...into, mode } })}
                  options={[
                    { value: 'merge', label: 'Merge' },
                    { value: 'overwrite', label: 'Overwrite' },
                  ]}
                />
              )
            }
          >
            {({ invalid: _invalid, ...control }) => (
              <Select
                {...control}
                value={into?.apiId ?? ''}
                onChange={choose}
                options={[
                  { value: '', label: 'A new API', detail: 'REST' },
                  ...apis.map((api) => ({
                    value: api.id,
                    label: api.name,
                    detail: counted(api.methodCount, 'method'),
                  })),
                ]}
              />
            )}
          </Field>
        )}
        {hasBasePath(file.text) && (
          <Field label="Base path" labelWidth={92}>
            {({ invalid: _invalid, ...control }) => (
              <Select
                {...control}
                value={basepath}
                onChange={(next) => onOptions({ ...options, basepath: next })}
                options={basePaths}
              />
            )}
          </Field>
        )}
        {functions > 0 && (
          <p className="flex min-h-8 items-center text-dense">
            <span className="w-[92px] flex-none pr-2 text-text-2">Functions</span>
            <span className="text-text-3">{counted(functions, 'function')}; new ones answer with a sample handler</span>
          </p>
        )}
        {worst !== undefined && (
          <div className="mt-2">
            <Notice
              tone="bad"
              title={worst.title}
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
              <span className="line-clamp-2">{worst.effect}</span>
            </Notice>
          </div>
        )}
      </div>
      <div className="flex items-center gap-2 border-line border-t px-5 py-3">
        <span className="mr-auto text-dense text-text-3">
          {target === undefined ? 'Adds an API, changes none' : 'Can be undone there'}
        </span>
        <Link
          href="/"
          className="inline-flex h-[30px] items-center rounded-control border border-line-2 bg-surface px-2.5 font-medium hover:bg-hover"
        >
          Cancel
        </Link>
        <Button variant="primary" type="submit" disabled={busy || name.trim() === ''}>
          {busy
            ? 'Creating…'
            : target === undefined
              ? 'Create API'
              : `${modeVerb[into?.mode ?? 'merge']} ${shortName(target.name)}`}
        </Button>
      </div>
    </form>
  )
}

const modeHelp = {
  merge: 'Keeps what the document does not name; methods that it names are replaced whole.',
  overwrite: 'What the document does not name is deleted; endpoint type and tags stay.',
} as const
const modeVerb = { merge: 'Merge into', overwrite: 'Overwrite' } as const
const shortName = (name: string) => (name.length <= 24 ? name : `${name.slice(0, 23)}…`)
