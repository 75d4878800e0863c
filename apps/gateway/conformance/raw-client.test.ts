import { describe, expect, it } from 'vitest'
import { readAnswer } from './raw-client.ts'

const read = (text: string, ended = false) => {
  const answer = readAnswer(Buffer.from(text), ended)
  return answer === undefined ? undefined : { ...answer, body: Buffer.from(answer.body).toString() }
}

describe('readAnswer', () => {
  it.each([
    ['a body of known length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b: c\r\n\r\nhi and more', 'hi'],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n3\r\n yo\r\n0\r\n\r\n', 'hi yo'],
    ['no body at all', 'HTTP/1.1 204 No Content\r\n\r\n', ''],
  ])('reads %s', (_name, text, body) => {
    expect(read(text)?.body).toBe(body)
  })

  it('keeps header values whole, colons included, and their order', () => {
    expect(read('HTTP/1.1 204 No Content\r\nB: 1: 2\r\nA: x\r\n\r\n')?.headers).toEqual([
      ['B', '1: 2'],
      ['A', 'x'],
    ])
  })

  it('skips interim answers', () => {
    expect(read('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n')?.status).toBe(204)
  })

  it('reads to the end of the connection where nothing says how long the body is', () => {
    const text = 'HTTP/1.1 200 OK\r\n\r\nhi'
    expect(read(text)).toBeUndefined()
    expect(read(text, true)?.body).toBe('hi')
  })

  it.each([
    ['a head without its end', 'HTTP/1.1 200 OK\r\nContent-Length: 2'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi'],
    ['half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhi'],
  ])('waits for the rest of %s', (_name, text) => {
    expect(read(text)).toBeUndefined()
  })
})
