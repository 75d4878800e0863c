import { jsonError } from './json-error.ts'
import type { Finding } from './language/finding.ts'
import { segmentAt } from './provenance.ts'
import type { Recording } from './record/recording.ts'

/** Where in the template the output stops being JSON; nothing for output that does not begin as JSON does. */
export function outputFindings(recording: Recording): Finding[] {
  const { text, segments } = recording
  if (!/^\s*[{[]/.test(text)) return []
  const broken = jsonError(text)
  if (broken === undefined) return []
  const found = `The output is not JSON: line ${broken.line}, column ${broken.column}`
  const segment = segmentAt(segments, Math.min(broken.offset, text.length - 1))
  if (segment === undefined) return []
  const { start, end } = segment.template
  const isValue = segment.inputs.length > 0
  const around = text
    .slice(Math.max(0, broken.offset - 12), broken.offset + 12)
    .trim()
    .replaceAll('`', "'")
  return [
    {
      severity: 'warning',
      code: 'not-json',
      start: isValue ? start : Math.min(end - 1, start + (broken.offset - segment.start)),
      end: isValue ? end : Math.min(end, start + (broken.offset - segment.start) + 1),
      message: found,
      detail: isValue ? `The value printed here breaks it: \`${around}\`` : `Around \`${around}\``,
    },
  ]
}
