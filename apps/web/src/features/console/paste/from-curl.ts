import { type ConsoleRequest, emptyRequest, type HeaderField } from '../console-request.ts'
import { emptyAuth, type RequestAuth } from '../request-auth.ts'
import { emptyBody, type MultipartPart, type RequestBody } from '../request-body.ts'
import { bodyOf, bodyOfBytes } from './body-of.ts'
import { type Pasted, PasteError, splitAddress } from './pasted.ts'
import { shellWords } from './shell-words.ts'

/** Short options that take a value; all others stand alone and may be written together. */
const shortWithValue = new Set('AbcCDdeEFHhKmoPQrTtuUwxXyYz')
/** Long names of short options, and options that are handled by the name of another. */
const longNames: { readonly [option: string]: string } = {
  '-A': '--user-agent',
  '-b': '--cookie',
  '-d': '--data',
  '--data-ascii': '--data',
  '-e': '--referer',
  '-F': '--form',
  '-G': '--get',
  '-H': '--header',
  '-I': '--head',
  '-T': '--upload-file',
  '-u': '--user',
  '-X': '--request',
}
/** Long options with a value that say nothing of the request. */
const otherWithValue = new Set(
  'cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie-jar dump-header dns-servers engine interface key key-type limit-rate local-port max-filesize max-redirs max-time netrc-file noproxy output output-dir pass proto proto-default proxy proxy-header proxy-user range rate resolve retry retry-delay retry-max-time socks5 socks5-hostname stderr time-cond tls-max trace trace-ascii unix-socket write-out'
    .split(' ')
    .map((name) => `--${name}`),
)
/** Options that change nothing of what is sent, so nobody needs to hear of them. */
const silent = new Set(
  '-s -S -v -i -k -L -f -g -N -n -# -o -m -w -c --silent --show-error --verbose --include --insecure --location --fail --fail-with-body --globoff --no-buffer --http1.1 --http2 --http3 --http1.0 --output --max-time --connect-timeout --write-out --cookie-jar --path-as-is --no-progress-meter --progress-bar --tlsv1.2 --tlsv1.3 --ipv4 --ipv6 --retry --retry-delay --disable'.split(
    ' ',
  ),
)
const asForm = 'application/x-www-form-urlencoded'

/** What the options of a command say so far. */
type Command = {
  method?: string
  url?: string
  headers: HeaderField[]
  /** header fields that the command keeps curl from adding */
  removed: Set<string>
  data: string[]
  parts: MultipartPart[]
  query: string[]
  asQuery: boolean
  isHead: boolean
  isUpload: boolean
  /** body that came through a pipe, in base64 */
  piped?: string
  user?: string
  sigv4?: string
  bearer?: string
  dropped: string[]
}

/**
 * Reads a cURL command as people copy it from browsers and documentation: of POSIX shells and of the Windows prompt.
 * @throws PasteError when it is none or has no address
 */
export function fromCurl(text: string): Pasted {
  const words = shellWords(text.trim())
  const command: Command = {
    headers: [],
    removed: new Set(),
    data: [],
    parts: [],
    query: [],
    asQuery: false,
    isHead: false,
    isUpload: false,
    dropped: [],
  }
  readPipe(words, command)
  if (!/^(?:\S*[/\\])?curl(?:\.exe)?$/i.test(words.shift() ?? ''))
    throw new PasteError('This is no cURL command: it begins with "curl".')
  // from the end, since taking from the front of a long list takes as long as the list
  readWords(words.reverse(), command)
  if (command.url === undefined) throw new PasteError('The command has no address.')
  return pastedOf(command, command.url)
}

/** `echo 'base64' | base64 -d | curl …`, the form in which commands with bytes are copied here. */
function readPipe(words: string[], command: Command): void {
  if (words[0] !== 'echo' || words[2] !== '|' || words[3] !== 'base64' || words[5] !== '|') return
  command.piped = words[1] ?? ''
  words.splice(0, 6)
}

function readWords(words: string[], command: Command): void {
  while (words.length > 0) {
    const word = words.pop() ?? ''
    if (word === '--next' || word === '-:' || word === '|' || word === '&&' || word === ';' || word === '>') {
      command.dropped.push(word === '--next' || word === '-:' ? 'all requests after the first' : `what follows ${word}`)
      return
    }
    if (word.startsWith('--') && word.length > 2) readOption(word, undefined, words, command)
    else if (word.startsWith('-') && word.length > 1) readShort(word, words, command)
    else if (command.url === undefined) command.url = word
    else command.dropped.push(`the further address ${word.slice(0, 80)}`)
  }
}

