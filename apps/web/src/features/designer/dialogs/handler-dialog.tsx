'use client'

import { HandlerEditor } from '@/features/function/handler-editor'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useDesign } from '../design-context.tsx'

/** The handler of a Lambda function in a large editor; every change is kept at once. */
export function HandlerDialog({ functionName, onClose }: { functionName: string; onClose: () => void }) {
  const { backends } = useDesign()
  const code = backends.functions[functionName]?.code
  if (code?.type !== 'HANDLER') return null
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
        <HandlerEditor functionName={functionName} code={code} label="Handler" />
      </div>
    </Dialog>
  )
}
