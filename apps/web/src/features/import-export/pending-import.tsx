'use client'

import type { Design } from '@gatewright/definition'
import { useEffect } from 'react'
import { showToast } from '@/ui/toast'
import { useOpenApi } from '../designer/design-context.tsx'
import { createStore } from '../shell/store.ts'
import type { BasePath } from './use-import-preview.ts'
import { writeInto } from './write-into.ts'

export type ImportMode = 'merge' | 'overwrite'

/** A document on its way into an API that exists. */
export type PendingImport = {
  apiId: string
  fileName: string
  text: string
  name: string
  basepath: BasePath
  mode: ImportMode
}

export const pendingImport = createStore<PendingImport | undefined>(undefined)

/** Reads the document that waits for the API that was opened, as one step of its history: it can be undone like any other. */
export function ApplyPendingImport() {
  const { apiId, store } = useOpenApi()
  useEffect(() => {
    const pending = pendingImport.get()
    if (pending?.apiId !== apiId) return
    pendingImport.set(undefined)
    const { fileName, text, name, basepath, mode } = pending
    void import('@gatewright/formats')
      .then(({ importOpenApi }) => {
        const { definition, backends, layout } = store.get().design
        if (definition.kind !== 'REST') throw new Error('Only REST APIs can take an OpenAPI document.')
        const made = importOpenApi(text, { fileName, basepath, mode, existing: definition })
        const next: Design = {
          definition: { ...made.definition, name },
          backends: {
            functions: { ...made.backends.functions, ...backends.functions },
            http: { ...made.backends.http, ...backends.http },
            aws: { ...made.backends.aws, ...backends.aws },
          },
          layout,
        }
        store.run({ label: `Import ${fileName}`, run: (draft) => writeInto(draft, next) })
        showToast({ tone: 'ok', text: `${fileName} is imported. Undo takes it back.` })
      })
      .catch((error: unknown) =>
        showToast({ tone: 'bad', text: error instanceof Error ? error.message : String(error) }),
      )
  }, [apiId, store])
  return null
}