/** One word of short options: `-sSXPOST` is -s, -S, and -X with its value. */
function readShort(word: string, words: string[], command: Command): void {
  for (let at = 1; at < word.length; at++) {
    const option = `-${word.charAt(at)}`
    if (shortWithValue.has(word.charAt(at))) {
      const attached = word.slice(at + 1)
      readOption(option, attached === '' ? undefined : attached, words, command)
      return
    }
    readOption(option, undefined, words, command)
  }
}

function readOption(written: string, attached: string | undefined, words: string[], command: Command): void {
  const option = longNames[written] ?? written
  const value = () => {
    const next = attached ?? words.pop()
    if (next === undefined) throw new PasteError(`${written} has no value.`)
    return next
  }
  switch (option) {
    case '--request':
      command.method = value().toUpperCase()
      return
    case '--url':
      command.url ??= value()
      return
    case '--header':
      readHeader(value(), command)
      return
    case '--user-agent':
      command.headers.push(field('User-Agent', value()))
      return
    case '--referer':
      command.headers.push(field('Referer', value()))
      return
    case '--cookie': {
      const cookie = value()
      if (cookie.includes('=')) command.headers.push(field('Cookie', cookie))
      else command.dropped.push(`the cookies of the file ${cookie}`)
      return
    }
    case '--user':
      command.user = value()
      return
    case '--oauth2-bearer':
      command.bearer = value()
      return
    case '--aws-sigv4':
      command.sigv4 = value()
      return
    case '--get':
      command.asQuery = true
      return
    case '--head':
      command.isHead = true
      return
    case '--compressed':
      command.headers.push(field('Accept-Encoding', 'deflate, gzip'))
      return
    case '--data':
    case '--data-binary':
      readData(value(), command)
      return
    case '--data-raw':
      command.data.push(value())
      return
    case '--json':
      for (const name of ['Content-Type', 'Accept'])
        if (!has(command, name)) command.headers.push(field(name, 'application/json'))
      readData(value(), command)
      return
    case '--data-urlencode':
      readEncoded(value(), command.data, command)
      return
    case '--url-query': {
      const query = value()
      if (query.startsWith('+')) command.query.push(query.slice(1))
      else readEncoded(query, command.query, command)
      return
    }
    case '--form':
    case '--form-string':
      readPart(value(), option === '--form-string', command)
      return
    case '--upload-file':
      command.isUpload = true
      command.dropped.push(`the file ${value()}: choose it as body`)
      return
    default: {
      const hasValue = otherWithValue.has(option) || (!option.startsWith('--') && shortWithValue.has(option.charAt(1)))
      if (hasValue) value()
      if (!silent.has(option)) command.dropped.push(option)
    }
  }
}

function field(name: string, value: string): HeaderField {
  return { name, value, enabled: true }
}

function has({ headers }: Pick<Command, 'headers'>, name: string): boolean {
  return headers.some((header) => header.name.toLowerCase() === name.toLowerCase())
}

/** `Name: value`, `Name:` for none, `Name;` for an empty one, `@file` for many. */
function readHeader(text: string, command: Command): void {
  if (text.startsWith('@')) {
    command.dropped.push(`the headers of the file ${text.slice(1)}`)
    return
  }
  const colon = text.indexOf(':')
  if (colon < 0) {
    if (/;\s*$/.test(text)) command.headers.push(field(text.replace(/;\s*$/, '').trim(), ''))
    else command.dropped.push(`the header ${text.slice(0, 80)}, which has no colon`)
    return
  }
  const name = text.slice(0, colon).trim()
  const value = text.slice(colon + 1).trim()
  if (value === '') command.removed.add(name.toLowerCase())
  else command.headers.push(field(name, value))
}

function readData(text: string, command: Command): void {
  if (text === '@-' && command.piped !== undefined) return
  if (text.startsWith('@')) command.dropped.push(`the data of the file ${text.slice(1)}: paste it into Body`)
  else command.data.push(text)
}

/** `content`, `=content`, `name=content`, `@file`, `name@file` of --data-urlencode. */
function readEncoded(text: string, into: string[], command: Command): void {
  const at = text.search(/[=@]/)
  if (at >= 0 && text.charAt(at) === '@') {
    command.dropped.push(`the data of the file ${text.slice(at + 1)}`)
    return
  }
  const name = at < 0 ? '' : text.slice(0, at)
  const encoded = encodeURIComponent(text.slice(at + 1).toWellFormed()).replaceAll('%20', '+')
  into.push(name === '' ? encoded : `${name}=${encoded}`)
}

