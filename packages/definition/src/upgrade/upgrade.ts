import type { z } from 'zod'
import { type Design, designSchema, schemaVersion } from '../design.ts'
import { pathToText } from '../path.ts'

/** A stored document that cannot be read; `message` names the place. */
export class UpgradeError extends Error {
  override readonly name = 'UpgradeError'
}

/** Step `n` brings a document of version `n` to version `n + 1`. The current shape stands whole in the schemas. */
const steps: readonly ((document: unknown) => unknown)[] = []

/**
 * Reads a stored design of any version.
 * @param stored the document, parsed from JSON
 * @param version the `schemaVersion` that it was stored with
 * @throws UpgradeError for a version from the future, or a document that does not fit its version
 */
export function upgrade(stored: unknown, version: number): Design {
  if (!Number.isInteger(version) || version < 1 || version > schemaVersion) {
    throw new UpgradeError(
      `The design was stored by version ${version} of its schema, and this program reads 1 to ${schemaVersion}: start a newer program.`,
    )
  }
  const document = steps.slice(version - 1).reduce((current, step) => step(current), stored)
  const parsed = designSchema.safeParse(document)
  if (parsed.success) return parsed.data
  throw new UpgradeError(`The stored design does not fit: ${issuesText(parsed.error)}`)
}

/** The issues of a schema as one line: place, then what is wrong. */
export function issuesText(error: z.ZodError): string {
  return error.issues.map((issue) => `${pathToText(issue.path.map((key) => String(key)))}: ${issue.message}`).join('; ')
}
