/** A vector recorded as `peer` whose expected value stronger evidence contradicts. */
export type Dispute = { readonly id: string; readonly evidence: string }

/** Reads the list of disputes; throws with the entry's place when it has no id or no evidence. */
export function parseDisputes(text: string): Dispute[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) throw new Error('disputed.json is not an array')
  return value.map((entry: unknown, index) => {
    if (!isDispute(entry)) throw new Error(`disputed.json: entry ${index} needs an id and its evidence`)
    return entry
  })
}

function isDispute(value: unknown): value is Dispute {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('evidence' in value)) return false
  return typeof value.id === 'string' && typeof value.evidence === 'string' && value.evidence.trim() !== ''
}

/** Why a dispute may not stand, or undefined: only vectors recorded as `peer` may be disputed. */
export function disputeFault(dispute: Dispute, recorded: unknown): string | undefined {
  if (recorded === 'peer') return undefined
  return `${dispute.id} is recorded as ${String(recorded)}: only vectors recorded as peer may be disputed`
}
