import type { IntegrationType } from '@gatewright/definition'

const alwaysForbidden = new Set(['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'])
const forbiddenForAws = new Set(['authorization', 'connection', 'expect', 'proxy-authenticate', 'te'])
const droppedForHttp = new Set(['expect', 'proxy-authenticate', 'te', 'via'])
const droppedForAws = new Set(['referer'])

function isAws(type: IntegrationType): boolean {
  return type === 'AWS' || type === 'AWS_PROXY'
}

/** Whether a mapping to this request header makes every request fail (rest-api reference §10.3). `lowerName` is in lower case. */
export function isForbiddenRequestHeader(lowerName: string, type: IntegrationType): boolean {
  if (type === 'MOCK') return false
  return alwaysForbidden.has(lowerName) || (isAws(type) && forbiddenForAws.has(lowerName))
}

/** Whether a mapped request header is silently left out. */
export function isDroppedRequestHeader(lowerName: string, type: IntegrationType): boolean {
  return isAws(type) ? droppedForAws.has(lowerName) : droppedForHttp.has(lowerName)
}

const droppedFromResponse = new Set(['transfer-encoding'])
const remappedFromMapping = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
])

/** Under which name a mapped response header leaves; undefined: it is lost (rest-api reference §10.4, recorded). */
export function mappedResponseHeaderName(name: string): string | undefined {
  const lowerName = name.toLowerCase()
  if (droppedFromResponse.has(lowerName)) return undefined
  return remappedFromMapping.has(lowerName) ? `x-amzn-Remapped-${name}` : name
}
