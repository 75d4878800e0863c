import type { JsonObject } from '@gatewright/definition'
import { textAt } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { IntegrationPlace } from './integration-place.ts'

const members: Record<string, string> = {
  integrationSubtype:
    'First-class AWS service integrations belong to HTTP APIs; a REST API names the service in the URI',
  payloadFormatVersion: 'A REST API sends payload 1.0',
}

/** Reports the members of an integration that only HTTP APIs know. They are kept for export. */
export function noteHttpApiMembers(extension: JsonObject, { pointer, context, at }: IntegrationPlace): void {
  for (const [key, effect] of Object.entries(members)) {
    const value = textAt(extension, key)
    // The service ignores the version on REST imports, and 1.0 is what a REST API does anyway.
    if (value === undefined || (key === 'payloadFormatVersion' && value.startsWith('1'))) continue
    context.note({
      kind: 'not-understood',
      title: `${key} ${value}: HTTP APIs only`,
      effect,
      pointer: below(pointer, key),
      path: at,
      fold: `${key} ${value}`,
    })
  }
}
