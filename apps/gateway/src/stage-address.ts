import type { DomainName } from '@gatewright/definition'

/** Which stage a request is for, by its Host and its target. `target` is the request target that the engine is to see. */
export type StageAddress =
  | {
      readonly form: 'path' | 'host'
      readonly apiId: string
      readonly stageName: string
      readonly target: string
      /** the host name of the request in the host form */
      readonly hostname?: string
    }
  | {
      readonly form: 'domain'
      readonly apiId: string
      readonly stageName: string
      readonly target: string
      readonly hostname: string
      /** the mapped base path, without slashes at its ends; `''` for the root */
      readonly basePath: string
    }
  | { readonly form: 'unmapped'; readonly hostname: string; readonly path: string }
  | { readonly form: 'root' }

const apiHost = /^([^.]+?)(?:-vpce-[a-z0-9]+)?\.execute-api\./
const absoluteForm = /^https?:\/\/[^/?]*/i

/**
 * Reads the address of a request. Three forms: the host `{apiId}.execute-api.{anything}`, whose path begins with the
 * stage; a custom domain name with its base path mappings; and any other host, whose path begins with API id and stage.
 * @param host value of the Host header, or undefined
 * @param rawTarget the request target as it was sent
 * @param domainOf finds a custom domain name
 */
export function readStageAddress(
  host: string | undefined,
  rawTarget: string,
  domainOf: (hostname: string) => DomainName | undefined,
): StageAddress {
  const target = rawTarget.startsWith('/') ? rawTarget : `/${rawTarget.replace(absoluteForm, '').replace(/^\//, '')}`
  const hostname = host === undefined ? '' : hostnameOf(host)
  if (hostname.includes('.')) {
    const apiId = apiHost.exec(hostname)?.[1]
    if (apiId !== undefined) return { form: 'host', apiId, stageName: segment(target).text, target, hostname }
    const domain = domainOf(hostname)
    if (domain !== undefined) return byDomain(domain, hostname, target)
  }
  const api = segment(target)
  if (api.text === '') return { form: 'root' }
  const rest = target.slice(api.end)
  const below = rest.startsWith('/') ? rest : `/${rest}`
  return { form: 'path', apiId: api.text, stageName: segment(below).text, target: below }
}

/** The host name of a Host header: lower case, without port and trailing dot. */
export function hostnameOf(host: string): string {
  const colon = host.lastIndexOf(':')
  const name = colon === -1 || host.endsWith(']') ? host : host.slice(0, colon)
  return name.toLowerCase().replace(/\.$/, '')
}

/** The first segment of a path, leading slashes skipped, and where it ends. */
function segment(target: string): { readonly text: string; readonly end: number } {
  let start = 0
  while (target.charCodeAt(start) === 47) start += 1
  let end = start
  for (; end < target.length; end += 1) {
    const code = target.charCodeAt(end)
    if (code === 47 || code === 63) break
  }
  return { text: target.slice(start, end), end }
}

/** Base path mappings: the longest that fits whole segments wins, then the one for the root (rest-api reference §21.2). */
function byDomain(domain: DomainName, hostname: string, target: string): StageAddress {
  const path = target.split('?', 1)[0] ?? ''
  const wanted = path.replace(/^\/+/, '')
  let best: { readonly basePath: string; readonly apiId: string; readonly stage: string } | undefined
  for (const [key, mapping] of Object.entries(domain.basePathMappings)) {
    const basePath = key === '(none)' ? '' : key.replace(/^\/+|\/+$/g, '')
    const fits = basePath === '' || wanted === basePath || wanted.startsWith(`${basePath}/`)
    if (fits && (best === undefined || basePath.length > best.basePath.length)) best = { basePath, ...mapping }
  }
  if (best === undefined) return { form: 'unmapped', hostname, path }
  const { basePath, apiId, stage } = best
  return { form: 'domain', apiId, stageName: stage, target, hostname, basePath }
}
