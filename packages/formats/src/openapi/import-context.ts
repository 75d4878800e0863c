import type { JsonObject } from '@gatewright/definition'
import { Findings, type Note } from './finding.ts'

/** What the parts of the importer share: the normalised document, and where to report. Pointers of notes lead into the normalised document. */
export class ImportContext {
  readonly findings = new Findings()
  /** the service's own warning texts */
  readonly warnings: string[] = []
  readonly document: JsonObject
  readonly apiId: string
  private readonly origin: (pointer: string) => string

  constructor(document: JsonObject, origin: (pointer: string) => string, apiId: string) {
    this.document = document
    this.origin = origin
    this.apiId = apiId
  }

  /** Whether something was reported about a place of the normalised document. */
  hasNote(pointer: string): boolean {
    return this.findings.has(this.origin(pointer))
  }

  note(note: Note): void {
    this.findings.add({ ...note, pointer: this.origin(note.pointer) })
  }
}
