const statusCodeMember = /(?:^\{|[,{])\s*(?:"statusCode"|'statusCode'|statusCode)\s*:\s*(\d{1,9})\s*(?=[,}])/

/**
 * The status that a mock's rendered request template asks for. The service reads it leniently: bare or single-quoted names,
 * doubled commas and odd members pass; a quoted number, mismatched quotes or a missing brace do not (rest-api reference §12.1).
 * @returns undefined when it cannot be read
 */
export function mockStatusCode(text: string): number | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined
  const strict = strictStatusCode(trimmed)
  if (strict !== 'not JSON') return strict
  const lenient = statusCodeMember.exec(trimmed)?.[1]
  return lenient === undefined ? undefined : Number(lenient)
}

function strictStatusCode(text: string): number | undefined | 'not JSON' {
  try {
    const status: unknown = JSON.parse(text).statusCode
    return typeof status === 'number' && Number.isInteger(status) && status >= 0 ? status : undefined
  } catch {
    return 'not JSON'
  }
}
