import type { HeaderList } from '../message.ts'

const remapped = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'max-forwards',
  'server',
  'user-agent',
  'www-authenticate',
])
const dropped = new Set(['expect', 'host', 'proxy-authenticate', 'trailer', 'transfer-encoding', 'upgrade'])
const droppedFromFunctions = new Set(['te', 'via'])
const remappedFromEndpoints = new Set(['x-amzn-requestid'])

/** Header fields of a proxied backend as they reach the client (rest-api reference §10.4). */
export function proxiedHeaders(headers: HeaderList, type: 'AWS_PROXY' | 'HTTP_PROXY'): [string, string][] {
  const kept: [string, string][] = []
  for (const [name, value] of headers) {
    const lowerName = name.toLowerCase()
    if (dropped.has(lowerName)) continue
    if (type === 'AWS_PROXY' && droppedFromFunctions.has(lowerName)) continue
    const isRemapped = remapped.has(lowerName) || (type === 'HTTP_PROXY' && remappedFromEndpoints.has(lowerName))
    kept.push([isRemapped ? `x-amzn-Remapped-${name}` : name, value.replace(/[\r\n]+\s*/g, ' ')])
  }
  return kept
}
