'use client'

import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'

type FormDialogProps = {
  title: string
  description?: string
  submit: string
  width?: number
  error?: string | undefined
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog that makes one thing: fields, one primary button, Enter submits. */
export function FormDialog({
  title,
  description,
  submit,
  width = 480,
  error,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const id = useId()
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={width}
      {...(description === undefined ? {} : { description })}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submitted} className="px-5 pb-4">
        {children}
        {error !== undefined && (
          <p role="alert" className="mt-2 text-bad-text text-dense">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}
