import type { Path } from '@gatewright/definition'

/** How a part of a document was taken: as it stands, read differently, kept without effect, or not at all. */
export type FindingKind = 'not-understood' | 'repaired' | 'preserved' | 'exact'

/**
 * What became of a part of an imported document.
 * `pointer` leads into the document as it was given, `path` into the definition that was made; `line` counts from 1 and is there
 * when the document was text. Equal findings are folded: `count` is how many places one stands for, `pointer` the first of them.
 */
export type Finding = {
  kind: FindingKind
  title: string
  effect: string
  pointer: string
  count: number
  line?: number
  path?: Path
}

/** A finding as the importer reports it; `fold` names what is folded into one (without it, each stands alone). */
export type Note = Omit<Finding, 'count' | 'line'> & { fold?: string }

/** Most single findings of one kind: more are folded into a last one, so that a hostile document cannot make a million of them. */
const maximumOfAKind = 500

/** Collects findings, folding equal ones. */
export class Findings {
  private readonly found: Finding[] = []
  private readonly pointers = new Set<string>()
  private readonly folded = new Map<string, Finding>()
  private readonly perKind = new Map<FindingKind, number>()

  add({ fold, ...note }: Note): void {
    this.pointers.add(note.pointer)
    const count = this.perKind.get(note.kind) ?? 0
    const key =
      count >= maximumOfAKind ? `${note.kind} overflow` : fold === undefined ? undefined : `${note.kind} ${fold}`
    const known = key === undefined ? undefined : this.folded.get(key)
    if (known !== undefined) {
      known.count += 1
      return
    }
    this.perKind.set(note.kind, count + 1)
    const finding: Finding =
      count >= maximumOfAKind
        ? { ...note, title: 'More of the same kind', effect: 'Not listed one by one', count: 1 }
        : { ...note, count: 1 }
    this.found.push(finding)
    if (key !== undefined) this.folded.set(key, finding)
  }

  /** Whether something was reported about a place. */
  has(pointer: string): boolean {
    return this.pointers.has(pointer)
  }

  /** All findings: what was not understood first, what was exact last; within a kind in the order of the document. */
  list(): Finding[] {
    return order.flatMap((kind) => this.found.filter((finding) => finding.kind === kind))
  }
}

const order: readonly FindingKind[] = ['not-understood', 'repaired', 'preserved', 'exact']
