import { type ConsoleRequest, emptyRequest, type HeaderField } from './console-request.ts'

/** A request as a cURL command for a POSIX shell. `url` is the whole address. */
export function toCurl(request: Pick<ConsoleRequest, 'method' | 'headers' | 'body'>, url: string): string {
  const parts = [`curl -X ${request.method} ${quote(url)}`]
  for (const { name, value, enabled } of request.headers)
    if (enabled && name !== '') parts.push(`-H ${quote(`${name}: ${value}`)}`)
  if (request.body !== '') parts.push(`--data-raw ${quote(request.body)}`)
  return parts.join(' \\\n  ')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** A cURL command that cannot be read; `message` says what of it. */
export class CurlError extends Error {
  override readonly name = 'CurlError'
}

const takesValue = new Set([
  '-o',
  '--output',
  '-A',
  '--user-agent',
  '-e',
  '--referer',
  '-m',
  '--max-time',
  '--connect-timeout',
  '-x',
  '--proxy',
  '--cacert',
  '-E',
  '--cert',
  '--key',
  '-w',
  '--write-out',
  '--resolve',
  '-c',
  '--cookie-jar',
])
const dataOptions = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--json',
  '--data-urlencode',
])

/**
 * Reads a cURL command as people copy it from browsers and documentation.
 * @returns the request and the host that the command named
 * @throws CurlError when it is no cURL command or has no address
 */
export function fromCurl(command: string): { request: ConsoleRequest; host: string } {
  const words = shellWords(command)
  if (words.shift() !== 'curl') throw new CurlError('This is no cURL command: it begins with "curl".')
  let method: string | undefined
  let url: string | undefined
  let asQuery = false
  const headers: HeaderField[] = []
  const data: string[] = []
  while (words.length > 0) {
    const [option, attached] = splitOption(words.shift() ?? '')
    const value = () => {
      const next = attached ?? words.shift()
      if (next === undefined) throw new CurlError(`${option} has no value.`)
      return next
    }
    if (option === '-X' || option === '--request') method = value()
    else if (option === '-H' || option === '--header') headers.push(headerField(value()))
    else if (option === '-b' || option === '--cookie') headers.push({ name: 'Cookie', value: value(), enabled: true })
    else if (option === '-u' || option === '--user')
      headers.push({ name: 'Authorization', value: `Basic ${btoa(value())}`, enabled: true })
    else if (option === '-G' || option === '--get') asQuery = true
    else if (option === '-I' || option === '--head') method = 'HEAD'
    else if (option === '--url') url = value()
    else if (dataOptions.has(option)) {
      if (option === '--json') headers.push({ name: 'Content-Type', value: 'application/json', enabled: true })
      data.push(value())
    } else if (takesValue.has(option)) value()
    else if (!option.startsWith('-')) url ??= option
  }
  if (url === undefined) throw new CurlError('The command has no address.')
  const address = parseAddress(url)
  const query = asQuery ? data.join('&') : ''
  const body = asQuery ? '' : data.join('&')
  if (body !== '' && !headers.some(({ name }) => name.toLowerCase() === 'content-type')) {
    headers.push({ name: 'Content-Type', value: 'application/x-www-form-urlencoded', enabled: true })
  }
  const path = query === '' ? address.path : `${address.path}${address.path.includes('?') ? '&' : '?'}${query}`
  return {
    request: {
      ...emptyRequest,
      method: method ?? (body === '' ? 'GET' : 'POST'),
      path,
      headers,
      bodyKind: body === '' ? 'none' : 'text',
      body,
    },
    host: address.host,
  }
}

function splitOption(word: string): [string, string | undefined] {
  if (/^-[XHdbuom]./.test(word)) return [word.slice(0, 2), word.slice(2)]
  const equals = word.indexOf('=')
  return word.startsWith('--') && equals > 0 ? [word.slice(0, equals), word.slice(equals + 1)] : [word, undefined]
}

function headerField(text: string): HeaderField {
  const colon = text.indexOf(':')
  return colon < 0
    ? { name: text, value: '', enabled: true }
    : { name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim(), enabled: true }
}

function parseAddress(text: string): { host: string; path: string } {
  const match = /^(?:[a-z]+:\/\/)?([^/?#]+)([^#]*)/i.exec(text)
  const path = match?.[2] ?? ''
  return { host: match?.[1] ?? '', path: path.startsWith('/') ? path : `/${path}` }
}

function shellWords(command: string): string[] {
  const pattern = /(?:\s|\\\r?\n)*((?:\$'(?:[^'\\]|\\[\s\S])*'|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[^\r\n]|[^\s'"\\])+)/gy
  return [...command.trim().matchAll(pattern)].map((match) => unquote(match[1] ?? ''))
}

function unquote(word: string): string {
  const part = /\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g
  return word.replace(part, (_, ansiText?: string, single?: string, double?: string, escaped?: string) => {
    if (ansiText !== undefined) return ansi(ansiText)
    if (double !== undefined) return double.replace(/\\([$`"\\\n])/g, (_, one: string) => (one === '\n' ? '' : one))
    return single ?? escaped ?? ''
  })
}

const ansiEscapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', "'": "'", '"': '"', '\\': '\\' }

function ansi(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, code: string) =>
    code.length === 5 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ansiEscapes[code] ?? code),
  )
}
