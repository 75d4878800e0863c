import type { CopiedRequest } from './copied-request.ts'
import { jsString } from './js-string.ts'

/** A request as a call of Python's requests. Values of a repeated header are joined by commas: requests sends a name once. */
export function toPython({ method, url, headers, body, sigv4 }: CopiedRequest): string {
  const byName = new Map<string, { name: string; values: string[] }>()
  for (const [name, value] of headers) {
    const known = byName.get(name.toLowerCase())
    if (known === undefined) byName.set(name.toLowerCase(), { name, values: [value] })
    else known.values.push(value)
  }
  const lines = [
    ...(sigv4 === undefined ? [] : ['# not signed: sign it for the service execute-api by Signature Version 4']),
    ...(body.type === 'bytes' ? ['import base64'] : []),
    'import requests',
    '',
    'response = requests.request(',
    `    ${jsString(method)},`,
    `    ${jsString(url)},`,
  ]
  if (byName.size > 0) {
    lines.push('    headers={')
    for (const { name, values } of byName.values())
      lines.push(`        ${jsString(name)}: ${jsString(values.join(', '))},`)
    lines.push('    },')
  }
  if (body.type === 'text') lines.push(`    data=${jsString(body.text)}.encode("utf-8"),`)
  if (body.type === 'bytes') lines.push(`    data=base64.b64decode(${jsString(body.base64)}),`)
  lines.push(')', 'print(response.status_code, response.text)')
  return lines.join('\n')
}
