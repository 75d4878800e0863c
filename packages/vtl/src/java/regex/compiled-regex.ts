import type { ParsedRegex } from './ast.ts'
import { RegexBudgetExceeded } from './errors.ts'
import { defaultRegexSteps, type JavaMatch, type JavaRegex, type RegexBudget } from './java-regex.ts'
import { Machine } from './machine.ts'
import type { Program } from './program.ts'
import { expandReplacement } from './replacement.ts'

/** What one match costs beside the steps of finding it. */
const stepsPerMatch = 8

/** A pattern run by the backtracking matcher. */
export class CompiledRegex implements JavaRegex {
  readonly pattern: string
  readonly flags: number
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
  readonly #program: Program

  constructor(program: Program, parsed: ParsedRegex, flags: number) {
    this.#program = program
    this.pattern = program.pattern
    this.flags = flags
    this.groupCount = parsed.groupCount
    this.groupNames = parsed.groupNames
  }

  matches(input: string, budget: RegexBudget = newBudget()): boolean {
    return new Machine(this.#program, input).matches(budget)
  }

  match(input: string, budget: RegexBudget = newBudget()): JavaMatch | null {
    const machine = new Machine(this.#program, input)
    return machine.matches(budget) ? this.#match(machine, input) : null
  }

  find(input: string, from = 0, budget: RegexBudget = newBudget()): JavaMatch | null {
    if (from < 0 || from > input.length) return null
    const machine = new Machine(this.#program, input)
    return machine.find(from, from, budget) ? this.#match(machine, input) : null
  }

  findAll(input: string, budget: RegexBudget = newBudget()): JavaMatch[] {
    return [...this.#occurrences(input, budget)]
  }

  replaceAll(input: string, replacement: string, budget: RegexBudget = newBudget()): string {
    return this.#replace(input, replacement, this.#occurrences(input, budget), budget)
  }

  replaceFirst(input: string, replacement: string, budget: RegexBudget = newBudget()): string {
    const match = this.find(input, 0, budget)
    return match ? this.#replace(input, replacement, [match], budget) : input
  }

  split(input: string, limit = 0, budget: RegexBudget = newBudget()): string[] {
    const parts: string[] = []
    let from = 0
    for (const { start, end } of this.#occurrences(input, budget)) {
      if (limit > 0 && parts.length === limit - 1) break
      if (end === 0) continue
      parts.push(input.slice(from, start))
      from = end
    }
    if (from === 0) return [input]
    parts.push(input.slice(from))
    if (limit === 0) while (parts.at(-1) === '') parts.pop()
    return parts
  }

  *#occurrences(input: string, budget: RegexBudget): Generator<JavaMatch> {
    const machine = new Machine(this.#program, input)
    let lastEnd = 0
    for (let from = 0; from <= input.length && machine.find(from, lastEnd, budget); ) {
      const match = this.#match(machine, input)
      this.#charge(budget, stepsPerMatch)
      yield match
      lastEnd = match.end
      from = match.end === match.start ? match.end + 1 : match.end
    }
  }

  #replace(input: string, replacement: string, matches: Iterable<JavaMatch>, budget: RegexBudget): string {
    let text = ''
    let from = 0
    const references = replacement.split('$').length - 1
    for (const match of matches) {
      const longest = match.groups.reduce((length, group) => Math.max(length, group?.length ?? 0), 0)
      this.#charge(budget, (replacement.length + references * longest) >>> 2)
      text += input.slice(from, match.start) + expandReplacement(replacement, this.groupNames, match)
      from = match.end
    }
    return text + input.slice(from)
  }

  /** Texts that are copied count too: a short input with a long replacement can make an enormous one. */
  #charge(budget: RegexBudget, steps: number): void {
    budget.remaining -= steps
    if (budget.remaining < 0) throw new RegexBudgetExceeded(this.pattern)
  }

  #match(machine: Machine, input: string): JavaMatch {
    const spans = Array.from(machine.registers.subarray(0, 2 * (this.groupCount + 1)))
    const group = (n: number) => {
      const start = spans[2 * n] ?? -1
      return start < 0 ? null : input.slice(start, spans[2 * n + 1])
    }
    const groups = Array.from({ length: this.groupCount + 1 }, (_, n) => group(n))
    const namedGroups = new Map([...this.groupNames].map(([name, n]) => [name, groups[n] ?? null]))
    return { start: spans[0] ?? 0, end: spans[1] ?? 0, groups, spans, namedGroups }
  }
}

function newBudget(): RegexBudget {
  return { remaining: defaultRegexSteps }
}
