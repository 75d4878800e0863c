import type { Json } from '@gatewright/definition'

/** The value of a JSON text, or undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A Java map as the execution log prints it: `{k=v, k2=v2}`. */
export function javaMapText(entries: Iterable<readonly [string, string]>): string {
  const parts: string[] = []
  for (const [name, value] of entries) parts.push(`${name}=${value}`)
  return `{${parts.join(', ')}}`
}
