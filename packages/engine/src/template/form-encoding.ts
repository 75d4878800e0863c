import { JavaException } from '@gatewright/vtl'
import { payloadBytes, payloadText } from '../bytes.ts'

/** Text in UTF-8 with `?` for halves of surrogate pairs, as Java writes it. */
export function javaBytes(text: string): Uint8Array {
  return payloadBytes(text.replace(/\p{Surrogate}/gu, '?'))
}

/** java.net.URLEncoder: letters, digits and `.-*_` stay, a space becomes `+`, everything else `%XX` of its UTF-8 form. */
export function urlEncode(text: string): string {
  return text.replace(/[^A-Za-z0-9.*_-]+/g, (run) => {
    let encoded = ''
    for (const byte of javaBytes(run)) {
      encoded += byte === 32 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    }
    return encoded
  })
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
    for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(run.slice(at * 3 + 1, at * 3 + 3), 16)
    return payloadText(bytes)
  })
}
