'use client'

import type { RestApi } from '@gatewright/definition'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { CodeEditor } from '@/ui/code-editor'
import { CheckIcon, WarningIcon } from '@/ui/icons'
import { checkBody } from './check-body.ts'
import type { Target } from './console-request.ts'
import { modelSchemas } from './model-schemas.ts'

type JsonBodyEditorProps = {
  api: RestApi | undefined
  target: Target | undefined
  text: string
  onChange: (text: string) => void
}

/** A JSON body: completed from the model that the method has for JSON, and checked as request validation checks it. */
export function JsonBodyEditor({ api, target, text, onChange }: JsonBodyEditorProps) {
  const name = target?.method.requestModels['application/json']
  const models = api?.models
  const [document, setDocument] = useState<string>()
  useEffect(() => {
    if (document === undefined || models === undefined || name === undefined) return
    const schemas = modelSchemas(models, name, document)
    let remove: (() => void) | undefined
    let isGone = false
    void import('@/ui/monaco/json-schemas').then(({ describeJson }) => {
      if (!isGone) remove = describeJson(schemas)
    })
    return () => {
      isGone = true
      remove?.()
    }
  }, [document, models, name])
  const deferred = useDeferredValue(text)
  const check = useMemo(
    () => (models === undefined || name === undefined ? undefined : checkBody(models, name, deferred)),
    [models, name, deferred],
  )
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-24 flex-1">
        <CodeEditor
          ariaLabel="Request body"
          language="json"
          value={text}
          onChange={onChange}
          onMount={(editor) => setDocument(editor.getModel()?.uri.toString())}
        />
      </div>
      {check !== undefined && (
        <p
          role="status"
          aria-label="Body check"
          className="flex flex-none items-start gap-1.5 border-line border-t px-4 py-1.5 text-small"
        >
          {check.fits ? (
            <>
              <CheckIcon size={13} className="mt-px flex-none text-ok-text" />
              <span className="text-text-2">Fits the model {name}</span>
            </>
          ) : (
            <>
              <WarningIcon size={13} className="mt-px flex-none text-warn-text" />
              <span className="min-w-0 break-words text-text-2">
                Does not fit the model {name}: {check.messages.join('; ').slice(0, 400)}
              </span>
            </>
          )}
        </p>
      )}
    </div>
  )
}
