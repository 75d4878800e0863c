import { ArrowRightIcon, CheckIcon, ClockIcon, CloseIcon, MinusIcon } from '../../ui/icons.tsx'
import type { TraceState } from './trace-rows.ts'

/** How the state of a phase is drawn and said. */
export const traceStates: Record<TraceState, { glyph: typeof CheckIcon; tone: string; word: string }> = {
  ok: { glyph: CheckIcon, tone: 'text-ok-text', word: 'passed' },
  failed: { glyph: CloseIcon, tone: 'text-bad-text', word: 'failed' },
  skipped: { glyph: MinusIcon, tone: 'text-text-3', word: 'nothing to do' },
  answered: { glyph: ArrowRightIcon, tone: 'text-bad-text', word: 'answered' },
  underWay: { glyph: ClockIcon, tone: 'text-accent-text', word: 'under way' },
}
