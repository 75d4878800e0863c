import type { Path } from '@gatewright/definition'
import type { ImportContext } from '../import-context.ts'

/** The method that an integration belongs to: for messages and defaults. */
export type IntegrationPlace = { path: string; verb: string; pointer: string; at: Path; context: ImportContext }
