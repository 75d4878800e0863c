import type { Host } from './hosts/host.ts'
import { runVector } from './kinds.ts'
import { loadVectors } from './load.ts'
import type { FileReport } from './report.ts'

/** Runs the vectors of files and folders on a host, one after the other; `only` is a glob for ids. */
export async function runVectors(paths: readonly string[], host: Host, only?: string): Promise<FileReport[]> {
  const chosen = only === undefined ? undefined : globRegex(only)
  const reports: FileReport[] = []
  for (const file of loadVectors(paths)) {
    const vectors: FileReport['vectors'][number][] = []
    for (const vector of file.vectors) {
      if (chosen !== undefined && !chosen.test(vector.id)) continue
      vectors.push({ id: vector.id, verdict: await runVector(vector, host) })
    }
    if (vectors.length > 0) reports.push({ name: file.name, vectors })
  }
  return reports
}

function globRegex(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}
