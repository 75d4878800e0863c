import { assemble } from './assemble.ts'
import { CompiledRegex } from './compiled-regex.ts'
import type { JavaRegex } from './java-regex.ts'
import { parseRegex } from './parse.ts'

/** Compiled patterns, the least recently used first. */
const cache = new Map<string, JavaRegex>()
const cacheSize = 200
/** Longer patterns are compiled each time instead of being kept. */
const longestCached = 2_000

/**
 * Compiles a pattern as java.util.regex.Pattern.compile(pattern, flags) of Java 17 does (`javaRegexFlags`).
 * Throws JavaRegexSyntaxError for what Java refuses, RegexTooComplex for what is beyond the limits here: patterns of more
 * than 10,000 characters or 400 nested groups, and names of characters (\N{…}).
 */
export function compileJavaRegex(pattern: string, flags = 0): JavaRegex {
  const key = `${flags}:${pattern}`
  const known = cache.get(key)
  if (known) {
    cache.delete(key)
    cache.set(key, known)
    return known
  }
  const parsed = parseRegex(pattern, flags)
  const regex = new CompiledRegex(assemble(pattern, parsed), parsed, flags)
  if (pattern.length <= longestCached) remember(key, regex)
  return regex
}

function remember(key: string, regex: JavaRegex): void {
  cache.set(key, regex)
  if (cache.size <= cacheSize) return
  const oldest = cache.keys().next().value
  if (oldest !== undefined) cache.delete(oldest)
}
