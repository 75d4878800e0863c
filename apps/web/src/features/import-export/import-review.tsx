'use client'

import type { Finding, FindingKind } from '@gatewright/formats'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { counted } from '@/ui/counted'
import { SearchField } from '@/ui/search-field'
import { Segment } from '@/ui/segment'
import { CreateForm } from './create-form.tsx'
import { FindingGroups } from './finding-groups.tsx'
import { findingKinds } from './finding-kinds.ts'
import { worstOf } from './finding-place.ts'
import { sizeText, type TextFile } from './given-file.ts'
import { ImportHead } from './import-head.tsx'
import { ImportPreview } from './import-preview.tsx'
import { importReport } from './import-report.ts'
import { ImportSummary } from './import-summary.tsx'
import { saveFile } from './save-file.ts'
import { SourcePane } from './source-pane.tsx'
import { SourceView } from './source-view.tsx'
import type { ImportPreview as Preview, ReadOptions } from './use-import-preview.ts'
import { useTarget } from './use-target.ts'

type ImportReviewProps = {
  file: TextFile
  preview: Preview
  /** the preview is of former options; another is on its way */
  isOld: boolean
  options: ReadOptions
  onOptions: (options: ReadOptions) => void
  onFile: (file: File) => void
}

const toneOf = (kind: FindingKind | undefined) => findingKinds.find((look) => look.kind === kind)?.tone ?? 'info'

/** What was read, what would be made of it, and the way to make it. */
export function ImportReview({ file, preview, isOld, options, onOptions, onFile }: ImportReviewProps) {
  const { findings, counts, summary } = preview
  const [filter, setFilter] = useState('')
  const [view, setView] = useState<'parts' | 'source'>('parts')
  const [typed, setTyped] = useState<string>()
  const [chosen, setChosen] = useState<Finding>()
  const { target } = useTarget(options.into)
  const name = typed ?? target?.name ?? preview.name
  const selected =
    findings.find((finding) => isSame(finding, chosen)) ??
    worstOf(findings) ??
    findings.find(({ kind }) => kind !== 'exact')
  const show = (finding: Finding) => {
    setChosen(finding)
    setFilter('')
  }
  return (
    <>
      <ImportHead
        file={file}
        format={preview.format}
        facts={`${sizeText(preview.bytes)}, ${counted(preview.lines, 'line')}, read in ${Math.round(preview.readMs).toLocaleString('en-US')} ms`}
        onFile={onFile}
      >
        <Button
          size="small"
          onClick={() => saveFile(`${file.fileName}.import.md`, importReport(file.fileName, preview), 'text/markdown')}
        >
          Save the report
        </Button>
      </ImportHead>
      <div
        aria-busy={isOld}
        className={classNames(
          'grid min-h-0 flex-1 grid-cols-1 overflow-auto bg-surface min-[1080px]:grid-cols-[minmax(0,1fr)_440px] min-[1080px]:overflow-hidden min-[1340px]:grid-cols-[minmax(0,1fr)_516px]',
        )}
      >
        <div className="flex min-w-0 flex-col border-line border-r max-[1079px]:h-[85dvh] min-[1080px]:min-h-0">
          <ImportSummary counts={counts} />
          <div className="flex h-10 flex-none items-center gap-3 border-line border-b px-5">
            <Segment
              label="View"
              value={view}
              onChange={setView}
              options={[
                { value: 'parts', label: 'What was read' },
                { value: 'source', label: 'Source' },
              ]}
            />
            <span className="flex-1" />
            {view === 'parts' && (
              <SearchField
                label="Filter"
                className="w-[200px]"
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
              />
            )}
          </div>
          {view === 'source' ? (
            <div className="min-h-0 flex-1">
              <SourceView text={file.text} findings={findings} line={selected?.line} />
            </div>
          ) : (
            <>
              <div className="min-h-0 flex-1 overflow-auto">
                <FindingGroups
                  findings={findings}
                  counts={counts}
                  filter={filter}
                  selected={selected}
                  onSelect={setChosen}
                />
              </div>
              <SourcePane
                text={file.text}
                lines={preview.lines}
                finding={selected}
                tone={toneOf(selected?.kind)}
                onOpen={() => setView('source')}
              />
            </>
          )}
        </div>
        <div
          className={classNames(
            'flex min-w-0 flex-col max-[1079px]:min-h-[640px] min-[1080px]:min-h-0',
            isOld && 'opacity-60',
          )}
        >
          <ImportPreview
            design={preview.design}
            name={name}
            findings={findings}
            selected={selected}
            facts={[
              counted(summary.resourceCount, 'resource'),
              counted(summary.methodCount, 'method'),
              counted(summary.backendCount, 'backend'),
            ].join(', ')}
          />
          <CreateForm
            file={file}
            preview={preview}
            options={options}
            onOptions={onOptions}
            onShow={show}
            name={name}
            onName={setTyped}
          />
        </div>
      </div>
    </>
  )
}

function isSame(finding: Finding, other: Finding | undefined): boolean {
  return (
    other !== undefined &&
    finding.kind === other.kind &&
    finding.pointer === other.pointer &&
    finding.title === other.title
  )
}
