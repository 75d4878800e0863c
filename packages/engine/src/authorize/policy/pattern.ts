import { type ConditionKeys, singleValue } from './condition-keys.ts'

/** One place of a pattern: a character that stands for itself, a wildcard, or a colon that was written in the pattern. */
type Token = string | typeof anyRun | typeof anyOne | typeof colon
const anyRun = 0
const anyOne = 1
const colon = 2

/** A text of a policy with its wildcards and variables read. */
export type Pattern = readonly Token[]

const variable = /\$\{([^{}]*)\}/y
const variableParts = /^([^,]+?)\s*(?:,\s*'([^']*)')?$/

/**
 * Reads a text of a policy: `*` any run, `?` one character, `${key}` the value of a condition key, `${*}` the character itself.
 * @param keys absent: the policy's version knows no variables
 * @returns undefined when a variable has no single value: the element then matches nothing
 */
export function readPattern(text: string, keys: ConditionKeys | undefined): Pattern | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; at += 1) {
    variable.lastIndex = at
    const found = keys !== undefined && text[at] === '$' ? variable.exec(text) : null
    if (found === null || keys === undefined) {
      tokens.push(tokenOf(text[at] ?? ''))
      continue
    }
    const value = variableValue(found[1] ?? '', keys)
    if (value === undefined) return undefined
    tokens.push(...value)
    at = variable.lastIndex - 1
  }
  return tokens
}

function tokenOf(character: string): Token {
  if (character === '*') return anyRun
  if (character === '?') return anyOne
  return character === ':' ? colon : character
}

/** The text of a variable; wildcards in it are plain characters. */
function variableValue(expression: string, keys: ConditionKeys): string | undefined {
  if (expression === '*' || expression === '?' || expression === '$') return expression
  const [, key = '', otherwise] = variableParts.exec(expression) ?? []
  return singleValue(keys, key) ?? otherwise
}

/** The text of a condition value whose wildcards are no wildcards. */
export function literalText(pattern: Pattern): string {
  return pattern.map(characterOf).join('')
}

function characterOf(token: Token): string {
  switch (token) {
    case anyRun:
      return '*'
    case anyOne:
      return '?'
    case colon:
      return ':'
    default:
      return token
  }
}

/** Whether a whole text matches. Takes time proportional to both lengths multiplied. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  let atPattern = 0
  let atText = 0
  let starAt = -1
  let resumeAt = 0
  while (atText < text.length) {
    const token = pattern[atPattern]
    if (token === anyRun) {
      starAt = atPattern
      resumeAt = atText
      atPattern += 1
    } else if (token !== undefined && (token === anyOne || characterOf(token) === text[atText])) {
      atPattern += 1
      atText += 1
    } else if (starAt >= 0) {
      atPattern = starAt + 1
      resumeAt += 1
      atText = resumeAt
    } else {
      return false
    }
  }
  while (pattern[atPattern] === anyRun) atPattern += 1
  return atPattern === pattern.length
}

const arnParts = 6
const servicePart = 2

/**
 * Whether an ARN matches: part by part at the first five colons, the sixth part holds the rest. A lone `*` is everything.
 * @param wildcardService whether the service part may hold wildcards: in conditions it may, in resources not
 */
export function matchesArn(pattern: Pattern, arn: string, { wildcardService }: { wildcardService: boolean }): boolean {
  if (pattern.length === 1 && pattern[0] === anyRun) return true
  const patterns = splitPattern(pattern)
  const texts = splitArn(arn)
  if (patterns.length !== arnParts || texts.length !== arnParts) return false
  return patterns.every((part, index) => {
    const text = texts[index] ?? ''
    return index === servicePart && !wildcardService ? literalText(part) === text : matchesPattern(part, text)
  })
}

function splitPattern(pattern: Pattern): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of pattern) {
    if (token === colon && parts.length < arnParts) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

/** The six parts of an ARN; fewer when it is none. */
export function splitArn(arn: string): string[] {
  const parts = arn.split(':')
  return parts.length <= arnParts ? parts : [...parts.slice(0, arnParts - 1), parts.slice(arnParts - 1).join(':')]
}
