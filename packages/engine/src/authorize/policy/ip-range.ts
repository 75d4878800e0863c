/** An address as a number with its width in bits: 32 for IPv4, 128 for IPv6. */
type Address = { readonly value: bigint; readonly bits: 32 | 128 }

/** Reads an IPv4 or IPv6 address; undefined when it is none. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text)
}

/** Whether an address lies in a range (`10.0.0.0/8`, `2001:db8::/32`); without a prefix length the range is one address. */
export function isInRange(range: string, address: string): boolean {
  const [base = '', prefix, ...more] = range.split('/')
  const from = parseAddress(base)
  const of = parseAddress(address)
  if (from === undefined || of === undefined || from.bits !== of.bits || more.length > 0) return false
  const length = prefix === undefined ? from.bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
  if (length < 0 || length > from.bits) return false
  const shift = BigInt(from.bits - length)
  return from.value >> shift === of.value >> shift
}

function parseVersion4(text: string): Address | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined
  return { value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n), bits: 32 }
}

function parseVersion6(text: string): Address | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail] = halves.map(groupsOf)
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])]
  return { value: groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n), bits: 128 }
}

/** The 16-bit groups of one side of `::`; an IPv4 address may stand for the last two. */
function groupsOf(text: string): number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const version4 = index === parts.length - 1 && part.includes('.') ? parseVersion4(part) : undefined
    if (version4 !== undefined) groups.push(Number(version4.value >> 16n), Number(version4.value & 0xffffn))
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}
