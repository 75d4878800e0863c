import type { ReactNode } from 'react'

/** The groups of the command palette, in their order. */
export const paletteGroups = ['Commands', 'In this API', 'Saved requests', 'APIs', 'Problems'] as const
export type PaletteGroup = (typeof paletteGroups)[number]

/** A line of the command palette. */
export type PaletteEntry = {
  readonly id: string
  readonly group: PaletteGroup
  /** verb, icon or problem mark in the left column */
  readonly lead: ReactNode
  readonly text: string
  /** paths and names that the machine reads stand in the code font */
  readonly isCode?: boolean
  readonly detail?: string
  /** as people read it, such as `Ctrl Z` */
  readonly keys?: string
  /** what Enter does, where that is more than running a command */
  readonly action?: string
  readonly run: () => void
}

/** A group with the entries that match, best first, and how many there are in all. */
export type FoundGroup = {
  readonly group: PaletteGroup
  readonly entries: readonly PaletteEntry[]
  readonly total: number
}

const shownPerGroup = 8

/**
 * The entries that hold every word of a query in text or detail. An entry whose text begins with the query comes before one that
 * holds it, and that before one where only the detail does; otherwise the order stays.
 * @param query words; one that begins with `>` finds commands only
 * @returns the groups that are not empty, and the id of the best match of all
 */
export function findEntries(
  entries: readonly PaletteEntry[],
  query: string,
): { groups: FoundGroup[]; best: string | undefined } {
  const commandsOnly = query.startsWith('>')
  const words = (commandsOnly ? query.slice(1) : query).toLowerCase().split(/\s+/).filter(Boolean)
  const ranked = entries
    .filter(({ group }) => !commandsOnly || group === 'Commands')
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
  const groups = paletteGroups.flatMap((group): FoundGroup[] => {
    const found = ranked.filter(({ entry }) => entry.group === group).sort((one, other) => one.rank - other.rank)
    const shown = found.slice(0, shownPerGroup).map(({ entry }) => entry)
    return shown.length === 0 ? [] : [{ group, entries: shown, total: found.length }]
  })
  const shown = new Set(groups.flatMap(({ entries: list }) => list))
  const best = ranked
    .filter(({ entry }) => shown.has(entry))
    .reduce<(typeof ranked)[number] | undefined>(
      (first, one) => (first === undefined || one.rank < first.rank ? one : first),
      undefined,
    )
  return { groups, best: best?.entry.id }
}

function rankOf({ text, detail = '' }: PaletteEntry, words: readonly string[]): number {
  const name = text.toLowerCase()
  const rest = detail.toLowerCase()
  let rank = 0
  for (const word of words) {
    if (name.startsWith(word)) continue
    if (name.includes(word)) rank += 1
    else if (rest.includes(word)) rank += 3
    else return Number.POSITIVE_INFINITY
  }
  return rank
}

/** A text cut at the places that a query matches, for marking them. */
export function matchedParts(text: string, query: string): { text: string; matched: boolean }[] {
  const words = query.replace(/^>/, '').toLowerCase().split(/\s+/).filter(Boolean)
  const marked = new Array<boolean>(text.length).fill(false)
  const lower = text.toLowerCase()
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + word.length)) {
      marked.fill(true, at, at + word.length)
    }
  }
  const parts: { text: string; matched: boolean }[] = []
  for (const [index, character] of [...text].entries()) {
    const matched = marked[index] ?? false
    const last = parts.at(-1)
    if (last !== undefined && last.matched === matched) last.text += character
    else parts.push({ text: character, matched })
  }
  return parts
}
