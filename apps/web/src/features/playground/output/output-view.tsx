'use client'

import { useMemo, useState } from 'react'
import { Badge } from '@/ui/badge'
import { classNames } from '@/ui/class-names'
import { CheckIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import { formatMs } from '../../trace/scale.ts'
import type { Bench } from '../bench/use-bench.ts'
import { jsonError } from '../json-error.ts'
import type { Preview } from '../use-preview.ts'
import { DiffView } from './diff-view.tsx'
import { JsonTree } from './json-tree.tsx'
import { lineDiff } from './line-diff.ts'
import { OverridesTable } from './overrides-table.tsx'
import { TextView } from './text-view.tsx'

type View = 'text' | 'tree' | 'diff'

/** What the template prints: live, with its verdict as JSON; while the template is broken the last good output stands greyed. */
export function OutputView({ bench, className }: { bench: Bench; className?: string }) {
  const { preview, text, produced, linked, recording, paused } = bench
  const [view, setView] = useState<View>('text')
  const broken = useMemo(() => jsonError(text), [text])
  const changed = useMemo(() => changedLines(preview.before, text), [preview.before, text])
  const isJson = /^\s*[{["]/.test(text)
  return (
    <section aria-label="Output" className={classNames('flex min-h-0 min-w-0 flex-col bg-surface', className)}>
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b pr-3 pl-4">
        <h2 className="font-semibold text-base">Output</h2>
        <Verdict preview={preview} text={text} broken={broken} />
        <span className="ml-auto whitespace-nowrap text-small max-[860px]:invisible max-[860px]:w-0 text-text-3 tabular-nums">
          {preview.answer !== undefined && formatMs(preview.answer.ms)}
        </span>
        <Segment
          label="View of the output"
          value={view}
          onChange={setView}
          options={[
            { value: 'text', label: 'Text' },
            { value: 'tree', label: 'Tree' },
            { value: 'diff', label: 'Diff' },
          ]}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <Failure preview={preview} />
        {view === 'text' && (
          <TextView
            text={text}
            lit={linked.output}
            produced={produced}
            stale={preview.stale}
            brokenLine={isJson ? broken?.line : undefined}
            json={isJson}
            segments={recording?.segments ?? []}
            changed={changed}
            onPoint={(offset) => bench.point(offset === undefined ? undefined : { at: 'output', offset })}
            onPick={(offset) => bench.pick(offset === undefined ? undefined : { at: 'output', offset })}
          />
        )}
        {view === 'tree' && <JsonTree text={text} />}
        {view === 'diff' && (
          <DiffView
            before={preview.before ?? text}
            after={text}
            label="Changes of the output"
            same="Nothing has changed since the last keystroke that changed the output."
          />
        )}
        {preview.answer?.ok === true && <OverridesTable overrides={preview.answer.overrides} />}
      </div>
      {paused !== undefined && produced < text.length && view === 'text' && (
        <p className="flex-none px-4 pb-2 text-right text-dense text-text-3">
          <span aria-hidden="true" className="mr-2 inline-block h-0.5 w-3 bg-text-3 align-middle" />
          Not produced yet at this step
        </p>
      )}
    </section>
  )
}

/** Beyond so many characters, the lines are not compared at each keystroke. */
const mostCompared = 100_000

function changedLines(before: string | undefined, text: string): ReadonlySet<number> {
  if (before === undefined || before === '' || before.length + text.length > mostCompared) return new Set()
  return new Set(lineDiff(before, text).flatMap(({ sign, line }) => (sign === '+' && line !== undefined ? [line] : [])))
}

function Verdict({ preview, text, broken }: { preview: Preview; text: string; broken: ReturnType<typeof jsonError> }) {
  if (preview.stale) return <Badge tone="bad">Not rendered</Badge>
  if (preview.answer === undefined || text.trim() === '') return null
  if (broken === undefined)
    return (
      <Badge tone="ok">
        <CheckIcon size={12} className="mr-1" />
        Valid JSON
      </Badge>
    )
  if (!/^\s*[{["]/.test(text)) return <Badge>Text</Badge>
  return <Badge tone="warn">{`Not JSON · ${broken.line}:${broken.column}`}</Badge>
}

function Failure({ preview }: { preview: Preview }) {
  const { answer, timedOut } = preview
  if (timedOut)
    return (
      <div className="p-3">
        <Notice tone="bad" title="Ended after one second">
          The template does not come to an end, or takes too long. The last output stands below.
        </Notice>
      </div>
    )
  if (answer === undefined || answer.ok) return null
  const { place, message } = answer
  return (
    <div className="p-3">
      <Notice tone="bad" title={place === undefined ? 'Not rendered' : `Line ${place.line}, column ${place.column}`}>
        {message}
      </Notice>
    </div>
  )
}
