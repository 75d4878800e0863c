import type { Json } from '@gatewright/definition'
import { readUtf8 } from './bytes-text.ts'
import { md5, sha256Text } from './digest.ts'
import { listAt, numberAt, textAt } from './members.ts'

/** Changes a text of bytes before it is compared. */
type Transformation = (text: string) => string

const space = /[ \t\n\r\f\v\xa0]/

/** Text transformations of web ACLs by their type (WAF developer guide: text transformations). */
const transformations: { readonly [type: string]: Transformation } = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  UPPERCASE: (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  COMPRESS_WHITE_SPACE: (text) => text.replace(/[ \t\n\r\f\v\xa0]+/g, ' '),
  REMOVE_WHITESPACE: (text) => text.replace(/[ \t\n\r\f\v\xa0]+/g, ''),
  TRIM: (text) => trimEnd(trimStart(text)),
  TRIM_LEFT: trimStart,
  TRIM_RIGHT: trimEnd,
  HTML_ENTITY_DECODE: decodeEntities,
  CMD_LINE: commandLine,
  CMD_LINE_UNIX: commandLine,
  CMD_LINE_WIN: commandLine,
  URL_DECODE: (text) => decodeUrl(text.replaceAll('+', ' ')),
  URL_DECODE_UNI: (text) =>
    decodeUrl(text.replaceAll('+', ' ').replace(/%u([0-9a-f]{4})/gi, (_, hex: string) => lowByte(hex))),
  BASE64_DECODE: (text) => (/^[A-Za-z0-9+/]*={0,2}$/.test(text) ? decodeBase64(text) : text),
  BASE64_DECODE_EXT: (text) => decodeBase64(text.replace(/[^A-Za-z0-9+/]/g, '')),
  HEX_DECODE: (text) => (/^(?:[0-9a-f]{2})*$/i.test(text) ? decodeHex(text) : text),
  MD5: md5,
  SHA256: sha256Text,
  REPLACE_COMMENTS: replaceComments,
  REMOVE_COMMENTS_CHAR: (text) => text.replace(/\/\*|\*\/|--|#/g, ''),
  ESCAPE_SEQ_DECODE: decodeEscapes,
  SQL_HEX_DECODE: (text) => text.replace(/0x((?:[0-9a-f]{2})+)/gi, (_, hex: string) => decodeHex(hex)),
  CSS_DECODE: decodeCss,
  JS_DECODE: decodeScript,
  JS_DECODE_EXT: decodeScript,
  NORMALIZE_PATH: normalizePath,
  NORMALIZE_PATH_WIN: (text) => normalizePath(text.replaceAll('\\', '/')),
  REMOVE_NULLS: (text) => text.replaceAll('\0', ''),
  REPLACE_NULLS: (text) => text.replaceAll('\0', ' '),
  UTF8_TO_UNICODE: (text) =>
    readUtf8(text).replace(/[^\0-\x7f]/g, (unit) => `%u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
}

/** The transformations of a statement, in the order of their priority; unknown ones change nothing. */
export function compileTransformations(statement: Json): Transformation {
  const steps = listAt(statement, 'TextTransformations')
    .map((each) => ({ priority: numberAt(each, 'Priority'), type: textAt(each, 'Type') }))
    .sort((a, b) => a.priority - b.priority)
    .map(({ type }) => (Object.hasOwn(transformations, type) ? transformations[type] : undefined))
    .filter((step) => step !== undefined)
  return (text) => steps.reduce((changed, step) => step(changed), text)
}

function trimStart(text: string): string {
  let start = 0
  while (start < text.length && space.test(text[start] ?? '')) start += 1
  return text.slice(start)
}

function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && space.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

const entities: { readonly [name: string]: string } = { quot: '"', nbsp: '\xa0', lt: '<', gt: '>', amp: '&' }

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,7})|#(\d{1,8})|(quot|nbsp|lt|gt|amp));?/gi,
    (_whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      name !== undefined
        ? (entities[name.toLowerCase()] ?? '')
        : String.fromCharCode(Number.parseInt(hex ?? decimal ?? '0', hex === undefined ? 10 : 16) & 255),
  )
}

function commandLine(text: string): string {
  return text
    .replace(/[\\"'^]/g, '')
    .replace(/[,;\s]+/g, ' ')
    .replace(/ (?=[/(])/g, '')
    .toLowerCase()
}

function decodeUrl(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** A full-width letter as its ASCII kin, anything else by its low byte. */
function lowByte(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return String.fromCharCode(code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code & 255)
}

function decodeBase64(text: string): string {
  const bare = text.replace(/=+$/, '')
  const usable = bare.length % 4 === 1 ? bare.slice(0, -1) : bare
  return atob(usable + '==='.slice((usable.length + 3) % 4))
}

function decodeHex(text: string): string {
  return text.replace(/../g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Each comment becomes one space, an unterminated one too. */
function replaceComments(text: string): string {
  let result = ''
  let from = 0
  for (;;) {
    const start = text.indexOf('/*', from)
    if (start < 0) return result + text.slice(from)
    result += `${text.slice(from, start)} `
    const end = text.indexOf('*/', start + 2)
    if (end < 0) return result
    from = end + 2
  }
}

const escapes: { readonly [letter: string]: string } = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function decodeEscapes(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|0([0-7]{1,3})|([abfnrtv])|([\\?'"]))/gi,
    (
      _whole,
      hex: string | undefined,
      octal: string | undefined,
      letter: string | undefined,
      plain: string | undefined,
    ) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
      return plain ?? escapes[letter?.toLowerCase() ?? ''] ?? ''
    },
  )
}

function decodeCss(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})[ \t\n\r\f]?|\n|([^0-9a-f\n]))/gi,
    (_whole, hex: string | undefined, plain: string | undefined) =>
      hex === undefined ? (plain ?? '') : lowByte(hex.slice(-4).padStart(4, '0')),
  )
}

function decodeScript(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([0-7]{1,3})|(.))/gis,
    (
      _whole,
      unicode: string | undefined,
      hex: string | undefined,
      octal: string | undefined,
      plain: string | undefined,
    ) => {
      if (unicode !== undefined) return lowByte(unicode)
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
      return escapes[plain ?? ''] ?? plain ?? ''
    },
  )
}

/** Without repeated slashes, `./`, and `../` behind something. */
function normalizePath(text: string): string {
  const isAbsolute = text.startsWith('/')
  const segments = text.split('/')
  const kept: string[] = []
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else kept.push(segment)
  }
  const hasTail = kept.length > 0 && text.endsWith('/')
  return `${isAbsolute ? '/' : ''}${kept.join('/')}${hasTail ? '/' : ''}`
}
