'use client'

import type { LambdaCode } from '@gatewright/definition'
import { CodeEditor } from '@/ui/code-editor'
import { useFunctionEdit } from './use-function-edit.ts'

type HandlerEditorProps = { functionName: string; code: Extract<LambdaCode, { type: 'HANDLER' }>; label: string }

/** The source of a handler; every change is kept at once. */
export function HandlerEditor({ functionName, code, label }: HandlerEditorProps) {
  const change = useFunctionEdit(functionName)
  return (
    <CodeEditor
      ariaLabel={label}
      language={code.language}
      value={code.source}
      onChange={(source) =>
        change(
          'Edit the handler',
          (target) => {
            if (target.code.type === 'HANDLER') target.code.source = source
          },
          'source',
        )
      }
    />
  )
}
