import type { Span } from '@gatewright/vtl'

/** A replacement in the template. */
export type TextEdit = Span & { text: string }

/** Something about a template that its author should know. */
export type Finding = Span & {
  severity: 'error' | 'warning' | 'info'
  code: string
  /** One sentence; backticks mark code. */
  message: string
  /** What follows from it, or what to do. */
  detail?: string
  fix?: { title: string; edits: TextEdit[] }
}
