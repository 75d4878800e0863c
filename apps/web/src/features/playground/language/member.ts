/** A name that a template may use, as completion and hover tell of it. */
export type Member = {
  name: string
  /** Parameters with their parentheses, for methods. */
  call?: string
  type: string
  /** One or two sentences: what it is, and what surprises. */
  text: string
  example?: string
  /** Where it exists, when that is not everywhere. */
  where?: string
}
