import { lexTemplate, type Span } from '@gatewright/vtl'

const opening = /^#\{?(?:if|foreach|define|macro)\b|^#@/
const middle = /^#\{?(?:else|elseif)\b/
const closing = /^#\{?end\b/

/** The words of one directive that belong together: `#if`, its `#elseif` and `#else`, and its `#end`. In source order. */
export function directiveGroupsOf(source: string): Span[][] {
  const groups: Span[][] = []
  const open: Span[][] = []
  for (const { kind, start, end } of lexTemplate(source)) {
    if (kind !== 'directive') continue
    const text = source.slice(start, end)
    const word = { start, end: start + (/^#@?\{?\w+\}?/.exec(text)?.[0].length ?? text.length) }
    if (opening.test(text)) {
      const group = [word]
      groups.push(group)
      open.push(group)
    } else if (middle.test(text)) open.at(-1)?.push(word)
    else if (closing.test(text)) open.pop()?.push(word)
  }
  return groups
}

/** The group one of whose words is at an offset. */
export function directiveGroupAt(source: string, offset: number): Span[] | undefined {
  return directiveGroupsOf(source).find((group) => group.some(({ start, end }) => start <= offset && offset <= end))
}
