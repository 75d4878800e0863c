'use client'

import type { LambdaFunction } from '@gatewright/definition'
import { deleteVersion, publishVersion, restoreVersion } from '@gatewright/definition/edit'
import { Button, IconButton } from '@/ui/button'
import { FormSection } from '@/ui/field'
import { MoreIcon, TrashIcon, UndoIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { useEdit } from '../designer/use-edit.ts'

/** The published versions of a function: code and environment variables that no longer change. */
export function VersionsSection({ name, lambda }: { name: string; lambda: LambdaFunction }) {
  const edit = useEdit()
  const versions = Object.keys(lambda.versions).sort((one, other) => Number(other) - Number(one))
  return (
    <FormSection
      title="Versions"
      action={
        <Button
          size="small"
          onClick={() => edit(`Publish a version of ${name}`, (draft) => void publishVersion(draft, name))}
        >
          Publish version
        </Button>
      }
    >
      {versions.length === 0 ? (
        <p className="text-dense text-text-3">
          $LATEST is what is edited here. A published version keeps its code and environment variables.
        </p>
      ) : (
        <ul aria-label="Versions">
          {versions.map((version) => (
            <li key={version} className="flex h-7 items-center gap-2 text-dense">
              <span className="font-mono text-code">{version}</span>
              <span className="min-w-0 flex-1 truncate text-text-3">{summaryOf(lambda.versions[version])}</span>
              <Menu
                align="end"
                items={[
                  {
                    label: 'Make it $LATEST',
                    icon: UndoIcon,
                    onSelect: () =>
                      edit(`Restore version ${version} of ${name}`, (draft) => restoreVersion(draft, name, version)),
                  },
                  {
                    label: 'Delete version',
                    icon: TrashIcon,
                    danger: true,
                    onSelect: () =>
                      edit(`Delete version ${version} of ${name}`, (draft) => deleteVersion(draft, name, version)),
                  },
                ]}
              >
                <IconButton label={`More for version ${version}`} icon={MoreIcon} size={24} />
              </Menu>
            </li>
          ))}
        </ul>
      )}
    </FormSection>
  )
}

function summaryOf(version: LambdaFunction['versions'][string] | undefined): string {
  switch (version?.code.type) {
    case 'HANDLER':
      return version.code.source.trim().split('\n')[0] ?? ''
    case 'FIXED':
      return `Fixed reply ${version.code.payload}`
    case 'REMOTE':
      return version.code.endpoint
    case undefined:
      return ''
  }
}
