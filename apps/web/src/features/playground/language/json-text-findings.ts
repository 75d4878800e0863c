import type { Ast, Template } from '@gatewright/vtl'
import type { TemplateFacts } from './facts.ts'
import type { Finding } from './finding.ts'
import { inferReference, type Variables } from './infer.ts'

/** What repairs the one escape of escapeJavaScript that JSON does not have. */
const repair = `.replaceAll("\\\\'", "'")`

/** Values that can break the JSON which a template writes: unescaped text in strings, empty values between them. */
export function jsonTextFindings(ast: Template, variables: Variables, facts: TemplateFacts): Finding[] {
  if (!writesJson(ast)) return []
  const findings: Finding[] = []
  new Scan(variables, findings, facts).block(ast.body)
  return findings
}

/** Whether the first thing that a template prints begins an object or an array. */
export function writesJson(ast: Template): boolean {
  for (const statement of ast.body.statements) {
    if (statement.kind === 'text' && statement.text.trim() !== '') return /^\s*[{[]/.test(statement.text)
    if (statement.kind === 'reference') return /^\s*[{[]/.test(statement.before)
    if (statement.kind === 'if' || statement.kind === 'foreach') {
      const body = statement.kind === 'if' ? statement.branches[0]?.body : statement.body
      const first = body?.statements.find((part) => part.kind === 'text' && part.text.trim() !== '')
      if (first?.kind === 'text') return /^\s*[{[]/.test(first.text)
    }
  }
  return false
}

class Scan {
  #isInString = false
  #isEscaped = false

  constructor(
    private readonly variables: Variables,
    private readonly findings: Finding[],
    private readonly facts: TemplateFacts,
  ) {}

  block(block: Ast.Block): void {
    for (const statement of block.statements) this.#statement(statement)
  }

  #statement(statement: Ast.Statement): void {
    switch (statement.kind) {
      case 'text':
        this.#text(statement.text)
        return
      case 'comment':
        this.#text(statement.before)
        return
      case 'reference':
        this.#text(statement.before)
        this.#reference(statement)
        return
      case 'if': {
        const bodies = [
          ...statement.branches.map(({ body }) => body),
          ...(statement.otherwise === null ? [] : [statement.otherwise]),
        ]
        const before = this.#isInString
        let after = before
        for (const [index, body] of bodies.entries()) {
          this.#isInString = before
          this.block(body)
          if (index === 0) after = this.#isInString
        }
        this.#isInString = after
        return
      }
      case 'foreach':
        this.block(statement.body)
        return
      default:
        return
    }
  }

  #text(text: string): void {
    for (const character of text) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (character === '\\' && this.#isInString) this.#isEscaped = true
      else if (character === '"') this.#isInString = !this.#isInString
    }
  }

  /** Whether what stood here in the newest rendering was a number or a Boolean, which need no escaping. */
  #isNoText({ start, end }: { start: number; end: number }): boolean {
    const seen = this.facts.values.findLast((value) => value.start === start && value.end === end)
    return seen !== undefined && /^(?:Integer|Long|Double|BigInteger|BigDecimal|Boolean)$/.test(seen.type)
  }

  #reference(reference: Ast.Reference): void {
    const { content, type } = inferReference(reference, this.variables)
    const place = { start: dollarOf(reference), end: reference.end }
    const bare = plain(reference)
    if (this.#isInString) {
      if (content === 'raw' && type !== 'Boolean' && type !== 'Number') {
        this.findings.push({
          severity: this.#isNoText(place) ? 'info' : 'warning',
          code: 'unescaped-text',
          ...place,
          message: `\`${shortened(bare)}\` puts text of the ${this.facts.direction === 'request' ? 'request' : 'answer'} into JSON as it came`,
          detail: 'A quote, a backslash or a line end in it breaks the output.',
          fix: { title: 'Escape', edits: [{ ...place, text: `$util.escapeJavaScript(${bare})${repair}` }] },
        })
      } else if (content === 'escaped') {
        const end = reference.formal ? reference.end - 1 : reference.end
        this.findings.push({
          severity: 'warning',
          code: 'escaped-apostrophe',
          ...place,
          message: "escapeJavaScript turns `'` into `\\'`, which JSON forbids",
          detail: "A name such as O'Brien would break the output.",
          fix: { title: 'Fix', edits: [{ start: end, end, text: repair }] },
        })
      } else if (content === 'json') {
        this.findings.push({
          severity: 'warning',
          code: 'json-in-quotes',
          ...place,
          message: '`$input.json` brings its own quotes',
          detail: 'Leave the quotes around it away, or escape it with `$util.escapeJavaScript`.',
        })
      }
      return
    }
    const last = reference.accessors.at(-1)
    const name =
      last?.kind === 'property' ? last.name : last?.kind === 'method' && last.name === 'path' ? pathOf(last) : undefined
    if (content === 'raw' && type === undefined && name !== undefined) {
      this.findings.push({
        severity: 'info',
        code: 'empty-value',
        ...place,
        message: `A missing \`${name}\` prints as empty text`,
        detail: 'Nothing between the separators is no JSON. Give it a default.',
      })
    }
  }
}

function pathOf(access: Ast.MethodAccess): string | undefined {
  const [argument] = access.args
  return argument?.kind === 'string' ? argument.text : undefined
}

function dollarOf(reference: Ast.Reference): number {
  return reference.nameSpan.start - 1 - (reference.quiet ? 1 : 0) - (reference.formal ? 1 : 0)
}

/** The reference without `!` and braces, as an argument. */
function plain(reference: Ast.Reference): string {
  const text = reference.source.replace(/^\$!?/, '')
  return `$${reference.formal ? text.replace(/^\{/, '').replace(/\}$/, '') : text}`
}

function shortened(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47)}…` : text
}
