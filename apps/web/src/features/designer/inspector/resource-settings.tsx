'use client'

import { httpMethods, type Resource, resourcePath } from '@gatewright/definition'
import { addMethod, renameResource } from '@gatewright/definition/edit'
import { Button } from '@/ui/button'
import { FormSection } from '@/ui/field'
import { PlusIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { VerbChip } from '@/ui/verb-chip'
import { useRestApi } from '../design-context.tsx'
import { designerDialogs } from '../designer-dialogs.ts'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { CommitSetting } from './settings.tsx'

/** The settings of a resource: its path part and its methods. */
export function ResourceSettings({ resourceId, resource }: { resourceId: string; resource: Resource }) {
  const api = useRestApi()
  const edit = useEdit()
  const path = resourcePath(api, resourceId)
  const rename = (part: string): string | undefined => {
    let refusal: string | undefined
    edit(`Rename ${path}`, (draft) => renameResource(draft, resourceId, part), {
      onRefusal: (reason) => {
        refusal = reason
      },
    })
    return refusal
  }
  const verbs = httpMethods.filter((verb) => resource.methods[verb] !== undefined)
  const free = httpMethods.filter((verb) => resource.methods[verb] === undefined)
  return (
    <>
      {resourceId !== api.rootResourceId && (
        <FormSection title="Resource">
          <CommitSetting
            label="Path part"
            mono
            isName
            value={resource.pathPart}
            onCommit={rename}
            help="A parameter stands in braces; {proxy+} takes the rest."
          />
        </FormSection>
      )}
      <FormSection
        title="Methods"
        action={
          <Menu
            label="Add a method"
            align="end"
            items={free.map((verb) => ({
              label: verb,
              onSelect: () => {
                edit(`Add ${verb} ${path}`, (draft) => addMethod(draft, { resourceId, httpMethod: verb }))
                select(`method:${resourceId}:${verb}`, { reveal: true })
              },
            }))}
          >
            <Button size="small" icon={PlusIcon} disabled={free.length === 0}>
              Add
            </Button>
          </Menu>
        }
      >
        {verbs.length === 0 && (
          <p className="text-dense text-text-2">No methods yet: every call of this path is 403.</p>
        )}
        {verbs.map((verb) => (
          <button
            key={verb}
            type="button"
            onClick={() => select(`method:${resourceId}:${verb}`, { reveal: true })}
            className="flex h-7 w-full items-center gap-2 rounded-row px-1 text-left hover:bg-hover"
          >
            <VerbChip verb={verb} />
            <span className="truncate text-dense text-text-2">
              {resource.methods[verb]?.operationName ?? resource.methods[verb]?.integration?.type ?? 'No integration'}
            </span>
          </button>
        ))}
      </FormSection>
      <FormSection title="CORS">
        <p className="text-dense text-text-2">
          {resource.methods.OPTIONS === undefined ? 'No preflight is answered here.' : 'OPTIONS answers preflights.'}
        </p>
        <Button size="small" className="mt-2" onClick={() => designerDialogs.open({ type: 'enableCors', resourceId })}>
          Enable CORS…
        </Button>
      </FormSection>
    </>
  )
}
