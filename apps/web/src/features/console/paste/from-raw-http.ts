import { emptyRequest, type HeaderField } from '../console-request.ts'
import { bodyOf } from './body-of.ts'
import { isOfConnection, type Pasted, splitAddress } from './pasted.ts'

const requestLine = /^([A-Z]{3,20}) +(\S+)(?: +HTTP\/[\d.]+)?[ \t]*$/
const headerLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*)$/

/**
 * Reads a request as it goes over the wire: request line, header fields, an empty line, the body.
 * @returns undefined for a text whose first line is no request line
 */
export function fromRawHttp(text: string): Pasted | undefined {
  const lines = text.replace(/^\s+/, '').split('\n')
  const [, method, target] = requestLine.exec((lines[0] ?? '').replace(/\r$/, '')) ?? []
  if (method === undefined || target === undefined || !/^(?:\/|https?:\/\/|\*$)/i.test(target)) return undefined
  const { host: ofTarget, path } = splitAddress(target)
  const fields: HeaderField[] = []
  const dropped: string[] = []
  let at = 1
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/\r$/, '')
    if (line === '') break
    const [, name, value = ''] = headerLine.exec(line) ?? []
    if (name !== undefined) fields.push({ name, value: value.trim(), enabled: true })
    else dropped.push(`the line "${line.slice(0, 60)}", which is no header field`)
  }
  // a text that was copied ends with a line break that the body does not have
  const body = lines
    .slice(at + 1)
    .join('\n')
    .replace(/\r?\n$/, '')
  const type = fields.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const host = fields.find(({ name }) => name.toLowerCase() === 'host')?.value ?? ofTarget
  const headers = fields.filter(({ name }) => !isOfConnection(name))
  return {
    request: { ...emptyRequest, ...bodyOf(body, type), method, path: path === '*' ? '/' : path, headers },
    kind: 'an HTTP request',
    host,
    dropped,
  }
}
