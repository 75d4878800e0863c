import type { Draft } from 'mutative'
import type { Design } from '../design.ts'
import type { Path } from '../path.ts'

/** Errors hold back a deployment; warnings are likely mistakes; infos are facts that people trip over. */
export type Severity = 'error' | 'warning' | 'info'

/** A change that would put a problem right: its label, and the edit itself. */
export type Fix = { label: string; edit: (draft: Draft<Design>) => void }

/** Something wrong or risky in a definition. `path` leads into the definition (`['resources','r1','methods','GET']`); `message` says what, and what to do. */
export type Problem = { rule: string; severity: Severity; message: string; path: Path; fix?: Fix }
