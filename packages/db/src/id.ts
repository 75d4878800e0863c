import { randomInt } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A random id as API Gateway makes them: lower-case letters and digits, the first one a letter. 10 for APIs, 6 for parts of one. */
export function newId(length = 10): string {
  return Array.from({ length }, (_, index) => alphabet[randomInt(index === 0 ? 26 : alphabet.length)]).join('')
}
