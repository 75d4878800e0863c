/** Steps that a caller is willing to spend. The matcher counts `remaining` down, so one budget can be shared by many calls. */
export interface RegexBudget {
  remaining: number
}

/** Steps spent per call when the caller passes no budget of its own: some tens of milliseconds of work. */
export const defaultRegexSteps = 2_000_000

/** One occurrence of a pattern, as java.util.regex.Matcher reports it. Offsets are UTF-16 units. */
export interface JavaMatch {
  readonly start: number
  readonly end: number
  /** Text of every group; entry 0 is the whole match, null a group that took no part. */
  readonly groups: readonly (string | null)[]
  /** Start and end of group n at 2n and 2n + 1; -1 for a group that took no part. */
  readonly spans: readonly number[]
  /** Text by group name, in the order of the pattern. */
  readonly namedGroups: ReadonlyMap<string, string | null>
}

/**
 * A compiled java.util.regex.Pattern. All methods behave as String.matches, Matcher.find and so on of Java 17, and all
 * throw RegexBudgetExceeded when the work passes the budget (by default `defaultRegexSteps` for each call).
 */
export interface JavaRegex {
  readonly pattern: string
  /** Flags as given to compileJavaRegex (`javaRegexFlags`), without those that the pattern sets itself. */
  readonly flags: number
  /** Number of capturing groups, not counting the whole match. */
  readonly groupCount: number
  /** Number of each named group. */
  readonly groupNames: ReadonlyMap<string, number>
  /** Whether the whole input matches. */
  matches(input: string, budget?: RegexBudget): boolean
  /** Like matches, with the groups; null when the whole input does not match. */
  match(input: string, budget?: RegexBudget): JavaMatch | null
  /** The first occurrence at or after `from` (default 0); lookbehind and boundaries see the text before it. */
  find(input: string, from?: number, budget?: RegexBudget): JavaMatch | null
  /** Every occurrence in order, as repeated Matcher.find() calls give them. */
  findAll(input: string, budget?: RegexBudget): JavaMatch[]
  /** Replaces every occurrence. `replacement` has Java's syntax: $1, ${name}, \$; throws JavaRegexReplacementError. */
  replaceAll(input: string, replacement: string, budget?: RegexBudget): string
  /** Replaces the first occurrence. */
  replaceFirst(input: string, replacement: string, budget?: RegexBudget): string
  /** String.split: trailing empty parts are dropped when limit is 0, at most `limit` parts when it is positive. */
  split(input: string, limit?: number, budget?: RegexBudget): string[]
}

/** Bits for the `flags` of compileJavaRegex, with the values of java.util.regex.Pattern. */
export const javaRegexFlags = {
  unixLines: 1,
  caseInsensitive: 2,
  comments: 4,
  multiline: 8,
  literal: 16,
  dotAll: 32,
  unicodeCase: 64,
  unicodeCharacterClass: 256,
} as const
