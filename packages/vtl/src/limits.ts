/** Everything a template may use up. Each limit is named in the error that reaching it gives. */
export type TemplateLimits = {
  /** UTF-16 units of the template. The service is said to allow 300 KB. */
  maxTemplateLength: number
  /** Items of one `#foreach` (the developer guide says 1,000). */
  maxForeachIterations: number
  /** Evaluated nodes, plus the work of methods: long texts and lists count by their length. */
  maxSteps: number
  /** Items of a list or a map. */
  maxItems: number
  /** UTF-16 units of the output, and of any text made on the way (payloads of the service end at 10 MB). */
  maxOutputLength: number
  /** Directives, references, literals and calls inside one another. */
  maxNestingDepth: number
  /** Macro calls inside one another (Velocity's `velocimacro.max.depth`). */
  maxMacroDepth: number
  /** Renderings of one `#define` block inside itself (Velocity's `define.provide` default). */
  maxDefineDepth: number
  /** Binary digits of an integer beyond Long. */
  maxIntegerBits: number
  /** Lists and maps inside one another, where a value is printed or compared. */
  maxValueDepth: number
}

export type LimitName = keyof TemplateLimits

export const defaultLimits: Readonly<TemplateLimits> = {
  maxTemplateLength: 307_200,
  maxForeachIterations: 1000,
  maxSteps: 2_000_000,
  maxItems: 1_000_000,
  maxOutputLength: 10_485_760,
  maxNestingDepth: 500,
  maxMacroDepth: 20,
  maxDefineDepth: 2,
  maxIntegerBits: 65_536,
  maxValueDepth: 500,
}

/** A limit was reached; the compiled template turns it into a positioned error. */
export class LimitExceeded extends Error {
  override name = 'LimitExceeded'
  constructor(
    readonly limit: LimitName,
    message: string,
  ) {
    super(message)
  }
}

/** Counts what one rendering uses. */
export class Meter {
  #stepsLeft: number

  constructor(readonly limits: Readonly<TemplateLimits> = defaultLimits) {
    this.#stepsLeft = limits.maxSteps
  }

  /** Takes steps; throws LimitExceeded when there are none left. */
  spend(steps: number): void {
    this.#stepsLeft -= steps
    if (this.#stepsLeft < 0) {
      throw new LimitExceeded('maxSteps', `The template takes more than ${this.limits.maxSteps} steps`)
    }
  }

  /** Accounts for a text that was made: by its length, which has a limit of its own. */
  spendText(length: number): void {
    if (length > this.limits.maxOutputLength) {
      throw new LimitExceeded('maxOutputLength', `A text grows beyond ${this.limits.maxOutputLength} characters`)
    }
    this.spend(1 + (length >>> 4))
  }

  /** Accounts for a list or map that holds so many items. */
  spendItems(count: number): void {
    if (count > this.limits.maxItems) {
      throw new LimitExceeded('maxItems', `A list or map holds more than ${this.limits.maxItems} items`)
    }
    this.spend(1)
  }

  /** Accounts for an integer beyond Long, and refuses enormous ones. */
  spendInteger(value: bigint): void {
    if (BigInt.asIntN(64, value) === value) return
    const bits = value.toString(16).length * 4
    if (bits > this.limits.maxIntegerBits) {
      throw new LimitExceeded('maxIntegerBits', `An integer has more than ${this.limits.maxIntegerBits} binary digits`)
    }
    this.spend(bits >>> 2)
  }

  /** Refuses values nested too deeply. */
  enterValue(depth: number): void {
    if (depth > this.limits.maxValueDepth) {
      throw new LimitExceeded('maxValueDepth', `A value is nested more than ${this.limits.maxValueDepth} deep`)
    }
  }

  get stepsLeft(): number {
    return this.#stepsLeft
  }
}
