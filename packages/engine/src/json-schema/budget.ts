/** How much one validation may cost, and how deep it may go. */
export const validationLimits = { steps: 2_000_000, depth: 500 } as const

/** A schema and a body that together take more work than a request is worth. */
export class SchemaBudgetExceeded extends Error {
  override readonly name = 'SchemaBudgetExceeded'
}

/** Counts the work of one validation. */
export class Budget {
  #depth = 0
  /** counted down by the regular expressions too */
  remaining: number

  constructor(steps: number = validationLimits.steps) {
    this.remaining = steps
  }

  spend(steps: number): void {
    this.remaining -= steps
    if (this.remaining < 0) throw new SchemaBudgetExceeded('The model and the body take too many validation steps.')
  }

  /** Runs work one level deeper. */
  deeper<T>(work: () => T): T {
    this.#depth += 1
    if (this.#depth > validationLimits.depth) {
      throw new SchemaBudgetExceeded(`The body is nested more than ${validationLimits.depth} levels deep.`)
    }
    const value = work()
    this.#depth -= 1
    return value
  }
}
