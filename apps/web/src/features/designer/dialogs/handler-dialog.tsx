'use client'

import { Button } from '@/ui/button'
import { CodeEditor } from '@/ui/code-editor'
import { Dialog } from '@/ui/dialog'
import { useDesign } from '../design-context.tsx'
import { useEdit } from '../use-edit.ts'

/** The handler of a Lambda function in a large editor; every change is kept at once. */
export function HandlerDialog({ functionName, onClose }: { functionName: string; onClose: () => void }) {
  const { backends } = useDesign()
  const edit = useEdit()
  const code = backends.functions[functionName]?.code
  if (code?.type !== 'HANDLER') return null
  const change = (source: string) =>
    edit(
      `Edit the handler of ${functionName}`,
      (draft) => {
        const target = draft.backends.functions[functionName]
        if (target?.code.type === 'HANDLER') target.code.source = source
      },
      { burst: `handler:${functionName}` },
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Handler of ${functionName}`}
      width={960}
      height={640}
      footnote="It runs in a sandbox with the function's own timeout and memory; console output stands in the trace."
      footer={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="h-full border-line border-t">
        <CodeEditor ariaLabel="Handler" language={code.language} value={code.source} onChange={change} />
      </div>
    </Dialog>
  )
}