/** `name=value`, `name=@file;type=…;filename=…`, `name=<file`. */
function readPart(text: string, isLiteral: boolean, command: Command): void {
  const equals = text.indexOf('=')
  if (equals < 0) {
    command.dropped.push(`the form part ${text.slice(0, 80)}, which has no name`)
    return
  }
  const name = text.slice(0, equals)
  const given = text.slice(equals + 1)
  if (isLiteral) {
    command.parts.push({ name, value: given, type: '', enabled: true })
    return
  }
  const isFile = given.startsWith('@') || given.startsWith('<')
  const [content = '', ...settings] = splitSettings(isFile ? given.slice(1) : given)
  const setting = (key: string) => settings.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1)
  const type = setting('type') ?? ''
  if (!isFile) {
    command.parts.push({ name, value: content, type, enabled: true })
    return
  }
  const fileName = setting('filename') ?? content.split(/[/\\]/).at(-1) ?? content
  command.dropped.push(`the bytes of the file ${content}: choose it in Body`)
  command.parts.push({
    name,
    value: '',
    type,
    file: { name: fileName, type, base64: '', missing: true },
    enabled: true,
  })
}

/** Parts of a form value at its semicolons; a quoted one keeps its own. */
function splitSettings(text: string): string[] {
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(text)
  if (quoted !== null) {
    const rest = text.slice(quoted[0].length)
    return [(quoted[1] ?? '').replace(/\\(.)/gs, '$1'), ...settingsOf(rest)]
  }
  const at = text.search(/;\s*(?:type|filename|headers|encoder)=/)
  return at < 0 ? [text] : [text.slice(0, at), ...settingsOf(text.slice(at))]
}

function settingsOf(text: string): string[] {
  return text
    .split(';')
    .map((each) => each.trim().replace(/="(.*)"$/s, '=$1'))
    .filter((each) => each !== '')
}

function pastedOf(command: Command, url: string): Pasted {
  const { headers, dropped, data } = command
  const address = splitAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`)
  const query = [...(command.asQuery ? data : []), ...command.query]
  const path =
    query.length === 0 ? address.path : `${address.path}${address.path.includes('?') ? '&' : '?'}${query.join('&')}`
  const body = command.asQuery ? emptyBody : bodyOfCommand(command)
  const hasBody = body.bodyKind !== 'none'
  const implied = command.isHead ? 'HEAD' : hasBody ? 'POST' : command.isUpload ? 'PUT' : 'GET'
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value ?? address.host.replace(/^[^@]*@/, '')
  const request: ConsoleRequest = {
    ...emptyRequest,
    ...body,
    method: command.method ?? implied,
    path,
    headers: headers.filter(({ name }) => !isSettled(command, name)),
    auth: authOf(command),
  }
  return { request, kind: 'a cURL command', host, dropped }
}

/** Header fields that the request has in another way: the host, a part of its credentials, or what the command took out. */
function isSettled({ removed, sigv4 }: Command, name: string): boolean {
  const lowerName = name.toLowerCase()
  return lowerName === 'host' || removed.has(lowerName) || (sigv4 !== undefined && lowerName === securityToken)
}

function bodyOfCommand({ parts, data, piped, headers, removed }: Command): RequestBody {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  if (parts.length > 0) return { ...emptyBody, bodyKind: 'multipart', parts }
  if (piped !== undefined) return bodyOfBytes(piped, type)
  return bodyOf(data.join('&'), type, removed.has('content-type') ? '' : asForm)
}

const securityToken = 'x-amz-security-token'

function authOf({ user, sigv4, bearer, headers }: Command): RequestAuth {
  if (bearer !== undefined) return { ...emptyAuth, type: 'bearer', bearer: { ...emptyAuth.bearer, token: bearer } }
  if (user === undefined) return emptyAuth
  const colon = user.indexOf(':')
  const [name, secret] = colon < 0 ? [user, ''] : [user.slice(0, colon), user.slice(colon + 1)]
  if (sigv4 !== undefined) {
    const sessionToken = headers.find((each) => each.name.toLowerCase() === securityToken)?.value ?? ''
    const keys = { accessKeyId: name, secretAccessKey: secret, sessionToken }
    return { ...emptyAuth, type: 'sigv4', sigv4: { ...emptyAuth.sigv4, ...keys } }
  }
  return { ...emptyAuth, type: 'basic', basic: { username: name, password: secret } }
}
