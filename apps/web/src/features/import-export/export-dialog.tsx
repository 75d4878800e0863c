'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Dialog } from '@/ui/dialog'
import { CheckIcon, CopyIcon, ExportIcon, InfoIcon, WarningIcon } from '@/ui/icons'
import { Select } from '@/ui/select'
import { showToast } from '@/ui/toast'
import { JsonText } from '../console/json-text.tsx'
import { useDesignState, useOpenApi } from '../designer/design-context.tsx'
import { saveFile } from './save-file.ts'

type Format = 'oas30' | 'swagger'
const formats: readonly { value: Format; label: string; help: string }[] = [
  { value: 'oas30', label: 'OpenAPI 3.0', help: 'oas30 of GetExport' },
  { value: 'swagger', label: 'OpenAPI 2.0', help: 'swagger of GetExport' },
]
const extensionSets = [
  { value: 'apigateway,documentation', label: 'API Gateway', detail: 'everything' },
  { value: 'integrations', label: 'Integrations' },
  { value: 'authorizers', label: 'Authorizers' },
  { value: 'integrations,authorizers', label: 'Integrations and authorizers' },
  { value: 'documentation', label: 'Documentation' },
  { value: 'none', label: 'None', detail: 'plain OpenAPI' },
] as const
/** Above so many lines the preview is plain text: colours cost an element a word. */
const colouredLines = 1500

type ExtensionSet = (typeof extensionSets)[number]['value']

/** The API as a file: format, options, the text itself, and what the format cannot express. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { apiId, store } = useOpenApi()
  const { design, saveState } = useDesignState()
  const trpc = useTRPC()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const [version, setVersion] = useState<Format>('oas30')
  const [source, setSource] = useState('draft')
  const [extensions, setExtensions] = useState<ExtensionSet>('apigateway,documentation')
  const [output, setOutput] = useState<'json' | 'yaml'>('json')
  const flushed = useQuery({
    queryKey: ['flush', apiId],
    queryFn: () => store.flush().then(() => true),
    enabled: saveState !== 'saved',
    gcTime: 0,
  })
  const options = trpc.export.openapi.queryOptions({
    apiId,
    version,
    output,
    extensions: extensions === 'none' ? [] : extensions.split(','),
    ...(source === 'draft' ? {} : { stageName: source }),
  })
  const exported = useQuery({
    ...options,
    enabled: saveState === 'saved' || flushed.data === true,
    staleTime: 0,
    gcTime: 0,
  })
  const result = exported.data
  const lines = useMemo(() => result?.text.split('\n') ?? [], [result])
  const { name } = design.definition

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Export ${name}`}
      width={1160}
      height={772}
      footnote={
        result === undefined
          ? undefined
          : `${lines.length.toLocaleString('en-US')} lines, ${(result.text.length / 1024).toFixed(1)} KB · importing this file gives the same design`
      }
      footer={
        <>
          <Button
            icon={CopyIcon}
            disabled={result === undefined}
            onClick={() =>
              void navigator.clipboard
                .writeText(result?.text ?? '')
                .then(() => showToast({ tone: 'ok', text: 'The document is in the clipboard.' }))
            }
          >
            Copy
          </Button>
          <Button
            variant="primary"
            icon={ExportIcon}
            disabled={result === undefined}
            onClick={() => result !== undefined && saveFile(result.fileName, result.text, result.contentType)}
          >
            Download
          </Button>
        </>
      }
    >
      <div className="grid h-full grid-cols-[236px_minmax(0,1fr)] border-line border-t">
        <div role="radiogroup" aria-label="Format" className="border-line border-r bg-sunken p-2">
          {formats.map((format) => (
            <label
              key={format.value}
              className={classNames(
                'flex h-12 cursor-pointer items-center gap-2.5 rounded-control px-3',
                version === format.value ? 'bg-surface shadow-1' : 'hover:bg-hover',
              )}
            >
              <input
                type="radio"
                name="format"
                className="accent-(--color-accent)"
                checked={version === format.value}
                onChange={() => setVersion(format.value)}
                aria-label={format.label}
              />
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-base">{format.label}</span>
                <span className="block truncate text-small text-text-3">{format.help}</span>
              </span>
              {version === format.value &&
                result !== undefined &&
                (result.notExpressed.length === 0 ? (
                  <CheckIcon size={14} className="text-ok-text" />
                ) : (
                  <Count tone="warn">{result.notExpressed.length}</Count>
                ))}
            </label>
          ))}
        </div>
        <div className="flex min-h-0 min-w-0 flex-col">
          <div className="flex flex-none items-center gap-2 border-line border-b px-4 py-2">
            <Select
              aria-label="Source"
              className="w-44"
              value={source}
              onChange={setSource}
              options={[
                { value: 'draft', label: 'Draft' },
                ...(stages.data ?? []).map(({ stageName }) => ({
                  value: stageName,
                  label: stageName,
                  detail: 'as deployed',
                })),
              ]}
            />
            <Select
              aria-label="Extensions"
              className="w-60"
              value={extensions}
              onChange={setExtensions}
              options={extensionSets}
            />
            <Select
              aria-label="Output"
              className="w-28"
              value={output}
              onChange={setOutput}
              options={[
                { value: 'json', label: 'JSON' },
                { value: 'yaml', label: 'YAML' },
              ]}
            />
            <span className="ml-auto truncate font-mono text-status text-text-3">{result?.fileName}</span>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
          <section aria-label="Preview" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
            {exported.error !== null && (
              <p role="alert" className="p-4 text-bad-text text-dense">
                {exported.error.message}
              </p>
            )}
            <pre className="p-4 font-mono text-status leading-5">
              {output === 'json' && lines.length <= colouredLines ? (
                <JsonText text={lines.join('\n')} />
              ) : (
                lines.slice(0, 4000).join('\n')
              )}
            </pre>
            {lines.length > 4000 && (
              <p className="px-4 pb-4 text-small text-text-3">
                The first 4,000 lines are shown; Copy and Download take the whole file.
              </p>
            )}
          </section>
          {result !== undefined && result.notExpressed.length > 0 && (
            <section
              aria-label="What this format cannot express"
              className="max-h-44 flex-none overflow-auto border-line border-t px-4 py-2"
            >
              <h3 className="mb-1 font-semibold text-caption text-text-3">What this format cannot express</h3>
              <ul className="flex flex-col gap-1">
                {result.notExpressed.map(({ message, severity }) => (
                  <li key={message} className="flex items-start gap-2 text-dense">
                    {severity === 'error' ? (
                      <WarningIcon size={14} className="mt-0.5 text-warn-text" />
                    ) : (
                      <InfoIcon size={14} className="mt-0.5 text-accent-text" />
                    )}
                    {message}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </Dialog>
  )
}
