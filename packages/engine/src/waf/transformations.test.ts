import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bytesOf, byteText, utf8ByteText } from './bytes-text.ts'
import { md5, sha256Text } from './digest.ts'
import { compileTransformations } from './transformations.ts'

const apply = (text: string, ...types: string[]) =>
  compileTransformations({ TextTransformations: types.map((Type, Priority) => ({ Type, Priority })) })(text)

describe('a text transformation', () => {
  it.each([
    ['LOWERCASE', 'ABC é', 'abc é'],
    ['COMPRESS_WHITE_SPACE', ' a \t\n b ', ' a b '],
    ['REMOVE_WHITESPACE', ' a\tb ', 'ab'],
    ['TRIM', ' a b ', 'a b'],
    ['TRIM_RIGHT', ' a ', ' a'],
    ['HTML_ENTITY_DECODE', '&lt;b&gt;&quot;&#x41;&#66;&none;', '<b>"AB&none;'],
    ['CMD_LINE', 'C^M"d  (Dir),X;;Y', 'cmd(dir) x y'],
    ['URL_DECODE', '%3Ca+b%zz', '<a b%zz'],
    ['URL_DECODE_UNI', '%uff21%u0042', 'AB'],
    ['BASE64_DECODE', 'YWI=', 'ab'],
    ['BASE64_DECODE', 'no base64!', 'no base64!'],
    ['BASE64_DECODE_EXT', 'Y!W@I', 'ab'],
    ['HEX_DECODE', '6162', 'ab'],
    ['REPLACE_COMMENTS', 'a/*x*/b*//*c', 'a b*/ '],
    ['ESCAPE_SEQ_DECODE', '\\x41\\0102\\n\\q', 'AB\n\\q'],
    ['SQL_HEX_DECODE', 'x=0x4142', 'x=AB'],
    ['CSS_DECODE', '\\6a a\\vascript', 'javascript'],
    ['JS_DECODE', '\\u0041\\x42\\n\\q', 'AB\nq'],
    ['NORMALIZE_PATH', '//a/./b/../c/', '/a/c/'],
    ['NORMALIZE_PATH', '../../a', '../../a'],
    ['NORMALIZE_PATH_WIN', '\\a\\..\\b', '/b'],
    ['REMOVE_NULLS', 'a\0b', 'ab'],
    ['REPLACE_NULLS', 'a\0b', 'a b'],
    ['UTF8_TO_UNICODE', utf8ByteText('aé'), 'a%u00e9'],
    ['NO_SUCH', 'as it is', 'as it is'],
  ])('%s makes of %j %j', (type, text, expected) => {
    expect(apply(text, type)).toBe(expected)
  })

  it('runs by priority, one after the other', () => {
    expect(apply('NjE=', 'BASE64_DECODE', 'HEX_DECODE', 'UPPERCASE')).toBe('A')
  })

  it.each([0, 1, 55, 56, 63, 64, 119, 120, 1000])('digests %i bytes as others do', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) & 255)
    const by = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex')
    const hex = (text: string) => Buffer.from(bytesOf(text)).toString('hex')
    expect(hex(md5(byteText(bytes)))).toBe(by('md5'))
    expect(hex(sha256Text(byteText(bytes)))).toBe(by('sha256'))
  })

  it.each(['REPLACE_COMMENTS', 'TRIM', 'COMPRESS_WHITE_SPACE', 'HTML_ENTITY_DECODE', 'NORMALIZE_PATH', 'CSS_DECODE'])(
    '%s ends soon on a text made to be slow',
    (type) => {
      const text = `${'/*'.repeat(100_000)}${' '.repeat(100_000)}${'&#'.repeat(100_000)}${'../'.repeat(100_000)}`
      expect(apply(text, type).length).toBeLessThanOrEqual(text.length)
    },
  )
})
