import { type Deployment, type Design, schemaVersion, UpgradeError, upgrade } from '@gatewright/definition'
import { AppError } from './app-error.ts'

type Row = { readonly id: string; readonly schemaVersion: number }

/** Reads a stored design of any version; an AppError names the API whose text cannot be read. */
export function parseDesign(row: Row & { readonly design: string; readonly revision: number }): Design {
  return cached(`api ${row.id} ${row.revision} ${row.schemaVersion}`, () => read('API', row, JSON.parse(row.design)))
}

/** Reads a stored deployment of any version. The snapshot has no layout. */
export function parseDeployment(
  row: Row & { definition: string; backends: string; createdAt: Date; description: string | null },
): Deployment {
  const { definition, backends } = cached(`deployment ${row.id} ${row.schemaVersion}`, () =>
    read('deployment', row, {
      definition: JSON.parse(row.definition),
      backends: JSON.parse(row.backends),
    }),
  )
  return {
    id: row.id,
    createdAt: row.createdAt.getTime(),
    ...(row.description === null ? {} : { description: row.description }),
    definition,
    backends,
  }
}

/** The columns of a design that is to be stored. */
export function designColumns(design: Design): { kind: string; name: string; schemaVersion: number; design: string } {
  const { kind, name } = design.definition
  return { kind, name, schemaVersion, design: JSON.stringify(design) }
}

function read(noun: string, row: Row, document: unknown): Design {
  try {
    return upgrade(document, row.schemaVersion)
  } catch (error) {
    if (error instanceof UpgradeError) throw new AppError('unavailable', `The ${noun} ${row.id}: ${error.message}`)
    throw error
  }
}

/**
 * Parsed designs by id and revision, the latest used last. A text belongs to its id and revision for good, so an entry is
 * never stale within one database; ids are random, so databases do not meet. Nothing may change what it gets from here.
 */
const parsed = new Map<string, Design>()
const parsedLimit = 64

function cached(key: string, make: () => Design): Design {
  const design = parsed.get(key) ?? make()
  parsed.delete(key)
  parsed.set(key, design)
  const [oldest] = parsed.keys()
  if (parsed.size > parsedLimit && oldest !== undefined) parsed.delete(oldest)
  return design
}
