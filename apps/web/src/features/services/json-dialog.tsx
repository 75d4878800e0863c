'use client'

import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { CodeEditor } from '@/ui/code-editor'
import { Dialog } from '@/ui/dialog'

type JsonDialogProps = {
  title: string
  description?: string
  width: number
  height: number
  /** name of the editor */
  label: string
  /** undefined while it loads */
  text: string | undefined
  onChange: (text: string) => void
  /** why it cannot be saved */
  problem: string | undefined
  save: string
  onSave: () => void
  canSave?: boolean
  onClose: () => void
  /** above the editor */
  children?: ReactNode
}

/** Edits something as JSON, with what is wrong with it beside the button that saves it. */
export function JsonDialog({
  title,
  description,
  width,
  height,
  label,
  text,
  onChange,
  problem,
  save,
  onSave,
  canSave = true,
  onClose,
  children,
}: JsonDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      {...(description === undefined ? {} : { description })}
      width={width}
      height={height}
      footnote={
        problem === undefined ? undefined : (
          <span role="alert" className="text-bad-text">
            {problem}
          </span>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!canSave} onClick={onSave}>
            {save}
          </Button>
        </>
      }
    >
      <div className="flex h-full flex-col">
        {children}
        <div className="min-h-0 flex-1 border-line border-t">
          {text !== undefined && <CodeEditor language="json" ariaLabel={label} value={text} onChange={onChange} />}
        </div>
      </div>
    </Dialog>
  )
}
