'use client'

import { addMethod, addResource, setIntegration } from '@gatewright/definition/edit'
import { Panel } from '@xyflow/react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Icon } from '@/ui/icon'
import { FileIcon, MockIcon, PlusIcon, StarIcon } from '@/ui/icons'
import { Keys } from '@/ui/keys'
import { givenFile } from '../../import-export/given-file.ts'
import { useOpenApi, useRestApi } from '../design-context.tsx'
import { designerDialogs, useDesignerDialog } from '../designer-dialogs.ts'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'

/** What an API without anything in it offers: four ways to begin. */
export function StartCard() {
  const api = useRestApi()
  const router = useRouter()
  const { apiId } = useOpenApi()
  const edit = useEdit()
  const dialog = useDesignerDialog()
  const isEmpty =
    Object.keys(api.resources).length <= 1 && Object.keys(api.resources[api.rootResourceId]?.methods ?? {}).length === 0
  if (!isEmpty) return null
  const addHello = () => {
    const resourceId = edit('Add GET /hello', (draft) => {
      const id = addResource(draft, '/hello')
      addMethod(draft, { resourceId: id, httpMethod: 'GET' })
      setIntegration(draft, { resourceId: id, httpMethod: 'GET' }, { type: 'mock' })
      return id
    })
    if (resourceId !== undefined) select(`method:${resourceId}:GET`, { reveal: true })
  }
  return (
    <Panel position="bottom-center" className="!mb-14">
      <section aria-label="Start" className="nopan w-[500px] rounded-dialog border border-line bg-surface p-5 shadow-1">
        <h2 className="font-semibold text-section">Start {api.name}</h2>
        <p className="mb-3 text-text-2">A first answer takes three steps: a path, a method, a backend.</p>
        <Way
          icon={PlusIcon}
          title="Add a resource"
          help="or use Resource in the toolbar above"
          end={<Keys keys="R" />}
          onClick={() => openNewResource(dialog !== undefined)}
        />
        <Way
          icon={FileIcon}
          title="Import into this API"
          help="An OpenAPI document; you see what it says before it is read"
          end={null}
          onClick={() => {
            givenFile.set(undefined)
            router.push(`/import?into=${apiId}`)
          }}
        />
        <Way
          icon={StarIcon}
          title="Begin with an example"
          help="Three small APIs with saved requests"
          end={null}
          onClick={() => router.push('/#examples')}
        />
        <Way
          icon={MockIcon}
          title="Answer with a Mock first"
          help="GET /hello returns 200 without a backend"
          end={<span className="control px-2 py-0.5 font-medium text-small">Add</span>}
          onClick={addHello}
        />
      </section>
    </Panel>
  )
}

function openNewResource(isOpen: boolean) {
  if (!isOpen) designerDialogs.open({ type: 'newResource', parentId: undefined, at: { x: 320, y: 110 } })
}

type WayProps = { icon: Icon; title: string; help: string; end: ReactNode; onClick: () => void }

function Way({ icon: Glyph, title, help, end, onClick }: WayProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex w-full items-center gap-3 border-line border-t py-3 text-left last:pb-0 hover:bg-hover"
    >
      <span className="flex size-9 flex-none items-center justify-center rounded-control bg-hover text-text-2">
        <Glyph />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="text-dense text-text-2">{help}</span>
      </span>
      {end}
    </button>
  )
}
