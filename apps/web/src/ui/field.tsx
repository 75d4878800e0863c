'use client'

import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

/** What a field hands to its control, so that label, help and error are read with it. */
export type FieldControl = { id: string; 'aria-describedby': string | undefined; invalid: boolean | undefined }

type FieldProps = {
  label: string
  /** one line: what it is, and the limit or default that the service has */
  help?: ReactNode
  error?: string | undefined
  labelWidth?: 92 | 104 | 132
  /** label above instead of left: for what needs the whole width */
  stacked?: boolean
  /** the members of the definition that it shows, separated by blanks: what leads to a member puts the focus here */
  member?: string | undefined
  /** beside the control, after it */
  after?: ReactNode
  children: (control: FieldControl) => ReactNode
}

const widths = { 92: 'w-[92px]', 104: 'w-[104px]', 132: 'w-[132px]' } as const

/** A row of a form: label left, control, then one line of help (or the error) under the control. */
export function Field({ label, help, error, labelWidth = 104, stacked = false, member, after, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? help
  const control = {
    id,
    'aria-describedby': note === undefined ? undefined : noteId,
    invalid: error === undefined ? undefined : true,
  }
  return (
    <div data-member={member} className={classNames('min-h-8 py-[3px]', stacked ? 'block' : 'flex items-start')}>
      <label
        htmlFor={id}
        className={classNames(
          'flex-none text-dense text-text-2',
          stacked ? 'mb-1 block' : classNames('pt-1 pr-2 leading-[18px]', widths[labelWidth]),
        )}
      >
        {label}
      </label>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-[26px] items-center gap-2">
          {children(control)}
          {after}
        </div>
        {note !== undefined && (
          <p
            id={noteId}
            className={classNames('mt-0.5 text-small', error === undefined ? 'text-text-3' : 'text-bad-text')}
          >
            {note}
          </p>
        )}
      </div>
    </div>
  )
}

/** A titled part of a form, closed by the pane's line. */
export function FormSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-line border-b px-4 py-3 last:border-b-0">
      <div className="mb-1 flex h-6 items-center justify-between">
        <h3 className="font-semibold text-base">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}
