import type { EncodeValue } from './substitute-variables.ts'

/** For a path: everything but `/` and what may stand in a segment is percent-encoded, so that a value never begins a query. */
export const encodeInPath: EncodeValue = (value) => encodeURI(wellFormed(value)).replace(/[?#]/g, encodeURIComponent)

/** For a query string: a value is one name or value, whatever is in it. */
export const encodeInQuery: EncodeValue = (value) => encodeURIComponent(wellFormed(value))

/** Lone halves of surrogate pairs cannot be encoded. */
function wellFormed(value: string): string {
  return value.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}

/**
 * For a JSON text: inside of a string a value is escaped as part of the string, elsewhere it stands as it is, as a number or a
 * whole object.
 */
export function encodeInJson(text: string): EncodeValue {
  let at = 0
  let isInString = false
  return (value, offset) => {
    for (; at < offset; at += 1) {
      if (isInString && text[at] === '\\') at += 1
      else if (text[at] === '"') isInString = !isInString
    }
    return isInString ? JSON.stringify(value).slice(1, -1) : value
  }
}

/** Whether a text that may hold variables is meant as JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[[{"]/.test(text) && !/^\s*\{\{\s*\$?[A-Za-z_]/.test(text)
}
