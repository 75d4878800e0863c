import { lookup as systemLookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { BackendFailure } from '@gatewright/engine'
import { type AddressKind, kindOfAddress } from './http/address.ts'

/** Addresses of a host name, as the system's resolver gives them. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export type EgressSettings = {
  /**
   * What may be called although it is not public: `host`, `host:port`, `*.domain`, an address, or a range such as
   * `10.0.0.0/8`.
   */
  readonly allow?: readonly string[]
  /** for tests and for other resolvers */
  readonly lookup?: Lookup
}

/** An address that may be connected to. */
export type ResolvedAddress = { readonly address: string; readonly family: 4 | 6 }

/** Decides where backend calls may go, after the name was resolved, and to which addresses exactly. */
export type EgressPolicy = {
  /**
   * @param host as in a parsed URL: lower case, IPv6 in brackets, numeric IPv4 forms already in dotted form
   * @returns the addresses to connect to, at least one, so that a second resolution cannot change them
   * @throws BackendFailure `egressRefused` when any of them is not allowed, `nameNotResolved`
   */
  resolve(host: string, port: number): Promise<readonly ResolvedAddress[]>
}

const words: { readonly [kind in Exclude<AddressKind, 'public'>]: string } = {
  loopback: 'this machine itself',
  private: 'a private network',
  linkLocal: 'the local link',
  metadata: 'the credentials service of a cloud',
  reserved: 'a reserved range',
}

/** Makes a policy: public addresses are allowed, everything else only by the settings. */
export function createEgressPolicy(settings: EgressSettings = {}): EgressPolicy {
  const resolveName: Lookup = settings.lookup ?? ((host) => systemLookup(host, { all: true, verbatim: true }))
  const allowed = parseAllowList(settings.allow ?? [])
  return {
    resolve: async (host, port) => {
      const literal = host.startsWith('[') ? host.slice(1, -1) : host
      const addresses =
        isIP(literal) === 0 ? await namesOf(literal, resolveName) : [{ address: literal, family: isIP(literal) }]
      if (!allowed.host(literal, port)) {
        for (const { address } of addresses) {
          const kind = kindOfAddress(address)
          if (kind !== 'public' && !allowed.address(address)) throw refused(host, port, address, kind)
        }
      }
      if (addresses.length === 0) throw new BackendFailure('nameNotResolved', `The host name ${host} has no address`)
      return addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
    },
  }
}

async function namesOf(host: string, lookup: Lookup): ReturnType<Lookup> {
  try {
    return await lookup(host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new BackendFailure('nameNotResolved', `The host name ${host} cannot be resolved${code}`)
  }
}

function refused(host: string, port: number, address: string, kind: Exclude<AddressKind, 'public'>): BackendFailure {
  const where = host.includes(address) ? host : `${host} (${address})`
  return new BackendFailure(
    'egressRefused',
    `Calls to ${where} are not allowed: it is ${words[kind]}. To allow it, add ${host}:${port} to EGRESS_ALLOW.`,
  )
}

type AllowList = { host(host: string, port: number): boolean; address(address: string): boolean }

function parseAllowList(entries: readonly string[]): AllowList {
  const ranges = new BlockList()
  const names: { readonly pattern: string; readonly port: number | undefined }[] = []
  for (const entry of entries.map((text) => text.trim().toLowerCase()).filter((text) => text !== '')) {
    const [, network, prefix] = /^\[?([0-9a-f.:]+)\]?(?:\/(\d+))?$/.exec(entry) ?? []
    const family = network === undefined ? 0 : isIP(network)
    if (network !== undefined && family !== 0) {
      const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix)
      ranges.addSubnet(network, bits, family === 6 ? 'ipv6' : 'ipv4')
    } else {
      const [, name, port] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(entry) ?? []
      names.push({ pattern: name ?? entry, port: port === undefined ? undefined : Number(port) })
    }
  }
  return {
    host: (host, port) =>
      names.some(
        (name) =>
          (name.port === undefined || name.port === port) &&
          (name.pattern.startsWith('*.') ? host.endsWith(name.pattern.slice(1)) : name.pattern === host),
      ),
    address: (address) => ranges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  }
}
