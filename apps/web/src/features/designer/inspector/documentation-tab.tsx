'use client'

import { type DocumentationPart, type RestApi, resourcePath } from '@gatewright/definition'
import { descriptionAt, setDescription } from '@gatewright/definition/edit'
import { FormSection } from '@/ui/field'
import { useRestApi } from '../design-context.tsx'
import type { Selected } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { TextSetting } from './settings.tsx'

/** Where the documentation of a thing belongs; undefined for what has none in API Gateway. */
function locationOf(thing: Selected, api: RestApi): DocumentationPart['location'] | undefined {
  switch (thing.kind) {
    case 'api':
      return { type: 'API' }
    case 'resource':
      return { type: 'RESOURCE', path: resourcePath(api, thing.resourceId) }
    case 'method':
      return { type: 'METHOD', path: resourcePath(api, thing.resourceId), method: thing.httpMethod }
    case 'authorizer':
      return { type: 'AUTHORIZER', name: api.authorizers[thing.key]?.name ?? thing.key }
    case 'model':
      return { type: 'MODEL', name: thing.key }
    default:
      return undefined
  }
}

/** The documentation part of what is selected. */
export function DocumentationTab({ thing }: { thing: Selected }) {
  const api = useRestApi()
  const edit = useEdit()
  const location = locationOf(thing, api)
  if (location === undefined) return null
  return (
    <FormSection title="Documentation part">
      <TextSetting
        label="Description"
        rows={8}
        value={descriptionAt(api.documentation?.parts ?? {}, location)}
        help="Goes into exports as the description of this part."
        onChange={(text) =>
          edit('Edit documentation', (draft) => setDescription(draft, location, text), {
            burst: `documentation:${JSON.stringify(location)}`,
          })
        }
      />
    </FormSection>
  )
}
