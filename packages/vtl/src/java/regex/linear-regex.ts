import { RE2JS } from 're2js'
import type { ParsedRegex } from './ast.ts'
import { RegexBudgetExceeded } from './errors.ts'
import type { RegexBudget } from './java-regex.ts'
import { type LinearSource, linearSource } from './linear-source.ts'

/** RE2 does about so many of its steps in the time of one of ours. */
const stepsPerStep = 4

/** A pattern run by RE2, whose time grows with the input only, never by backtracking. For inputs that `suits` accepts. */
export class LinearRegex {
  readonly #source: LinearSource
  readonly #regex: RE2JS
  readonly #size: number
  readonly #pattern: string

  /** Null when RE2 does not give what Java gives. */
  static of(pattern: string, parsed: ParsedRegex): LinearRegex | null {
    const source = linearSource(parsed)
    if (!source) return null
    try {
      return new LinearRegex(pattern, source)
    } catch {
      return null
    }
  }

  private constructor(pattern: string, source: LinearSource) {
    this.#pattern = pattern
    this.#source = source
    this.#regex = RE2JS.compile(source.source)
    this.#size = this.#regex.programSize()
  }

  /** Whether the answer for an input is Java's; with `groups` also what the groups captured. */
  suits(input: string, groups: boolean): boolean {
    const { needsAscii, needsOneLine, sameGroups } = this.#source
    if (groups && !sameGroups) return false
    if (needsOneLine && /[\n\r\u0085\u2028\u2029]/.test(input)) return false
    return needsAscii ? /^[\0-\x7f]*$/.test(input) : /^[\0-\xff]*$/.test(input)
  }

  /** Throws RegexBudgetExceeded, as does find. */
  matches(input: string, budget: RegexBudget): number[] | null {
    this.#spend(input.length, budget)
    const matcher = this.#regex.matcher(input)
    return matcher.matches() ? spansOf(matcher) : null
  }

  /** Start and end of each group of the first match from `from` on; -1 for a group that took no part. */
  find(input: string, from: number, budget: RegexBudget): number[] | null {
    this.#spend(input.length - from, budget)
    const matcher = this.#regex.matcher(input)
    return matcher.find(from) ? spansOf(matcher) : null
  }

  #spend(length: number, budget: RegexBudget): void {
    budget.remaining -= Math.ceil(((length + 16) * this.#size) / stepsPerStep)
    if (budget.remaining < 0) throw new RegexBudgetExceeded(this.#pattern)
  }
}

function spansOf(matcher: ReturnType<RE2JS['matcher']>): number[] {
  const spans: number[] = []
  for (let group = 0; group <= matcher.groupCount(); group++) spans.push(matcher.start(group), matcher.end(group))
  return spans
}
