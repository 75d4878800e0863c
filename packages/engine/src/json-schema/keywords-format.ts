import type { Json } from '@gatewright/definition'
import type { KeywordCheck } from './schema-node.ts'

const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,12})?(?:Z|[+-]\d{2}:?\d{2})$/
const date = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const time = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/
const email = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]{1,255}$/
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/
const uuid = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/
const brokenEscape = /%(?![0-9A-Fa-f]{2})/
const relativeUri = /^[^\s<>"{}|\\^`:]*(?:[/?#][^\s<>"{}|\\^`]*)?$/

function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= days
}

const hostnamePart = /^[^\0-,./:-@[-^`{-\x7f\s]{1,63}$/

/**
 * A name as Guava's InternetDomainName has it, which the service's validator asks: letters, digits, hyphens and underscores,
 * neither of the latter at an end; the last part begins with no digit; a trailing dot does not count.
 */
function isHostname(text: string): boolean {
  const name = text.replace(/[\u3002\uff0e\uff61]/g, '.').replace(/\.$/, '')
  const parts = name.split('.')
  if (name.length > 253 || parts.length > 127) return false
  if (/^\d/.test(parts.at(-1) ?? '')) return false
  return parts.every((part) => hostnamePart.test(part) && !/^[-_]|[-_]$/.test(part))
}

function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)
  const hasIpv4 = last?.includes('.') === true
  if (hasIpv4 && !ipv4.test(last)) return false
  const hexGroups = hasIpv4 ? groups.slice(0, -1) : groups
  const count = hexGroups.length + (hasIpv4 ? 2 : 0)
  return hexGroups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) && (halves.length === 2 ? count < 8 : count === 8)
}

type Format = { readonly accepts: (text: string) => boolean; readonly complaint: string }

const formats: { readonly [name: string]: Format } = {
  'date-time': {
    accepts: (text) => dateTime.test(text) && isRealDate(text),
    complaint:
      'is invalid against requested date format(s) ["yyyy-MM-dd\'T\'HH:mm:ssZ","yyyy-MM-dd\'T\'HH:mm:ss.[0-9]{1,12}Z"]',
  },
  date: {
    accepts: (text) => date.test(text) && isRealDate(text),
    complaint: 'is invalid against requested date format(s) yyyy-MM-dd',
  },
  time: { accepts: (text) => time.test(text), complaint: 'is invalid against requested date format(s) HH:mm:ss' },
  email: { accepts: (text) => email.test(text), complaint: 'is not a valid email address' },
  hostname: { accepts: isHostname, complaint: 'is not a valid hostname' },
  ipv4: { accepts: (text) => ipv4.test(text), complaint: 'is not a valid IPv4 address' },
  ipv6: { accepts: isIpv6, complaint: 'is not a valid IPv6 address' },
  uri: {
    accepts: (text) => (uri.test(text) || relativeUri.test(text)) && !brokenEscape.test(text),
    complaint: 'is not a valid URI',
  },
  uuid: { accepts: (text) => uuid.test(text), complaint: 'is not a valid UUID' },
}

/** `format`, for the formats that the service's validator knows; others say nothing. */
export function formatCheck(name: Json): KeywordCheck | undefined {
  const format = typeof name === 'string' && Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format === undefined) return undefined
  return (instance, { messages, budget }) => {
    if (typeof instance !== 'string') return
    budget.spend(1 + (instance.length >>> 4))
    if (!format.accepts(instance)) messages.push(`string ${JSON.stringify(instance)} ${format.complaint}`)
  }
}
