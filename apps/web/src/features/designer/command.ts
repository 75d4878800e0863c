import type { Design } from '@gatewright/definition'
import type { Draft } from 'mutative'

/** One edit of the open design: what the history calls it, and the change itself (usually a function of `@gatewright/definition/edit`). */
export type Command = {
  label: string
  run: (draft: Draft<Design>) => void
  /** consecutive commands with the same key within a second become one undo step: typing in one field, for example */
  burst?: string
}
