'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { CheckIcon, CopyIcon, FileIcon, LinkIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Select } from '@/ui/select'
import { showToast } from '@/ui/toast'
import { VerbChip } from '@/ui/verb-chip'
import { useLastRun } from '../console/last-run.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { saveFile } from '../import-export/save-file.ts'
import { embedCode } from './embed-code.ts'
import { LinksTable } from './links-table.tsx'
import { RedactionList } from './redaction-list.tsx'

const day = 86_400_000
const lifetimes = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '365', label: 'a year' },
  { value: '0', label: 'no end' },
] as const
type Lifetime = (typeof lifetimes)[number]['value']

/** Shares the last run of the console: what goes, what is taken out, and the link. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const { apiId } = useOpenApi()
  const last = useLastRun(apiId)
  const trpc = useTRPC()
  const history = useQuery({ ...trpc.console.history.queryOptions({ apiId }), enabled: last === undefined })
  const runId = last?.run.id ?? history.data?.[0]?.id
  const preview = useMutation(trpc.share.preview.mutationOptions())
  const create = useMutation(trpc.share.create.mutationOptions())
  const [lifetime, setLifetime] = useState<Lifetime>('30')
  const [link, setLink] = useState<{ url: string; embed: string }>()
  const queries = useQueryClient()
  const previewRun = preview.mutate
  useEffect(() => {
    if (runId !== undefined) previewRun({ apiId, run: { id: runId } })
  }, [apiId, runId, previewRun])
  const made = preview.data
  const makeLink = async () => {
    if (made === undefined) return
    const { url, slug } = await create.mutateAsync({
      payload: made.payload,
      ...(lifetime === '0' ? {} : { expiresAt: Date.now() + Number(lifetime) * day }),
    })
    const { origin } = window.location
    setLink({ url: `${origin}${url}`, embed: embedCode(origin, slug, made.payload.title) })
    await queries.invalidateQueries({ queryKey: trpc.share.list.queryKey() })
  }
  const error = preview.error ?? create.error
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share this request"
      width={660}
      footer={
        <>
          <Button
            icon={FileIcon}
            disabled={made === undefined}
            onClick={() =>
              made !== undefined &&
              saveFile('shared-request.gatewright.json', JSON.stringify(made.payload), 'application/json')
            }
          >
            Save as file
          </Button>
          {link === undefined ? (
            <Button
              variant="primary"
              icon={LinkIcon}
              disabled={made === undefined || create.isPending}
              onClick={() => void makeLink()}
            >
              Create link
            </Button>
          ) : (
            <Button variant="primary" icon={CopyIcon} onClick={() => copy(link.url, 'The link')}>
              Copy link
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 px-5 pb-4">
        {runId === undefined && !history.isLoading && (
          <Notice tone="info" title="Nothing to share yet">
            A link carries one request with its answer and trace. Send a request in the Console first.
          </Notice>
        )}
        {error !== null && (
          <Notice tone="bad" title="This run cannot be shared">
            {error.message}
          </Notice>
        )}
        {made !== undefined && (
          <>
            <p className="flex items-center gap-2">
              <VerbChip verb={made.payload.request.method} />
              <span className="min-w-0 truncate font-mono text-code">{made.payload.request.path}</span>
              <span className="ml-auto flex-none text-small text-text-3">
                {(made.sizeBytes / 1000).toFixed(0)} of {(made.limitBytes / 1000).toLocaleString('en-US')} KB
              </span>
            </p>
            <section aria-label="What will be redacted" className="rounded-card border border-line">
              <h3 className="border-line border-b px-3 py-2 font-semibold text-base">What will be redacted</h3>
              <RedactionList redactions={made.redactions} />
            </section>
            {made.differs !== undefined && (
              <Notice tone="warn" title={`Without the secrets it answers ${made.differs.is}, not ${made.differs.was}`}>
                The API looks at a value that is taken out. The link carries the run without it.
              </Notice>
            )}
            <p className="flex items-center gap-2 text-dense text-text-2">
              <CheckIcon size={13} className="text-ok-text" />
              {made.selfContained
                ? 'The link holds everything: any Gatewright opens it, without this server.'
                : 'Too large for a link alone: other servers open the file.'}
            </p>
            {link === undefined ? (
              <Field label="Works for" help="You can revoke it at any time">
                {({ invalid, ...control }) => (
                  <Select
                    {...control}
                    invalid={invalid}
                    value={lifetime}
                    onChange={setLifetime}
                    options={lifetimes}
                    className="w-40"
                  />
                )}
              </Field>
            ) : (
              <>
                <Field label="Link">
                  {(control) => (
                    <Input {...control} mono readOnly value={link.url} onFocus={(event) => event.target.select()} />
                  )}
                </Field>
                <Field label="Embed code" help="Shows the request read-only in any page that reaches this server">
                  {(control) => (
                    <span className="flex w-full gap-2">
                      <Input {...control} mono readOnly value={link.embed} onFocus={(event) => event.target.select()} />
                      <Button size="small" className="h-[26px]" onClick={() => copy(link.embed, 'The embed code')}>
                        Copy embed code
                      </Button>
                    </span>
                  )}
                </Field>
              </>
            )}
          </>
        )}
        <MadeLinks apiId={apiId} />
      </div>
    </Dialog>
  )
}

function copy(text: string, what: string): void {
  void navigator.clipboard.writeText(text).then(() => showToast({ tone: 'ok', text: `${what} is in the clipboard.` }))
}

/** The links that were made of this API before. */
function MadeLinks({ apiId }: { apiId: string }) {
  const links = useQuery(useTRPC().share.list.queryOptions({ apiId }))
  if ((links.data ?? []).length === 0) return null
  return (
    <section aria-label="Links of this API" className="border-line border-t pt-3">
      <h3 className="mb-1 flex items-baseline justify-between font-semibold text-caption text-text-3">
        Links of this API
        <a href="/links" className="font-medium text-accent-text text-small hover:underline">
          All links
        </a>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <div className="max-h-44 overflow-auto" tabIndex={0} role="group" aria-label="Made links">
        <LinksTable apiId={apiId} />
      </div>
    </section>
  )
}
