import type { FileReport } from './report.ts'

/**
 * The list of vectors that are known to fail: one entry a line, `#` begins a comment. An entry is an id, an id with `*`
 * for any text, or the end of a file's path (`gateway/http-cors.json`) for all that the file holds; ` @gateway,console`
 * behind it limits it to these hosts.
 */
export type KnownFailures = {
  readonly entries: readonly Entry[]
  /** the entry that lists a vector of a file, if any */
  find(file: string, id: string): Entry | undefined
}

export type Entry = { readonly line: string; readonly matches: (file: string, id: string) => boolean }

/** Reads the list as it holds for one host. */
export function parseKnownFailures(text: string, host: string): KnownFailures {
  const entries = text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [pattern = '', hosts] = line.split(/\s+@/)
      if (hosts !== undefined && !hosts.split(',').includes(host)) return []
      return [{ line, matches: matcherOf(pattern) }]
    })
  return { entries, find: (file, id) => entries.find((entry) => entry.matches(file, id)) }
}

function matcherOf(pattern: string): Entry['matches'] {
  if (pattern.endsWith('.json')) return (file) => file === pattern || file.endsWith(`/${pattern}`)
  if (!pattern.includes('*')) return (_file, id) => id === pattern
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const regex = new RegExp(`^${parts.join('.*')}$`)
  return (_file, id) => regex.test(id)
}

/** What a vector did, for the bookkeeping of the list. */
export type Result = { readonly file: string; readonly id: string; readonly failed: boolean }

/** What the vectors of a run did; skipped ones did nothing, so that they neither fail nor heal. */
export function resultsOf(files: readonly FileReport[]): Result[] {
  return files.flatMap(({ name: file, vectors }) =>
    vectors
      .filter(({ verdict }) => verdict.result !== 'skipped')
      .map(({ id, verdict }) => ({ file, id, failed: verdict.result === 'failed' })),
  )
}

/**
 * The list after a run: entries whose vectors all fail stay, those whose vectors all pass go, the others are replaced by
 * the ids that still fail. Entries that met no vector stay, since the run may have been a part. Comments stay.
 */
export function shrunkList(text: string, host: string, results: readonly Result[]): string {
  const lines = text.split('\n').flatMap((line) => {
    const [entry] = parseKnownFailures(line, host).entries
    if (entry === undefined) return [line]
    const met = results.filter(({ file, id }) => entry.matches(file, id))
    const failing = met.filter((result) => result.failed)
    if (failing.length === met.length) return [line]
    const hosts = /\s@\S+$/.exec(entry.line)?.[0] ?? ''
    return failing.map(({ id }) => `${id}${hosts}`)
  })
  return lines.join('\n')
}

/** A first list: files of which nothing passes by their path, everything else by id. */
export function firstList(heading: string, results: readonly Result[]): string {
  const lines = [heading]
  for (const file of new Set(results.map((result) => result.file))) {
    const ofFile = results.filter((result) => result.file === file)
    const failing = ofFile.filter((result) => result.failed)
    if (failing.length === 0) continue
    if (failing.length === ofFile.length) lines.push(shortPath(file))
    else lines.push('', `# ${shortPath(file)}`, ...failing.map(({ id }) => id), '')
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function shortPath(file: string): string {
  return file.split('/').slice(-2).join('/')
}
