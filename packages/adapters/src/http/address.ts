import { BlockList, isIP, isIPv4 } from 'node:net'

/** What an address is, for the egress policy. Everything but `public` is refused unless allowed. */
export type AddressKind = 'public' | 'loopback' | 'private' | 'linkLocal' | 'metadata' | 'reserved'

type Family = 'ipv4' | 'ipv6'
type Range = readonly [address: string, prefix: number]

const list = (family: Family, ranges: readonly Range[]): BlockList => {
  const made = new BlockList()
  for (const [address, prefix] of ranges) made.addSubnet(address, prefix, family)
  return made
}

/** IANA special-purpose registries of IPv4 and IPv6 addresses, and the addresses where clouds serve credentials. */
const ipv4Kinds: readonly (readonly [AddressKind, BlockList])[] = [
  [
    'metadata',
    list('ipv4', [
      ['169.254.169.254', 32],
      ['169.254.170.2', 32],
      ['169.254.170.23', 32],
      ['100.100.100.200', 32],
      ['192.0.0.192', 32],
      ['168.63.129.16', 32],
    ]),
  ],
  [
    'loopback',
    list('ipv4', [
      ['127.0.0.0', 8],
      ['0.0.0.0', 8],
    ]),
  ],
  ['linkLocal', list('ipv4', [['169.254.0.0', 16]])],
  [
    'private',
    list('ipv4', [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['100.64.0.0', 10],
    ]),
  ],
  [
    'reserved',
    list('ipv4', [
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['224.0.0.0', 4],
      ['240.0.0.0', 4],
    ]),
  ],
]
const ipv6Kinds: readonly (readonly [AddressKind, BlockList])[] = [
  [
    'loopback',
    list('ipv6', [
      ['::1', 128],
      ['::', 128],
    ]),
  ],
  [
    'metadata',
    list('ipv6', [
      ['fd00:ec2::254', 128],
      ['fd00:ec2::23', 128],
    ]),
  ],
  ['linkLocal', list('ipv6', [['fe80::', 10]])],
  [
    'private',
    list('ipv6', [
      ['fc00::', 7],
      ['fec0::', 10],
    ]),
  ],
]
/** of the global unicast space, what is not global after all: protocol assignments, documentation, 6to4 */
const notGlobal = list('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])
const globalUnicast = list('ipv6', [['2000::', 3]])
const embedding = list('ipv6', [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
])

/**
 * Says what an IP address is. IPv4 addresses inside IPv6 ones (mapped, NAT64) count as what they are.
 * @param address in any of the forms that `net.isIP` knows
 */
export function kindOfAddress(address: string): AddressKind {
  if (isIPv4(address)) return ipv4Kinds.find(([, range]) => range.check(address, 'ipv4'))?.[0] ?? 'public'
  const plain = address.replace(/%.*$/, '')
  if (isIP(plain) !== 6) return 'reserved'
  if (embedding.check(plain, 'ipv6')) return kindOfAddress(lastFourBytes(plain))
  const special = ipv6Kinds.find(([, range]) => range.check(plain, 'ipv6'))
  if (special !== undefined) return special[0]
  return globalUnicast.check(plain, 'ipv6') && !notGlobal.check(plain, 'ipv6') ? 'public' : 'reserved'
}

function lastFourBytes(address: string): string {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (dotted !== undefined) return dotted
  const hextets = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':')
  const [high, low] = [hextets.at(-2), hextets.at(-1)].map((text) =>
    Number.parseInt(text === '' ? '0' : (text ?? '0'), 16),
  )
  const bytes = [high ?? 0, low ?? 0].flatMap((value) => [value >> 8, value & 0xff])
  return bytes.join('.')
}
