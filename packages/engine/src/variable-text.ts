type Part = { readonly text: string } | { readonly root: VariableRoot; readonly path: readonly string[] }

export type VariableRoot = 'context' | 'stageVariables' | 'method'

/** A text with `$context.x`, `$stageVariables.x` and `$method.request.x` places: what gateway responses and access logs are made of. */
export type VariableText = {
  readonly source: string
  /** Puts in the values; a place whose value is undefined becomes `absent`. */
  render(lookUp: (root: VariableRoot, path: readonly string[]) => string | undefined, absent: string): string
}

const variable =
  /\$(\{?)(?:(context)(\.authorizer\.claims\.[\w:-]+|(?:\.\w+)+)|(stageVariables|method)((?:\.[\w$-]+)+))(\}?)/g

/** Compiles such a text. It is no VTL: everything else in it stays as it is. */
export function compileVariableText(text: string): VariableText {
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(variable)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    const [whole, open, context, contextPath, other, otherPath, close] = match
    const path = (contextPath ?? otherPath ?? '').slice(1).split('.')
    parts.push({ root: (context ?? other) as VariableRoot, path })
    // a brace that closes nothing belongs to the text
    from = match.index + whole.length - (open === '' && close === '}' ? 1 : 0)
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return {
    source: text,
    render: (lookUp, absent) =>
      parts.map((part) => ('text' in part ? part.text : (lookUp(part.root, part.path) ?? absent))).join(''),
  }
}
