'use client'

import { type IamIdentity, iamLimits } from '@gatewright/definition'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { CodeEditor } from '@/ui/code-editor'
import { EmptyState } from '@/ui/empty-state'
import { Field } from '@/ui/field'
import { CheckIcon, ErrorIcon, MoreIcon, PencilIcon, PlusIcon, ShieldIcon, TrashIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Menu } from '@/ui/menu'
import { Select } from '@/ui/select'
import { showToast } from '@/ui/toast'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'
import { checkPolicy } from './check-policy.ts'
import type { SigningScope } from './identity-settings.tsx'
import { type PolicyTemplate, policyTemplates, templateText } from './policy-templates.ts'

type PolicyPaneProps = {
  policies: IamIdentity['policies']
  scope: SigningScope
  apis: readonly { readonly id: string; readonly name: string }[]
  change: (edit: (identity: IamIdentity) => IamIdentity) => string | undefined
}

/** The identity policies: what the identity may do, a document at a time. */
export function PolicyPane({ policies, scope, apis, change }: PolicyPaneProps) {
  const names = Object.keys(policies)
  const [chosen, setChosen] = useState<string>()
  const [renaming, setRenaming] = useState(false)
  const name = chosen !== undefined && chosen in policies ? chosen : names[0]
  const setPolicies = (edit: (before: IamIdentity['policies']) => IamIdentity['policies']) =>
    change((identity) => ({ ...identity, policies: edit(identity.policies) }))
  const add = (template: PolicyTemplate) => {
    const free = freeName(template.name, names)
    const refusal = setPolicies((before) => ({ ...before, [free]: templateText(template, scope) }))
    if (refusal === undefined) setChosen(free)
    else showToast({ tone: 'bad', text: refusal })
  }
  const remove = (gone: string) => {
    const { [gone]: text = '', ...rest } = policies
    setPolicies(() => rest)
    showToast({
      tone: 'ok',
      text: `Policy ${gone} is removed.`,
      action: { label: 'Undo', run: () => void setPolicies((before) => ({ ...before, [gone]: text })) },
    })
  }
  const items = policyTemplates(apis).map((template) => ({
    label: template.label,
    onSelect: () => add(template),
    ...(names.length >= iamLimits.policies && { disabled: `An identity has at most ${iamLimits.policies} policies.` }),
  }))
  return (
    <section aria-label="Identity policies" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="flex-none font-semibold">Identity policies</h2>
        {name !== undefined && (
          <span className="min-w-0 max-w-56 flex-1">
            <Select
              aria-label="Policy"
              mono
              value={name}
              options={names.map((each) => ({ value: each, label: each }))}
              onChange={setChosen}
            />
          </span>
        )}
        <span className="ml-auto flex flex-none items-center gap-1">
          <Menu align="end" items={items}>
            <Button size="small" icon={PlusIcon}>
              Add policy
            </Button>
          </Menu>
          {name !== undefined && (
            <Menu
              align="end"
              items={[
                { label: 'Rename…', icon: PencilIcon, onSelect: () => setTimeout(() => setRenaming(true)) },
                { label: 'Remove policy', icon: TrashIcon, danger: true, onSelect: () => remove(name) },
              ]}
            >
              <IconButton label={`More for ${name}`} icon={MoreIcon} size={24} />
            </Menu>
          )}
        </span>
      </div>
      {name === undefined ? (
        <EmptyState icon={ShieldIcon} title="No policy">
          The identity is known, and may do nothing on its own: in its own account a resource policy can still let it
          in.
        </EmptyState>
      ) : (
        <PolicyText
          key={name}
          text={policies[name] ?? ''}
          onChange={(text) => void setPolicies((before) => (name in before ? { ...before, [name]: text } : before))}
        />
      )}
      {renaming && name !== undefined && (
        <RenamePolicy
          name={name}
          taken={names}
          onClose={() => setRenaming(false)}
          onRename={(next) => {
            const refusal = setPolicies((before) =>
              Object.fromEntries(Object.entries(before).map(([key, text]) => [key === name ? next : key, text])),
            )
            if (refusal === undefined) {
              setChosen(next)
              setRenaming(false)
            }
            return refusal
          }}
        />
      )}
    </section>
  )
}

const restMs = 400

/** The editor of one document. What is typed is kept soon after, whether or not the policy holds yet. */
function PolicyText({ text: saved, onChange }: { text: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(saved)
  const marks = useMemo(() => checkPolicy(text, 'identity'), [text])
  const latest = useRef({ text, saved, onChange })
  latest.current = { text, saved, onChange }
  useEffect(() => {
    if (text === latest.current.saved) return
    const timer = setTimeout(() => latest.current.onChange(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(
    () => () => {
      const left = latest.current
      if (left.text !== left.saved) left.onChange(left.text)
    },
    [],
  )
  return (
    <>
      <div className="min-h-0 flex-1">
        <CodeEditor
          ariaLabel="Policy document"
          language="json"
          value={text}
          onChange={(next) => setText(next.slice(0, iamLimits.policyCharacters))}
          markers={marks}
        />
      </div>
      <div
        role="status"
        aria-label="Policy check"
        className="max-h-32 flex-none overflow-auto border-line border-t px-4 py-2 text-dense"
      >
        {marks.length === 0 ? (
          <p className="flex items-center gap-2 text-text-2">
            <CheckIcon size={14} className="text-ok-text" /> In force from the next request on
          </p>
        ) : (
          <ul>
            {marks.map(({ place, message }) => (
              <li key={`${place} ${message}`} className="flex items-start gap-2">
                <ErrorIcon size={14} className="mt-px flex-none text-bad-text" />
                <span>
                  <span className="font-mono text-code">{place}</span> {message}
                </span>
              </li>
            ))}
            <li className="mt-1 text-text-3">
              Until this is put right, the policy neither allows nor denies anything.
            </li>
          </ul>
        )}
      </div>
    </>
  )
}

function RenamePolicy({
  name,
  taken,
  onRename,
  onClose,
}: {
  name: string
  taken: readonly string[]
  onRename: (name: string) => string | undefined
  onClose: () => void
}) {
  const [text, setText] = useState(name)
  const [problem, setProblem] = useState<string>()
  const submit = () => {
    const next = text.trim()
    if (next === name) return onClose()
    setProblem(taken.includes(next) ? `There is a policy ${next} already.` : onRename(next))
  }
  return (
    <FormDialog title={`Rename ${name}`} submit="Rename" onSubmit={submit} onClose={onClose}>
      <Field label="Name" help="At most 128 letters, digits and _ + = , . @ -" error={problem}>
        {(control) => (
          <Input {...control} autoFocus mono value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  )
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}${number}`
    if (!taken.includes(name)) return name
  }
}
