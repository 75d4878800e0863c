/** The words of a command, as a shell would hand them over. Time is linear in the length of the text. */
export function shellWords(command: string): string[] {
  return isOfWindows(command) ? cmdWords(command) : posixWords(command)
}

/** Whether the first quoted word begins with a caret, or lines go on after one and no word is in single quotes. */
function isOfWindows(command: string): boolean {
  return /^\S+\s+(?:-\S+\s+)*\^"/.test(command) || (/\s\^\r?\n/.test(command) && !/\s'/.test(command))
}

/** Words of a POSIX shell, with `$'…'` and lines that go on after a backslash. */
function posixWords(command: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let at = 0
  const add = (text: string) => {
    word = (word ?? '') + text
  }
  while (at < command.length) {
    const character = command.charAt(at)
    if (character === "'" || (character === '$' && command.charAt(at + 1) === "'")) {
      const ansi = character === '$'
      const start = at + (ansi ? 2 : 1)
      const end = ansi ? closingQuote(command, start, "'") : orEnd(command, command.indexOf("'", start))
      add(ansi ? ansiText(command.slice(start, end)) : command.slice(start, end))
      at = end + 1
    } else if (character === '"') {
      const end = closingQuote(command, at + 1, '"')
      add(command.slice(at + 1, end).replace(/\\(\r?\n|[$`"\\])/g, (_, one: string) => (one.endsWith('\n') ? '' : one)))
      at = end + 1
    } else if (character === '\\') {
      const newline = /^\\\r?\n/.exec(command.slice(at, at + 3))?.[0]
      if (newline !== undefined) at += newline.length
      else {
        add(command.charAt(at + 1))
        at += 2
      }
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
      at += 1
    } else {
      add(character)
      at += 1
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

function orEnd(text: string, at: number): number {
  return at < 0 ? text.length : at
}

function closingQuote(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++
    else if (text.charAt(at) === quote) return at
  }
  return text.length
}

const ansiEscapes: { readonly [code: string]: string } = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function ansiText(text: string): string {
  const escaped = /\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g
  return text.replace(escaped, (_, short?: string, long?: string, hex?: string, octal?: string, one?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    const code = short ?? long ?? hex
    if (code === undefined) return ansiEscapes[one ?? ''] ?? one ?? ''
    const point = Number.parseInt(code, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

/**
 * Words of the Windows command prompt, as browsers copy commands for it: a caret takes the next character as it is, and at the
 * end of a line goes on. Where quotes have carets too, no quote is one for the prompt, so carets count everywhere.
 */
function cmdWords(command: string): string[] {
  const everywhere = command.includes('^"')
  const text = everywhere
    ? command.replace(/\^(\r?\n)(\r?\n)?|\^([\s\S])/g, (_, _first?: string, second?: string, one?: string) =>
        one === undefined ? (second ?? '') : one,
      )
    : command.replace(/\^\r?\n/g, ' ')
  const words: string[] = []
  let word: string | undefined
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    if (character === '\\' && (next === '"' || (next === '\\' && isQuoted))) {
      word = (word ?? '') + next
      at++
    } else if (character === '"' && isQuoted && next === '"') {
      word = `${word ?? ''}"`
      at++
    } else if (character === '"') {
      isQuoted = !isQuoted
      word ??= ''
    } else if (!isQuoted && /\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + character
  }
  if (word !== undefined) words.push(word)
  return words
}
