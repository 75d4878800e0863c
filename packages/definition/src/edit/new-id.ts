const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * An id in the form of the service's own (lower-case letters and digits), made from what the thing is called, so that
 * the same edit gives the same id everywhere. A taken id moves on to the next free one.
 * @param name what the id is made of
 * @param taken the map that the id will be a key of
 * @param length 10 for resources, 6 for most others
 */
export function newId(name: string, taken: Readonly<Record<string, unknown>>, length: 6 | 10 = 6): string {
  for (let attempt = 0; ; attempt++) {
    const id = digest(attempt === 0 ? name : `${name}#${attempt}`, length)
    if (!Object.hasOwn(taken, id)) return id
  }
}

/** FNV-1a, 32 bits a round; begins with a letter, so that maps keep the order in which things were added. */
function digest(text: string, length: number): string {
  let id = ''
  for (let round = 0; id.length < length; round++) {
    let hash = 0x811c9dc5 ^ round
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    }
    let rest = hash >>> 0
    for (let digit = 0; digit < 5 && id.length < length; digit++) {
      id += id === '' ? letters[10 + (rest % 26)] : letters[rest % 36]
      rest = Math.floor(rest / 36)
    }
  }
  return id
}
