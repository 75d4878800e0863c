import { JavaException } from '@gatewright/vtl'
import { payloadBytes, payloadText } from '../bytes.ts'

/** Text with `?` for halves of surrogate pairs, as Java writes it. */
function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '?') : text
}

/** Text in UTF-8 as Java writes it. */
export function javaBytes(text: string): Uint8Array {
  return payloadBytes(wellFormed(text))
}

/** What encodeURIComponent has otherwise than Java. */
const otherwise: Readonly<Record<string, string>> = {
  '%20': '+',
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '~': '%7E',
}

/** java.net.URLEncoder: letters, digits and `.-*_` stay, a space becomes `+`, everything else `%XX` of its UTF-8 form. */
export function urlEncode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%20|[!'()~]/g, (found) => otherwise[found] ?? found)
}

/**
 * java.net.URLDecoder: `+` is a space, runs of `%XX` are UTF-8.
 *
 * @throws JavaException for a `%` without two hexadecimal digits
 */
export function urlDecode(text: string): string {
  return text.replace(/\+|(?:%[0-9A-Fa-f]{2})+|%/g, (run) => {
    if (run === '+') return ' '
    if (run === '%') {
      throw new JavaException('IllegalArgumentException', 'URLDecoder: Incomplete trailing escape (%) pattern')
    }
    const bytes = new Uint8Array(run.length / 3)
    for (let at = 0; at < bytes.length; at++) {
      bytes[at] = digitAt(run, at * 3 + 1) * 16 + digitAt(run, at * 3 + 2)
    }
    return payloadText(bytes)
  })
}

/** Value of a hexadecimal digit. */
function digitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit < 58 ? unit - 48 : (unit | 32) - 87
}
