'use client'

import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { ErrorIcon, InfoIcon, WarningIcon, WrenchIcon } from '@/ui/icons'
import type { Finding } from '../language/finding.ts'
import { Words } from './words.tsx'

const looks = {
  error: { icon: ErrorIcon, color: 'text-bad-text', word: 'Error' },
  warning: { icon: WarningIcon, color: 'text-warn-text', word: 'Warning' },
  info: { icon: InfoIcon, color: 'text-accent-text', word: 'Information' },
} as const

type DiagnosticsListProps = {
  template: string
  findings: readonly Finding[]
  onGo: (offset: number) => void
  onFix: (finding: Finding) => void
}

/** What to know about the template: each with its place, what follows, and a fix where there is one. */
export function DiagnosticsList({ template, findings, onGo, onFix }: DiagnosticsListProps) {
  if (findings.length === 0)
    return <p className="px-4 py-3 text-dense text-text-3">Nothing to say about this template.</p>
  return (
    <ul>
      {findings.map((finding) => {
        const { icon: Glyph, color, word } = looks[finding.severity]
        return (
          <li
            key={`${finding.code} ${finding.start} ${finding.end}`}
            className="flex items-start gap-2 border-line border-b px-4 py-2 last:border-b-0"
          >
            <Glyph size={15} className={classNames('mt-0.5 flex-none', color)} />
            <button type="button" className="min-w-0 flex-1 text-left" onClick={() => onGo(finding.start)}>
              <span className="sr-only">{word} at </span>
              <span className="mr-2 font-medium font-mono text-code">{placeText(template, finding.start)}</span>
              <span className="text-dense">
                <Words text={finding.message} />
              </span>
              {finding.detail !== undefined && (
                <span className="block text-small text-text-3">
                  <Words text={finding.detail} />
                </span>
              )}
            </button>
            {finding.fix !== undefined && (
              <Button size="small" icon={WrenchIcon} onClick={() => onFix(finding)}>
                {finding.fix.title}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** How many of each kind there are. */
export function FindingCounts({ findings }: { findings: readonly Finding[] }) {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  const tones = { error: 'bad', warning: 'warn', info: 'accent' } as const
  return (['error', 'warning', 'info'] as const).map(
    (severity) =>
      count(severity) > 0 && (
        <Count key={severity} tone={tones[severity]}>
          {count(severity)}
        </Count>
      ),
  )
}

function placeText(template: string, offset: number): string {
  const before = template.slice(0, offset)
  return `${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`
}
