import type { HeaderList } from '../message.ts'

type Fate = 'remapped' | 'dropped'

const remapped = [
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'max-forwards',
  'server',
  'user-agent',
  'www-authenticate',
]
const dropped = ['expect', 'host', 'proxy-authenticate', 'trailer', 'transfer-encoding', 'upgrade']
const fatesFromFunctions = fates({ remapped, dropped: [...dropped, 'te', 'via'] })
const fatesFromEndpoints = fates({ remapped: [...remapped, 'x-amzn-requestid'], dropped })

function fates(names: { readonly [F in Fate]: readonly string[] }): ReadonlyMap<string, Fate> {
  return new Map([
    ...names.remapped.map((name) => [name, 'remapped'] as const),
    ...names.dropped.map((name) => [name, 'dropped'] as const),
  ])
}

/** Header fields of a proxied backend as they reach the client (rest-api reference §10.4). */
export function proxiedHeaders(headers: HeaderList, type: 'AWS_PROXY' | 'HTTP_PROXY'): [string, string][] {
  const kept: [string, string][] = []
  const known = type === 'AWS_PROXY' ? fatesFromFunctions : fatesFromEndpoints
  for (const [name, value] of headers) {
    const fate = known.get(name.toLowerCase())
    if (fate === 'dropped') continue
    kept.push([fate === 'remapped' ? `x-amzn-Remapped-${name}` : name, value.replace(/[\r\n]+\s*/g, ' ')])
  }
  return kept
}
