import type { NodeId, Severity } from '@gatewright/definition'
import type { DesignDraft } from '@gatewright/definition/edit'
import type { ProbeCall } from '@gatewright/engine/probe'

/** What a probe found: where, how bad, by which call it is seen, and what mends it. */
export type Finding = {
  readonly id: string
  readonly severity: Severity
  readonly title: string
  readonly text: string
  /** what to show on the canvas */
  readonly node: NodeId
  readonly evidence: ProbeCall
  /** what the browser's console says */
  readonly line?: string
  /** one undo step. `resources`: where to look again after it, everywhere unless given */
  readonly fix?: {
    readonly label: string
    readonly edit: (draft: DesignDraft) => void
    readonly resources?: readonly string[]
  }
  /** what no setting of the API mends, since a backend has to do it: with the code, where there is some */
  readonly duty?: { readonly text: string; readonly snippet?: string }
}

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** The worst first, otherwise as they were found. */
export function byRank(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => ranks[one.severity] - ranks[other.severity])
}
