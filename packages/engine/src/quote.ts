const plain = /^[ !#-[\]-~]*$/

/** A text as JSON. Most texts hold nothing that has to be escaped, which is quicker to find out than to escape. */
export function quote(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}

/** A text as JSON, or `null`. */
export function quoteOrNull(text: string | undefined): string {
  return text === undefined ? 'null' : quote(text)
}
