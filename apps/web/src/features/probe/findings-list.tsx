'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { counted } from '@/ui/counted'
import { CheckIcon, WrenchIcon } from '@/ui/icons'
import { useOpenApi } from '../designer/design-context.tsx'
import { ProblemIcon } from '../designer/problem-icon.tsx'
import { select } from '../designer/selection.ts'
import { useEdit } from '../designer/use-edit.ts'
import type { Finding } from './finding.ts'
import { TraceButton } from './trace-button.tsx'

type FindingsListProps = {
  findings: readonly Finding[]
  /** whether the draft was probed: a stage cannot be mended, only the draft that is deployed next */
  canFix: boolean
  /** looks again after an edit, everywhere unless resources are given */
  onFixed: (resources?: readonly string[]) => void
  none: string
}

const shownAtOnce = 60

/** What a probe found, the worst first: where, the call that shows it, and a fix that is one undo step. */
export function FindingsList({ findings, canFix, onFixed, none }: FindingsListProps) {
  const edit = useEdit()
  const [limit, setLimit] = useState(shownAtOnce)
  const fixes = findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix]))
  if (findings.length === 0)
    return (
      <p className="flex items-center gap-2 px-4 py-3 text-dense text-text-2">
        <CheckIcon size={14} className="text-ok-text" />
        {none}
      </p>
    )
  return (
    <>
      {fixes.length > 1 && canFix && (
        <div className="flex items-center justify-between border-line border-b px-4 py-2 text-dense text-text-2">
          {counted(findings.length, 'finding')}, {fixes.length} with a fix
          <Button
            size="small"
            icon={WrenchIcon}
            onClick={() => {
              edit(`Fix ${counted(fixes.length, 'finding')} of a probe`, (draft) => {
                for (const fix of fixes) fix.edit(draft)
              })
              onFixed()
            }}
          >
            Fix all
          </Button>
        </div>
      )}
      <ul aria-label="Findings">
        {findings.slice(0, limit).map((finding) => (
          <FindingItem key={finding.id} finding={finding} canFix={canFix} onFixed={onFixed} />
        ))}
      </ul>
      {findings.length > limit && (
        <div className="flex justify-center py-2">
          <Button size="small" onClick={() => setLimit(limit + shownAtOnce)}>
            Show more of {counted(findings.length, 'finding')}
          </Button>
        </div>
      )}
    </>
  )
}

function FindingItem({
  finding,
  canFix,
  onFixed,
}: { finding: Finding } & Pick<FindingsListProps, 'canFix' | 'onFixed'>) {
  const { apiId } = useOpenApi()
  const edit = useEdit()
  const router = useRouter()
  const { severity, title, text, node, fix, duty, evidence, line } = finding
  return (
    <li className="flex flex-col gap-1.5 border-line border-b px-4 py-3 text-dense last:border-b-0">
      <p className="flex items-start gap-2">
        <span className="mt-0.5">
          <ProblemIcon severity={severity} size={15} />
        </span>
        <button
          type="button"
          className="min-w-0 text-left font-medium hover:underline"
          title="Show it on the canvas"
          onClick={() => {
            select(node, { reveal: true })
            router.push(`/apis/${apiId}/design`)
          }}
        >
          {title}
        </button>
      </p>
      <p className="text-text-2">{text}</p>
      {line !== undefined && (
        <p className="break-words rounded-control bg-sunken px-2 py-1 font-mono text-bad-text text-status">{line}</p>
      )}
      {duty !== undefined && <p className="text-text-2">{duty.text}</p>}
      {duty?.snippet !== undefined && <CodeBlock label={`Code for: ${title}`} text={duty.snippet} />}
      <p className="mt-0.5 flex flex-wrap gap-2">
        {fix !== undefined && canFix && (
          <Button
            size="small"
            icon={WrenchIcon}
            onClick={() => {
              edit(`Fix: ${fix.label} (${title})`, fix.edit)
              onFixed(fix.resources)
            }}
          >
            {fix.label}
          </Button>
        )}
        <TraceButton call={evidence} />
      </p>
    </li>
  )
}
