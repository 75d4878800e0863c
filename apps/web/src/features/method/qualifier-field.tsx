'use client'

import { backendOf, type Integration } from '@gatewright/definition'
import { type MethodPlace, setQualifier } from '@gatewright/definition/edit'
import { useId } from 'react'
import { useDesign } from '../designer/design-context.tsx'
import { CommitSetting } from '../designer/inspector/settings.tsx'
import { useEdit } from '../designer/use-edit.ts'

/** Which version or alias of a function an integration invokes; nothing for integrations without a function. */
export function QualifierField({ place, integration }: { place: MethodPlace; integration: Integration }) {
  const { backends } = useDesign()
  const edit = useEdit()
  const listId = useId()
  const backend = backendOf(integration)
  if (backend.type !== 'function') return null
  const { versions = {}, aliases = {} } = backends.functions[backend.name] ?? {}
  return (
    <>
      <datalist id={listId}>
        {[...Object.keys(aliases), ...Object.keys(versions), '${stageVariables.alias}'].map((qualifier) => (
          <option key={qualifier} value={qualifier} />
        ))}
      </datalist>
      <CommitSetting
        label="Alias"
        mono
        value={backend.qualifier ?? ''}
        placeholder="$LATEST"
        list={listId}
        help="Version or alias of the function, or ${stageVariables.name}; empty is $LATEST"
        onCommit={(qualifier) => {
          let refusal: string | undefined
          edit('Set version or alias', (draft) => setQualifier(draft, place, qualifier.trim()), {
            onRefusal: (reason) => {
              refusal = reason
            },
          })
          return refusal
        }}
      />
    </>
  )
}
