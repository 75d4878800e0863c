import type { CopiedRequest } from './copied-request.ts'
import { shellQuote } from './shell-quote.ts'

/** A request as a cURL command for a POSIX shell. Bytes come through a pipe, since no argument can hold them. */
export function toCurl({ method, url, headers, body, sigv4 }: CopiedRequest): string {
  const hasBody = body.type !== 'none'
  const pipe = body.type === 'bytes' ? `echo ${shellQuote(body.base64)} | base64 -d | ` : ''
  const isHead = method === 'HEAD' && !hasBody
  const address = url.replaceAll('#', '%23')
  // without it curl reads brackets and braces as patterns
  const glob = /[[\]{}]/.test(address) ? '-g ' : ''
  const parts = [`${pipe}curl ${glob}${isHead ? '--head' : `-X ${method}`} ${shellQuote(address)}`]
  if (sigv4 !== undefined) {
    parts.push(`--aws-sigv4 ${shellQuote(`aws:amz:${sigv4.region}:execute-api`)}`)
    parts.push(`-u ${shellQuote(`${sigv4.accessKeyId}:${sigv4.secretAccessKey}`)}`)
    if (sigv4.sessionToken !== undefined) parts.push(`-H ${shellQuote(`X-Amz-Security-Token: ${sigv4.sessionToken}`)}`)
  }
  for (const [name, value] of headers) parts.push(`-H ${shellQuote(value === '' ? `${name};` : `${name}: ${value}`)}`)
  // curl would say that every body is a form
  if (hasBody && !headers.some(([name]) => name.toLowerCase() === 'content-type')) parts.push(`-H 'Content-Type:'`)
  if (body.type === 'text') parts.push(`--data-raw ${shellQuote(body.text)}`)
  if (body.type === 'bytes') parts.push('--data-binary @-')
  return parts.join(' \\\n  ')
}
