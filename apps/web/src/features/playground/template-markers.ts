import type { CodeMarker } from '@/ui/code-editor'
import type { Preview } from './use-preview.ts'

/** The mark in the editor where a rendering failed. */
export function templateMarkers(template: string, preview: Preview): CodeMarker[] {
  const { answer } = preview
  if (answer === undefined || answer.ok || answer.place === undefined) return []
  const { line, column, end } = answer.place
  const before = template.slice(0, end)
  const endLine = before.split('\n').length
  const endColumn = end - before.lastIndexOf('\n')
  const isAfter = endLine > line || (endLine === line && endColumn > column)
  return [
    {
      severity: 'error',
      message: answer.message,
      startLineNumber: line,
      startColumn: column,
      endLineNumber: isAfter ? endLine : line,
      endColumn: isAfter ? endColumn : column + 1,
    },
  ]
}
