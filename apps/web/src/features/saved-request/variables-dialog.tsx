'use client'

import { useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { CloseIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Toggle } from '@/ui/toggle'
import { type Variable, variableLimits, variableName } from './saved-documents.ts'

type VariablesDialogProps = {
  /** what they are of: `folder Orders`, `all saved requests` */
  of: string
  initial: readonly Variable[]
  onSave: (variables: readonly Variable[]) => void
  onClose: () => void
}

/** The variables of a folder or API: names, values, and which of them are secret. */
export function VariablesDialog({ of, initial, onSave, onClose }: VariablesDialogProps) {
  const [variables, setVariables] = useState<readonly Variable[]>(initial)
  const shown =
    variables.length < variableLimits.count ? [...variables, { name: '', value: '', secret: false }] : variables
  const change = (index: number, part: Partial<Variable>) =>
    setVariables(shown.map((variable, at) => (at === index ? { ...variable, ...part } : variable)).filter(isWritten))
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Variables of ${of}`}
      description="{{name}} in a path, header, body, credential or assertion becomes the value. Inner folders win over outer ones; \{{name}} stays as it is."
      width={680}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => {
              onSave(variables)
              onClose()
            }}
          >
            Save variables
          </Button>
        </>
      }
      footnote="Secret values are hidden here, in results and in reports."
    >
      <div className="flex flex-col gap-1.5 px-5 pb-4">
        {shown.map((variable, index) => (
          // rows have no identity of their own: the place is the key, so that the caret stays while typing
          <div key={`variable-${index.toString()}`}>
            <div className="flex items-center gap-1.5">
              <Input
                mono
                className="basis-2/5"
                aria-label={`Variable ${index + 1} name`}
                placeholder={index === variables.length ? 'Add variable' : ''}
                invalid={faultOf(variable, index, variables) !== undefined}
                value={variable.name}
                onChange={(event) => change(index, { name: event.target.value })}
              />
              <Input
                mono
                aria-label={`Variable ${index + 1} value`}
                type={variable.secret ? 'password' : 'text'}
                autoComplete="off"
                value={variable.value}
                onChange={(event) => change(index, { value: event.target.value })}
              />
              <Toggle
                aria-label={`Variable ${index + 1} is secret`}
                checked={variable.secret}
                onChange={(secret) => change(index, { secret })}
              >
                secret
              </Toggle>
              {index < variables.length ? (
                <IconButton
                  label={`Remove ${variable.name}`}
                  icon={CloseIcon}
                  iconSize={12}
                  size={24}
                  onClick={() => setVariables(variables.filter((_, at) => at !== index))}
                />
              ) : (
                <span className="w-6 flex-none" />
              )}
            </div>
            {faultOf(variable, index, variables) !== undefined && (
              <p className="mt-0.5 text-bad-text text-small">{faultOf(variable, index, variables)}</p>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  )
}

function isWritten({ name, value, secret }: Variable): boolean {
  return name !== '' || value !== '' || secret
}

function faultOf({ name }: Variable, index: number, variables: readonly Variable[]): string | undefined {
  if (index >= variables.length) return undefined
  if (!variableName.test(name))
    return 'A name is a letter or _, then letters, digits, _, . and -: nothing else can be used.'
  if (variables.some((other, at) => at > index && other.name === name)) return 'A later row of this name wins.'
  return undefined
}
