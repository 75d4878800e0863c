import { describe, expect, it } from 'vitest'
import { payloadBytes, payloadText } from '../bytes.ts'
import { convertRequest, convertResponse } from './content-handling.ts'

const png = new Uint8Array([0x89, 0x50, 0xff])
const pngBase64 = 'iVD/'
const bad = '\ufffdP\ufffd'
const show = (converted: ReturnType<typeof convertRequest>) => {
  if (converted === undefined) return 'refused'
  return converted.isBinary ? [...payloadBytes(converted.body)].join() : payloadText(converted.body)
}
const bytes = [...png].join()

describe('the body of a request', () => {
  it.each([
    [false, undefined, bad],
    [false, 'CONVERT_TO_TEXT', bad],
    [false, 'CONVERT_TO_BINARY', 'refused'],
    [true, undefined, bytes],
    [true, 'CONVERT_TO_BINARY', bytes],
    [true, 'CONVERT_TO_TEXT', pngBase64],
  ] as const)('of bytes, binary %s, handled by %s', (isBinary, handling, expected) => {
    expect(show(convertRequest(png, isBinary, handling))).toBe(expected)
  })

  it('of base64 text is decoded where it does not count as binary', () => {
    expect(show(convertRequest(payloadBytes(pngBase64), false, 'CONVERT_TO_BINARY'))).toBe(bytes)
    expect(show(convertRequest(payloadBytes(pngBase64), true, 'CONVERT_TO_BINARY'))).toBe(
      [...payloadBytes(pngBase64)].join(),
    )
  })
})

describe('the body of a response', () => {
  it.each([
    // backend type binary, client accepts binary, unset, to text, to binary
    [false, false, pngBase64, pngBase64, bytes],
    [false, true, bytes, pngBase64, bytes],
  ])('of base64 text, type binary %s, accepted as binary %s', (isBinary, accepts, unset, toText, toBinary) => {
    const body = payloadBytes(pngBase64)
    expect(show(convertResponse(body, isBinary, accepts, undefined))).toBe(unset)
    expect(show(convertResponse(body, isBinary, accepts, 'CONVERT_TO_TEXT'))).toBe(toText)
    expect(show(convertResponse(body, isBinary, accepts, 'CONVERT_TO_BINARY'))).toBe(toBinary)
  })

  it.each([
    [false, false, bad, bad, 'refused'],
    [false, true, 'refused', bad, 'refused'],
    [true, false, pngBase64, pngBase64, bytes],
    [true, true, bytes, pngBase64, bytes],
  ])('of bytes, type binary %s, accepted as binary %s', (isBinary, accepts, unset, toText, toBinary) => {
    expect(show(convertResponse(png, isBinary, accepts, undefined))).toBe(unset)
    expect(show(convertResponse(png, isBinary, accepts, 'CONVERT_TO_TEXT'))).toBe(toText)
    expect(show(convertResponse(png, isBinary, accepts, 'CONVERT_TO_BINARY'))).toBe(toBinary)
  })
})
