'use client'

import { useMemo } from 'react'
import { Badge } from '@/ui/badge'
import { classNames } from '@/ui/class-names'
import { Notice } from '@/ui/notice'
import { formatMs } from '../trace/scale.ts'
import { jsonError } from './json-error.ts'
import type { Preview } from './use-preview.ts'

/** What the template prints: live, with its verdict as JSON; while the template is broken the last good output stands greyed. */
export function OutputView({ preview, className }: { preview: Preview; className?: string }) {
  const { answer, lastGood, stale, timedOut } = preview
  const text = answer?.ok === true ? answer.text : lastGood
  const broken = useMemo(() => jsonError(text), [text])
  return (
    <section aria-label="Output" className={classNames('flex min-h-0 min-w-0 flex-col bg-surface', className)}>
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="font-semibold text-base">Output</h2>
        {stale ? (
          <Badge tone="bad">not rendered</Badge>
        ) : broken === undefined ? (
          <Badge tone="ok">Valid JSON</Badge>
        ) : (
          <Badge tone="warn">{`Not JSON · line ${broken.line}, column ${broken.column}`}</Badge>
        )}
        <span className="ml-auto text-small text-text-3 tabular-nums">
          {answer !== undefined && formatMs(answer.ms)}
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {timedOut && (
          <div className="p-3">
            <Notice tone="bad" title="Ended after one second">
              The template does not come to an end, or takes too long. The last output stands below.
            </Notice>
          </div>
        )}
        {answer?.ok === false && (
          <div className="p-3">
            <Notice
              tone="bad"
              title={
                answer.place === undefined ? 'Not rendered' : `Line ${answer.place.line}, column ${answer.place.column}`
              }
            >
              {answer.message}
            </Notice>
          </div>
        )}
        <ol aria-label="Rendered text" className={classNames('px-4 py-3 font-mono text-code', stale && 'opacity-50')}>
          {text.split('\n').map((line, index) => (
            <li
              key={`line-${index.toString()}`}
              className={classNames('flex gap-4', !stale && broken?.line === index + 1 && 'bg-bad-soft')}
            >
              <span aria-hidden="true" className="w-6 flex-none select-none text-right text-text-3">
                {index + 1}
              </span>
              <span className="min-w-0 whitespace-pre-wrap break-all">
                {line}
                {index < text.split('\n').length - 1 ? '\n' : ''}
              </span>
            </li>
          ))}
        </ol>
        {answer?.ok === true && <Overrides overrides={answer.overrides} />}
      </div>
    </section>
  )
}

function Overrides({ overrides }: { overrides: { request: object; response: object } }) {
  const rows = Object.entries(overrides).flatMap(([side, places]) =>
    Object.entries(places as Record<string, unknown>).flatMap(([place, values]) =>
      typeof values === 'object' && values !== null
        ? Object.entries(values).map(([name, value]) => [`${side} ${place} ${name}`, String(value)] as const)
        : values === undefined
          ? []
          : [[`${side} ${place}`, String(values)] as const],
    ),
  )
  if (rows.length === 0) return null
  return (
    <table aria-label="Overrides" className="mx-4 mb-3 text-dense">
      <caption className="pb-1 text-left font-semibold text-caption text-text-3">Overrides</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name} className="border-line border-b">
            <th className="py-1 pr-4 text-left font-normal text-text-2">{name}</th>
            <td className="py-1 font-mono text-status">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
