import { lexTemplate, type Span } from '@gatewright/vtl'
import { documentationOf } from './completions.ts'
import { contextMembers, elsewhereInContext } from './context-members.ts'
import { directiveWords, missingDirectives } from './directive-members.ts'
import type { KnownValue, TemplateFacts } from './facts.ts'
import { foreachMembers, inputMembers, rootMembers, utilMembers } from './input-members.ts'
import type { Member } from './member.ts'

/** What is told of a place: Markdown paragraphs, the value first. */
export type Hover = Span & { title: string; paragraphs: string[]; value?: KnownValue }

const reference = /\$!?\{?([A-Za-z_][\w-]*)((?:\.[A-Za-z][\w-]*|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])*)/g

/** What is known of the directive or reference at an offset. */
export function hoverAt(source: string, offset: number, facts: TemplateFacts): Hover | undefined {
  const directive = directiveHover(source, offset)
  if (directive !== undefined) return directive
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = source.indexOf('\n', offset)
  return referenceHover(
    source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd),
    offset - lineStart,
    lineStart,
    facts.values,
  )
}

/** The smallest known expression around an offset. */
export function valueAt(values: readonly KnownValue[], offset: number): KnownValue | undefined {
  let best: KnownValue | undefined
  for (const value of values) {
    if (value.start > offset || offset > value.end) continue
    if (best === undefined || value.end - value.start <= best.end - best.start) best = value
  }
  return best
}

function directiveHover(source: string, offset: number): Hover | undefined {
  const token = lexTemplate(source).find(
    ({ kind, start, end }) => kind === 'directive' && start <= offset && offset <= end,
  )
  if (token === undefined) return undefined
  const name = /^#\{?(\w+)/.exec(source.slice(token.start, token.end))?.[1] ?? ''
  const text = directiveWords.find((word) => word.name === name)?.text ?? missingDirectives[name]
  return text === undefined ? undefined : { start: token.start, end: token.end, title: `#${name}`, paragraphs: [text] }
}

function referenceHover(
  line: string,
  column: number,
  lineStart: number,
  values: readonly KnownValue[],
): Hover | undefined {
  // Arguments hold references of their own, so each `$` begins its own search.
  let found: RegExpExecArray | undefined
  for (let at = line.indexOf('$'); at >= 0 && at <= column; at = line.indexOf('$', at + 1)) {
    reference.lastIndex = at
    const match = reference.exec(line)
    if (match !== null && match.index === at && column <= at + match[0].length) found = match
  }
  if (found === undefined) return undefined
  const [whole, root = '', chain = ''] = found
  const from = found.index + whole.length - chain.length
  const upTo = chain.slice(0, Math.max(0, column - from))
  const rest = /^[\w-]*/.exec(chain.slice(upTo.length))?.[0] ?? ''
  const steps = column <= from ? '' : upTo + rest
  const known = memberOf(root, steps)
  const args = /^\((?:[^()]|\([^()]*\))*\)/.exec(chain.slice(steps.length))?.[0] ?? ''
  const named = values.findLast(({ source }) => source === root + steps + args)
  const value = steps + args === chain ? (valueAt(values, lineStart + column) ?? named) : named
  const paragraphs: string[] = []
  if (value !== undefined) paragraphs.push(`**${value.type}** \`${value.text.replaceAll('`', "'") || '(empty)'}\``)
  if (known !== undefined) paragraphs.push(documentationOf(known))
  if (paragraphs.length === 0) return undefined
  return {
    start: lineStart + found.index,
    end: lineStart + found.index + whole.length,
    title: `$${root}${steps.replaceAll(/\(.*\)/g, '()')}`,
    paragraphs,
    ...(value === undefined ? {} : { value }),
  }
}

function memberOf(root: string, chain: string): Member | undefined {
  const dotted = chain.replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, '').replace(/^\./, '')
  if (dotted === '') return rootMembers.find(({ name }) => name === root)
  const table = { input: inputMembers, util: utilMembers, foreach: foreachMembers, context: contextMembers }[root]
  const member = table?.find(({ name }) => name === dotted)
  if (member !== undefined || root !== 'context') return member
  const elsewhere = elsewhereInContext[dotted.split('.')[0] ?? '']
  return elsewhere === undefined
    ? undefined
    : { name: dotted, type: 'String', text: `Only ${elsewhere} have this; in a mapping template it is empty.` }
}
