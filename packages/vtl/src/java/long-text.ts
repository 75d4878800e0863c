/** So much is gathered before it is put aside. */
const pieceLength = 4096

/**
 * A text that grows piece by piece. A string that does so is a tree of all its pieces until somebody reads it, and
 * costs the garbage collector more than the text is worth; here it becomes one flat string in the end.
 */
export class LongText {
  #aside: string[] | null = null
  #asideLength = 0
  #text = ''

  get length(): number {
    return this.#asideLength + this.#text.length
  }

  add(text: string): void {
    this.#text += text
    if (this.#text.length >= pieceLength) this.#putAside()
  }

  toString(): string {
    return this.#aside === null ? this.#text : `${this.#aside.join('')}${this.#text}`
  }

  #putAside(): void {
    this.#aside ??= []
    this.#aside.push(this.#text)
    this.#asideLength += this.#text.length
    this.#text = ''
  }
}
