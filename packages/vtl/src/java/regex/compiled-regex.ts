import type { ParsedRegex } from './ast.ts'
import { defaultRegexSteps, type JavaMatch, type JavaRegex, type RegexBudget } from './java-regex.ts'
import { Matcher, MatcherSource } from './matcher.ts'
import type { Program } from './program.ts'
import { expandReplacement } from './replacement.ts'

/** A compiled pattern: everything that can be asked of it, in terms of spans that a Matcher finds. */
export class CompiledRegex implements JavaRegex {
  readonly pattern: string
  readonly flags: number
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
  readonly #source: MatcherSource

  constructor(program: Program, parsed: ParsedRegex, flags: number) {
    this.#source = new MatcherSource(program, parsed)
    this.pattern = program.pattern
    this.flags = flags
    this.groupCount = parsed.groupCount
    this.groupNames = parsed.groupNames
  }

  matches(input: string, budget: RegexBudget = newBudget()): boolean {
    return new Matcher(this.#source, input, false).matches(budget) !== null
  }

  match(input: string, budget: RegexBudget = newBudget()): JavaMatch | null {
    const spans = new Matcher(this.#source, input, this.groupCount > 0).matches(budget)
    return spans && this.#match(spans, input)
  }

  find(input: string, from = 0, budget: RegexBudget = newBudget()): JavaMatch | null {
    if (from < 0 || from > input.length) return null
    const spans = new Matcher(this.#source, input, this.groupCount > 0).find(from, from, budget)
    return spans && this.#match(spans, input)
  }

  findAll(input: string, budget: RegexBudget = newBudget()): JavaMatch[] {
    return Array.from(this.#occurrences(input, budget, true), (spans) => this.#match(spans, input))
  }

  replaceAll(input: string, replacement: string, budget: RegexBudget = newBudget()): string {
    const { literal } = this.#source.program
    if (literal !== '' && isPlain(replacement)) return input.replaceAll(literal, () => replacement)
    return this.#replace(input, replacement, this.#occurrences(input, budget, replacement.includes('$')))
  }

  replaceFirst(input: string, replacement: string, budget: RegexBudget = newBudget()): string {
    const spans = new Matcher(this.#source, input, replacement.includes('$')).find(0, 0, budget)
    return spans ? this.#replace(input, replacement, [spans]) : input
  }

  split(input: string, limit = 0, budget: RegexBudget = newBudget()): string[] {
    const parts: string[] = []
    let from = 0
    const { literal } = this.#source.program
    const occurrences = literal === '' ? this.#occurrences(input, budget, false) : literalSpans(input, literal)
    for (const [start = 0, end = 0] of occurrences) {
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

  *#occurrences(input: string, budget: RegexBudget, needsGroups: boolean): Generator<number[]> {
    const matcher = new Matcher(this.#source, input, needsGroups && this.groupCount > 0)
    let lastEnd = 0
    for (let from = 0; from <= input.length; ) {
      const spans = matcher.find(from, lastEnd, budget)
      if (!spans) return
      yield spans
      const [start = 0, end = 0] = spans
      lastEnd = end
      from = end === start ? end + 1 : end
    }
  }

  #replace(input: string, replacement: string, occurrences: Iterable<number[]>): string {
    const plain = isPlain(replacement)
    let text = ''
    let from = 0
    for (const spans of occurrences) {
      const [start = 0, end = 0] = spans
      text += input.slice(from, start)
      text += plain ? replacement : expandReplacement(replacement, this.groupNames, spans, input)
      from = end
    }
    return from === 0 && text === '' ? input : text + input.slice(from)
  }

  #match(spans: readonly number[], input: string): JavaMatch {
    const groups = Array.from({ length: this.groupCount + 1 }, (_, n) => groupText(spans, n, input))
    const namedGroups = new Map([...this.groupNames].map(([name, n]) => [name, groups[n] ?? null]))
    return { start: spans[0] ?? 0, end: spans[1] ?? 0, groups, spans, namedGroups }
  }
}

function* literalSpans(input: string, literal: string): Generator<number[]> {
  for (let at = input.indexOf(literal); at >= 0; at = input.indexOf(literal, at + literal.length)) {
    yield [at, at + literal.length]
  }
}

function isPlain(replacement: string): boolean {
  return !/[\\$]/.test(replacement)
}

function groupText(spans: readonly number[], group: number, input: string): string | null {
  const start = spans[2 * group] ?? -1
  return start < 0 ? null : input.slice(start, spans[2 * group + 1])
}

function newBudget(): RegexBudget {
  return { remaining: defaultRegexSteps }
}
