import { decodeName } from './decode-name.ts'
import type { Secrets } from './redact.ts'
import { namesSecret } from './secret-names.ts'

const jsonMember = /("((?:[^"\\]|\\.){1,200})"\s*:\s*)"((?:[^"\\]|\\.)*)"/g
const form = /^[^\s=&<>{}[\]"]+=[^\s<>{}[\]"]*(?:&[^\s=&<>{}[\]"]+=[^\s<>{}[\]"]*)*$/

/**
 * A text body without the values of members (JSON, also JSON inside JSON) and fields (forms) that name a secret. All other
 * characters stay as they are, so that what the API makes of the body stays the same.
 */
export function redactBody(where: string, body: string, secrets: Secrets): string {
  if (form.test(body)) return redactForm(where, body, secrets)
  return body.replace(jsonMember, (whole, before: string, name: string, value: string) => {
    if (namesSecret(name)) return `${before}"${secrets.mask(`Member ${name} of ${where}`, value)}"`
    return value.includes('\\"') ? `${before}"${redactEscaped(where, value, secrets)}"` : whole
  })
}

/** JSON that stands as text inside JSON, as the body of a proxy response does. */
function redactEscaped(where: string, value: string, secrets: Secrets): string {
  try {
    const inner: unknown = JSON.parse(`"${value}"`)
    if (typeof inner !== 'string') return value
    const redacted = redactBody(where, inner, secrets)
    return redacted === inner ? value : JSON.stringify(redacted).slice(1, -1)
  } catch {
    return value
  }
}

function redactForm(where: string, body: string, secrets: Secrets): string {
  return body
    .split('&')
    .map((field) => {
      const [name = '', ...value] = field.split('=')
      if (!namesSecret(decodeName(name))) return field
      return `${name}=${secrets.mask(`Field ${decodeName(name)} of ${where}`, value.join('='))}`
    })
    .join('&')
}
