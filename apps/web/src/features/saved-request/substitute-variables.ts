/** What a variable stands for. `literal`: what looks like a variable in the value is none. */
export type VariableValue = { readonly value: string; readonly literal: boolean; readonly secret: boolean }

/** The variables that a text sees. `where` says in words where they were looked for. */
export type VariableScope = {
  readonly lookup: (name: string) => VariableValue | undefined
  readonly names: () => readonly string[]
  readonly where: string
}

/** How deep values may hold other variables, how many may stand in a text, and how long it may become (characters). */
export const substitutionLimits = { depth: 20, references: 10_000, length: 16_000_000 } as const

/** A text whose variables cannot be put in; `message` says which and why. */
export class VariableError extends Error {
  override readonly name = 'VariableError'
  constructor(
    readonly variable: string,
    readonly problem: 'unknown' | 'circular' | 'tooLong',
    message: string,
  ) {
    super(message)
  }
}

/** Writes a value into the text around it; `at` is the offset of the variable in the text, and only rises from call to call. */
export type EncodeValue = (value: string, at: number) => string

const reference = /\{\{[ \t]{0,20}(\$?[A-Za-z_][\w.-]{0,99})[ \t]{0,20}\}\}/y

/**
 * Puts values in the place of `{{name}}`. A name is a letter or `_`, then letters, digits, `_`, `.` and `-`; other braces stay as
 * they are. `\{{name}}` stands for the text `{{name}}`; after an even number of backslashes the variable counts, and they stay.
 * Values may hold variables themselves.
 * @throws VariableError for a variable that is not known, that leads back to itself, or a text that becomes too long
 */
export function substituteVariables(
  text: string,
  scope: VariableScope,
  encode: EncodeValue = (value) => value,
): string {
  return new Substitution(scope).run(text, encode, [])
}

/** The names of the variables that stand in a text, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...references(text)].flatMap(({ name, isEscaped }) => (isEscaped ? [] : [name])))]
}

type Reference = { readonly name: string; readonly from: number; readonly to: number; readonly isEscaped: boolean }

function* references(text: string): Generator<Reference> {
  let done = 0
  for (let at = text.indexOf('{{'); at >= 0; ) {
    reference.lastIndex = at
    const match = reference.exec(text)
    if (match === null) {
      at = text.indexOf('{{', at + 1)
      continue
    }
    let backslashes = 0
    while (at - backslashes - 1 >= done && text[at - backslashes - 1] === '\\') backslashes += 1
    done = at + match[0].length
    yield { name: match[1] ?? '', from: at, to: done, isEscaped: backslashes % 2 === 1 }
    at = text.indexOf('{{', done)
  }
}

class Substitution {
  readonly #values = new Map<string, string>()
  #references = 0

  constructor(readonly scope: VariableScope) {}

  run(text: string, encode: EncodeValue, path: readonly string[]): string {
    const parts: string[] = []
    let length = 0
    let copied = 0
    const add = (part: string, name: string) => {
      length += part.length
      if (length > substitutionLimits.length) throw tooLong(name, 'the text becomes too long')
      parts.push(part)
    }
    for (const { name, from, to, isEscaped } of references(text)) {
      this.#references += 1
      if (this.#references > substitutionLimits.references)
        throw tooLong(name, 'there are too many variables in one text')
      add(text.slice(copied, isEscaped ? from - 1 : from), name)
      add(isEscaped ? text.slice(from, to) : encode(this.#valueOf(name, path), from), name)
      copied = to
    }
    if (copied === 0) return text
    parts.push(text.slice(copied))
    return parts.join('')
  }

  #valueOf(name: string, path: readonly string[]): string {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const found = this.scope.lookup(name)
    if (found === undefined) {
      const within = path.length === 0 ? '' : `, which stands in the value of {{${path.at(-1)}}}`
      throw new VariableError(name, 'unknown', `{{${name}}}${within}, is not set: looked in ${this.scope.where}`)
    }
    if (path.includes(name))
      throw new VariableError(name, 'circular', `{{${name}}} leads back to itself: ${[...path, name].join(' → ')}`)
    if (path.length >= substitutionLimits.depth)
      throw new VariableError(
        name,
        'circular',
        `{{${path[0]}}} leads through more than ${substitutionLimits.depth} variables`,
      )
    const value = found.literal ? found.value : this.run(found.value, (each) => each, [...path, name])
    this.#values.set(name, value)
    return value
  }
}

function tooLong(name: string, reason: string): VariableError {
  return new VariableError(name, 'tooLong', `{{${name}}} cannot be put in: ${reason}`)
}
