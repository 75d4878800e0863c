import type { ParsedRegex } from './ast.ts'
import { RegexBudgetExceeded } from './errors.ts'
import type { RegexBudget } from './java-regex.ts'
import { LinearRegex } from './linear-regex.ts'
import { Machine } from './machine.ts'
import type { Program } from './program.ts'

/** Steps of backtracking after which RE2 is asked, where it gives Java's answer. */
const patience = 20_000

/** What a pattern's matchers share: the program, and RE2's form of it once that was needed. */
export class MatcherSource {
  #linear: LinearRegex | null | undefined

  constructor(
    readonly program: Program,
    readonly parsed: ParsedRegex,
  ) {}

  get linear(): LinearRegex | null {
    if (this.#linear === undefined) this.#linear = LinearRegex.of(this.program.pattern, this.parsed)
    return this.#linear
  }
}

/**
 * One pattern on one input. Most patterns are matched fastest by backtracking; where that runs away RE2 takes over, if its
 * answer is sure to be the same.
 */
export class Matcher {
  readonly #source: MatcherSource
  readonly #machine: Machine
  readonly #input: string
  readonly #needsGroups: boolean
  #linear: LinearRegex | null = null

  /** @param needsGroups whether more than the place of a match is asked for */
  constructor(source: MatcherSource, input: string, needsGroups: boolean) {
    this.#source = source
    this.#machine = new Machine(source.program, input)
    this.#input = input
    this.#needsGroups = needsGroups
  }

  /** The spans of the groups when the whole input matches. Throws RegexBudgetExceeded. */
  matches(budget: RegexBudget): number[] | null {
    return this.#try(-1, 0, budget)
  }

  /** The spans of the groups of the first match from `from` on; `lastEnd` is where \G holds. Throws RegexBudgetExceeded. */
  find(from: number, lastEnd: number, budget: RegexBudget): number[] | null {
    return this.#try(from, lastEnd, budget)
  }

  /** @param from -1 for the whole input */
  #backtrack(from: number, lastEnd: number, budget: RegexBudget): number[] | null {
    const found = from < 0 ? this.#machine.matches(budget) : this.#machine.find(from, lastEnd, budget)
    return found ? this.#machine.spans() : null
  }

  #askLinear(linear: LinearRegex, from: number, budget: RegexBudget): number[] | null {
    return from < 0 ? linear.matches(this.#input, budget) : linear.find(this.#input, from, budget)
  }

  #try(from: number, lastEnd: number, budget: RegexBudget): number[] | null {
    if (this.#linear) return this.#askLinear(this.#linear, from, budget)
    const given = Math.min(budget.remaining, patience)
    const some = { remaining: given }
    try {
      const spans = this.#backtrack(from, lastEnd, some)
      budget.remaining -= given - some.remaining
      return spans
    } catch (error) {
      budget.remaining -= given
      if (!(error instanceof RegexBudgetExceeded) || budget.remaining <= 0) throw error
    }
    const { linear } = this.#source
    if (!linear?.suits(this.#input, this.#needsGroups)) return this.#backtrack(from, lastEnd, budget)
    this.#linear = linear
    return this.#askLinear(linear, from, budget)
  }
}
