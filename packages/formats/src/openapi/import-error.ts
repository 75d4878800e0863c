/** A document that cannot be imported at all. `code` and `message` are the service's own where it has some; `detail` says more. Line and column count from 1. */
export class ImportError extends Error {
  readonly code = 'BadRequestException'
  override readonly name = 'ImportError'
  readonly detail: string | undefined
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(message: string, place: { detail?: string; line?: number; column?: number } = {}) {
    super(message)
    this.detail = place.detail
    this.line = place.line
    this.column = place.column
  }
}

/** The service's answer to anything that is no OpenAPI document (recorded). */
export const invalidInput = 'Invalid OpenAPI input.'
