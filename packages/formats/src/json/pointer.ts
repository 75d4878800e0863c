import type { Json } from '@gatewright/definition'
import { isObject } from './object.ts'

/** A key as a token of a JSON pointer (RFC 6901). */
export function escapeToken(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The pointer one level below `pointer`. */
export function below(pointer: string, ...keys: (string | number)[]): string {
  return keys.reduce<string>((result, key) => `${result}/${escapeToken(key)}`, pointer)
}

/** The keys of a JSON pointer, outermost first. */
export function tokensOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value that a pointer leads to; undefined where it leads nowhere. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined
    else value = isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined
    if (value === undefined) return undefined
  }
  return value
}

/** The pointer without its last token; undefined for the whole document. */
export function parentOf(pointer: string): string | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'))
}
