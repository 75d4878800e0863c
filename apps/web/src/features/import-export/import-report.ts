import type { ImportPreview } from './use-import-preview.ts'

const titles = {
  'not-understood': 'Not understood',
  repaired: 'Repaired',
  preserved: 'Preserved',
  exact: 'Exact',
} as const

/** What an import found, as a Markdown text to keep or to send. */
export function importReport(
  fileName: string,
  { format, counts, findings, warnings }: Pick<ImportPreview, 'format' | 'counts' | 'findings' | 'warnings'>,
): string {
  const kinds = Object.keys(titles) as (keyof typeof titles)[]
  const parts = kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const rows = findings
        .filter((finding) => finding.kind === kind)
        .map(({ title, effect, line, pointer, count }) => {
          const places = [line === undefined ? '' : `line ${line}`, pointer, count === 1 ? '' : `${count} places`]
          return `- ${title}: ${effect} (${places.filter(Boolean).join(', ') || 'the whole document'})`
        })
      return `## ${titles[kind]}: ${counts[kind]}\n\n${rows.join('\n')}\n`
    })
  const service =
    warnings.length === 0 ? [] : [`## Warnings of the service\n\n${warnings.map((text) => `- ${text}`).join('\n')}\n`]
  return [`# Import of ${fileName}\n\n${format}\n`, ...parts, ...service].join('\n')
}
