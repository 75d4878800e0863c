import type { CopiedRequest } from './copied-request.ts'
import { jsString } from './js-string.ts'

/** A request as a call of `fetch` in JavaScript. A body to GET or HEAD is left out with a comment: fetch refuses it. */
export function toFetch({ method, url, headers, body, sigv4 }: CopiedRequest): string {
  const isRefused = body.type !== 'none' && (method === 'GET' || method === 'HEAD')
  const lines = [
    ...(sigv4 === undefined ? [] : ['// not signed: sign it for the service execute-api by Signature Version 4']),
    ...(isRefused ? [`// fetch takes no body with ${method}; it is left out`] : []),
    `const response = await fetch(${jsString(url)}, {`,
    `  method: ${jsString(method)},`,
  ]
  if (headers.length > 0)
    lines.push(
      '  headers: [',
      ...headers.map(([name, value]) => `    [${jsString(name)}, ${jsString(value)}],`),
      '  ],',
    )
  if (body.type === 'text' && !isRefused) lines.push(`  body: ${jsString(body.text)},`)
  if (body.type === 'bytes' && !isRefused)
    lines.push(`  body: Uint8Array.from(atob(${jsString(body.base64)}), (character) => character.charCodeAt(0)),`)
  lines.push('})', 'console.log(response.status, await response.text())')
  return lines.join('\n')
}
