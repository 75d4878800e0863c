import type { Path, RestApi } from '@gatewright/definition'
import type { NotExpressed, WrittenExtensions } from './export-options.ts'

/** What the parts of the exporter share. */
export type ExportContext = {
  api: RestApi
  extensions: WrittenExtensions
  /** the draft, not a stage: written so that an import reads the same again */
  draft: boolean
  /** authorizer id → name of its security scheme */
  schemeNames: ReadonlyMap<string, string>
  apiKeyScheme: string
  sigv4Scheme: string
  notExpressed: NotExpressed[]
}

/** Names for the security schemes of an API: authorizers by their names, made unique; the two of the service's own beside them. */
export function schemeNames(
  api: RestApi,
  notExpressed: NotExpressed[],
): Pick<ExportContext, 'schemeNames' | 'apiKeyScheme' | 'sigv4Scheme'> {
  const taken = new Set<string>()
  const unique = (name: string): string => {
    let result = name
    for (let number = 2; taken.has(result); number += 1) result = `${name}_${number}`
    taken.add(result)
    return result
  }
  const names = new Map<string, string>()
  for (const [id, authorizer] of Object.entries(api.authorizers)) {
    const name = unique(authorizer.name)
    names.set(id, name)
    if (name !== authorizer.name)
      warn(
        notExpressed,
        ['authorizers', id, 'name'],
        `Two authorizers are named ${authorizer.name}: this one is written as ${name}`,
      )
  }
  return { schemeNames: names, apiKeyScheme: unique('api_key'), sigv4Scheme: unique('sigv4') }
}

/** Reports something that is written in another way, or left out without changing what the API does. */
export function warn(list: NotExpressed[], path: Path, message: string): void {
  list.push({ path, message, severity: 'warning' })
}

/** Reports something whose loss changes what the API does. */
export function lose(list: NotExpressed[], path: Path, message: string): void {
  list.push({ path, message, severity: 'error' })
}
