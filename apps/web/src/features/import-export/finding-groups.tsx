'use client'

import type { Finding, FindingKind } from '@gatewright/formats'
import { useState } from 'react'
import { classNames } from '@/ui/class-names'
import { ChevronDownIcon, ChevronRightIcon, FileIcon } from '@/ui/icons'
import { VerbChip } from '@/ui/verb-chip'
import { findingKinds } from './finding-kinds.ts'
import { verbOf } from './finding-place.ts'

type FindingGroupsProps = {
  findings: readonly Finding[]
  counts: Readonly<Record<FindingKind, number>>
  filter: string
  selected: Finding | undefined
  onSelect: (finding: Finding) => void
}

/** What became of the parts of the document, by kind; a group opens and closes by its head. */
export function FindingGroups({ findings, counts, filter, selected, onSelect }: FindingGroupsProps) {
  const [closed, setClosed] = useState<ReadonlySet<FindingKind>>(() => new Set(['exact']))
  const toggle = (kind: FindingKind) =>
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(kind)) next.add(kind)
      return next
    })
  const wanted = filter.trim().toLowerCase()
  return findingKinds
    .filter(({ kind }) => counts[kind] > 0)
    .map(({ kind, label, hint, icon: Glyph, color, pill }) => {
      const own = findings.filter((finding) => finding.kind === kind)
      const rows = own.filter((finding) => wanted === '' || textOf(finding).includes(wanted))
      const isOpen = wanted === '' ? !closed.has(kind) : rows.length > 0
      const Chevron = isOpen ? ChevronDownIcon : ChevronRightIcon
      return (
        <section key={kind} aria-label={label}>
          <div className="relative flex h-8 items-center gap-2 border-line border-b bg-sunken pr-5 pl-4 text-text-2">
            <button
              type="button"
              aria-label={`${label} ${counts[kind]}`}
              aria-expanded={isOpen}
              onClick={() => toggle(kind)}
              className="-ml-1 flex h-6 items-center gap-2 rounded-control px-1 text-text after:absolute after:inset-0"
            >
              <Chevron size={12} className="text-text-2" />
              <Glyph size={14} className={color} />
              <span className="font-semibold">{label}</span>
              <span className={classNames('rounded-pill px-1.5 font-medium text-caption', pill)}>
                {numberText(counts[kind])}
              </span>
            </button>
            <span className="min-w-0 truncate text-dense max-sm:hidden">
              {kind === 'exact' ? own.map(({ title }) => title).join(', ') : hint}
            </span>
          </div>
          {isOpen && (
            <ul>
              {rows.map((finding) => (
                <li key={`${finding.pointer} ${finding.title}`}>
                  <FindingRow finding={finding} isSelected={finding === selected} onSelect={onSelect} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )
    })
}

const textOf = ({ title, effect, pointer }: Finding) => `${title} ${effect} ${pointer}`.toLowerCase()

type FindingRowProps = { finding: Finding; isSelected: boolean; onSelect: (finding: Finding) => void }

function FindingRow({ finding, isSelected, onSelect }: FindingRowProps) {
  // a finding that stands for several places is about no single method
  const verb = finding.count === 1 ? verbOf(finding) : undefined
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(finding)}
      className={classNames(
        'flex min-h-11 w-full items-center gap-3 border-line border-b py-1 pr-5 pl-[38px] text-left max-sm:pl-3 [contain-intrinsic-height:44px] [content-visibility:auto]',
        isSelected ? 'bg-accent-soft shadow-[inset_2px_0_var(--color-accent)]' : 'bg-surface hover:bg-hover',
      )}
    >
      <span className="flex w-10 flex-none justify-center">
        {verb === undefined ? <FileIcon size={14} className="text-text-2" /> : <VerbChip verb={verb} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 break-words font-medium" title={finding.title}>
          {finding.title}
        </span>
        <span className="block break-words text-dense text-text-2">{finding.effect}</span>
      </span>
      <span className="w-[200px] flex-none text-right max-sm:w-20 font-mono text-status text-text-2">
        <span className="block">{placeText(finding)}</span>
        <span dir="rtl" className="block truncate max-sm:hidden text-text-3" title={finding.pointer}>
          <bdi dir="ltr">{finding.pointer === '' ? '/' : finding.pointer}</bdi>
        </span>
      </span>
    </button>
  )
}

const numberText = (value: number) => value.toLocaleString('en-US')

function placeText({ line, count }: Finding): string {
  const where = line === undefined ? 'no line' : `line ${numberText(line)}`
  if (count === 1) return where
  return line === undefined ? `${numberText(count)} places` : `${where} and ${numberText(count - 1)} more`
}
