import { isIP } from 'node:net'

/** The parts of a URL that a call needs. `path` is sent as it stands, dot segments and encodings included. */
export type UrlParts = {
  readonly secure: boolean
  /** `https://host[:port]`, default ports left out */
  readonly origin: string
  /** value of the Host header */
  readonly host: string
  readonly hostname: string
  /** the host is an IP address */
  readonly isAddress: boolean
  readonly port: number
  readonly path: string
}

type Authority = Omit<UrlParts, 'path'>

const form = /^(https?:\/\/[^/?#]+)([^#]*)/i
const forbidden = /[^\u0021-\u007e]/gu
const remembered = new Map<string, Authority | undefined>()
const rememberedUrls = new Map<string, UrlParts>()
const rememberedCount = 1000
const rememberedLength = 500

/**
 * Splits an absolute http(s) URL. The authority is read as browsers read it (numeric IPv4 forms become dotted ones,
 * names lower case); user info is refused. Characters that no request line may hold are percent-encoded.
 * @returns undefined when it is no such URL
 */
export function splitUrl(url: string): UrlParts | undefined {
  const known = rememberedUrls.get(url)
  if (known !== undefined) return known
  const parts = readUrl(url)
  if (parts !== undefined && url.length <= rememberedLength) {
    if (rememberedUrls.size >= rememberedCount) rememberedUrls.clear()
    rememberedUrls.set(url, parts)
  }
  return parts
}

function readUrl(url: string): UrlParts | undefined {
  const [, authorityText, rest] = form.exec(url) ?? []
  if (authorityText === undefined || rest === undefined) return undefined
  let authority = remembered.get(authorityText)
  if (authority === undefined && !remembered.has(authorityText)) {
    authority = parseAuthority(authorityText)
    if (remembered.size >= rememberedCount) remembered.clear()
    remembered.set(authorityText, authority)
  }
  if (authority === undefined) return undefined
  const path = (rest.startsWith('/') ? rest : `/${rest}`).replace(forbidden, percentEncoded)
  return { ...authority, path }
}

function percentEncoded(character: string): string {
  return Buffer.from(character, 'utf8')
    .toString('hex')
    .replace(/../g, (digits) => `%${digits.toUpperCase()}`)
}

function parseAuthority(text: string): Authority | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined
  const secure = url.protocol === 'https:'
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
  const isAddress = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0
  return { secure, origin: url.origin, host: url.host, hostname: url.hostname, isAddress, port }
}
