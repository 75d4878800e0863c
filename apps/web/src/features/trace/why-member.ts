/** Where a member stands in a text of JSON: from its name (or its value, in a list) to the end of its value. */
export type MemberSpan = { readonly from: number; readonly to: number }

/**
 * Finds a member in a text of JSON that may be cut off at its end. Pure; reads each character once.
 * @param path names and indexes from the outermost value; empty means the whole value
 * @returns undefined when the text has no such member, or ends before it
 */
export function locateMember(text: string, path: readonly (string | number)[]): MemberSpan | undefined {
  let at = 0
  let found: MemberSpan | undefined

  const skipSpace = () => {
    while (/\s/.test(text[at] ?? '')) at += 1
  }
  const skipString = (): string => {
    const start = at
    at += 1
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at = Math.min(text.length, at + 1)
    try {
      return JSON.parse(text.slice(start, at)) as string
    } catch {
      return text.slice(start + 1, at)
    }
  }
  /** Reads a value; `depth` is how much of the path led here, or -1 off the path. */
  const readValue = (depth: number, from: number) => {
    skipSpace()
    const head = text[at]
    if (head === '{' || head === '[') readMembers(depth, head === '{')
    else if (head === '"') skipString()
    else while (at < text.length && !/[,\]}\s]/.test(text[at] ?? '')) at += 1
    if (depth === path.length) found ??= { from, to: at }
  }
  const readMembers = (depth: number, isObject: boolean) => {
    at += 1
    for (let index = 0; at < text.length; index += 1) {
      skipSpace()
      if (text[at] === '}' || text[at] === ']') {
        at += 1
        return
      }
      const from = at
      const key = isObject && text[at] === '"' ? skipString() : index
      skipSpace()
      if (isObject && text[at] === ':') at += 1
      const isOnPath = depth >= 0 && depth < path.length && path[depth] === key
      const before = at
      readValue(isOnPath ? depth + 1 : -1, from)
      skipSpace()
      if (text[at] === ',') at += 1
      else if (at === before) return
    }
  }

  skipSpace()
  readValue(0, at)
  return found
}
