import { InvalidPath } from './invalid-path.ts'

const singleQuoted = /'([^'\\]*(?:\\.[^'\\]*)*)'/sy
const doubleQuoted = /"([^"\\]*(?:\\.[^"\\]*)*)"/sy
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** Reads a path from left to right; positions in errors are those of the whole path. */
export class PathText {
  at = 0

  constructor(readonly text: string) {}

  get unit(): string {
    return this.text.charAt(this.at)
  }

  get atEnd(): boolean {
    return this.at >= this.text.length
  }

  fail(reason: string): never {
    throw new InvalidPath(this.text, this.at, reason)
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.at)
  }

  /** Takes the token if it stands here. */
  take(token: string): boolean {
    if (!this.startsWith(token)) return false
    this.at += token.length
    return true
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`${token} is expected`)
  }

  skipBlanks(): void {
    while (this.unit === ' ' || this.unit === '\t' || this.unit === '\n' || this.unit === '\r') this.at++
  }

  /** Takes what a sticky pattern matches here; null when it does not. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match !== null) this.at += match[0].length
    return match
  }

  /** Takes a text in single or double quotes, with Java's escapes. */
  quoted(): string {
    const match = this.match(this.unit === "'" ? singleQuoted : doubleQuoted)
    if (match === null) this.fail(`the text in ${this.unit} does not end`)
    return (match[1] ?? '').replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, unit: string) =>
      code === undefined ? (escapes[unit] ?? unit) : String.fromCharCode(Number.parseInt(code, 16)),
    )
  }
}
