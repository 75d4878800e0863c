import { JavaRegexReplacementError } from './errors.ts'

/**
 * Applies a replacement text of java.util.regex.Matcher to a match, given by the spans of its groups. As in Java it is read at each match, so a broken one
 * does no harm where nothing matches. Throws JavaRegexReplacementError.
 */
export function expandReplacement(
  replacement: string,
  groupNames: ReadonlyMap<string, number>,
  spans: readonly number[],
  input: string,
): string {
  let text = ''
  for (let at = 0; at < replacement.length; ) {
    const c = replacement.charAt(at)
    if (c === '\\') {
      if (at + 1 === replacement.length) throw illegal('character to be escaped is missing')
      text += replacement.charAt(at + 1)
      at += 2
    } else if (c === '$') {
      const [group, end] = readGroup(replacement, at + 1, groupNames, spans.length / 2 - 1)
      text += groupText(input, spans, group)
      at = end
    } else {
      text += c
      at++
    }
  }
  return text
}

function groupText(input: string, spans: readonly number[], group: number): string {
  const start = spans[2 * group] ?? -1
  return start < 0 ? '' : input.slice(start, spans[2 * group + 1])
}

function readGroup(
  replacement: string,
  at: number,
  groupNames: ReadonlyMap<string, number>,
  groupCount: number,
): [group: number, end: number] {
  if (at === replacement.length) throw illegal('Illegal group reference: group index is missing')
  return replacement.charAt(at) === '{'
    ? readName(replacement, at + 1, groupNames)
    : readNumber(replacement, at, groupCount)
}

function readName(
  replacement: string,
  from: number,
  groupNames: ReadonlyMap<string, number>,
): [group: number, end: number] {
  let at = from
  while (/[A-Za-z0-9]/.test(replacement.charAt(at))) at++
  const name = replacement.slice(from, at)
  if (name === '') throw illegal('named capturing group has 0 length name')
  if (replacement.charAt(at) !== '}') throw illegal("named capturing group is missing trailing '}'")
  if (/^[0-9]/.test(name)) throw illegal(`capturing group name {${name}} starts with digit character`)
  const group = groupNames.get(name)
  if (group === undefined) throw illegal(`No group with name {${name}}`)
  return [group, at + 1]
}

/** A further digit belongs to the number only while such a group exists. */
function readNumber(replacement: string, from: number, groupCount: number): [group: number, end: number] {
  let group = digit(replacement, from)
  if (group < 0) throw illegal('Illegal group reference')
  let at = from + 1
  for (let next = digit(replacement, at); next >= 0; next = digit(replacement, at)) {
    if (groupCount < group * 10 + next) break
    group = group * 10 + next
    at++
  }
  if (group > groupCount) throw new JavaRegexReplacementError('IndexOutOfBoundsException', `No group ${group}`)
  return [group, at]
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 0x30
  return value >= 0 && value <= 9 ? value : -1
}

function illegal(message: string): JavaRegexReplacementError {
  return new JavaRegexReplacementError('IllegalArgumentException', message)
}
