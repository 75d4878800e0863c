'use client'

import type { IamIdentity } from '@gatewright/definition'
import { useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { copyText } from '@/ui/copy-text'
import { Field, FormSection } from '@/ui/field'
import { CopyIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Segment } from '@/ui/segment'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { CommitSetting } from '../designer/inspector/settings.tsx'
import { type CredentialForm, credentialLines } from './credential-lines.ts'
import type { KnownIdentity } from './use-identities.ts'

/** What signatures are made for: see the router. */
export type SigningScope = { readonly accountId: string; readonly region: string; readonly url: string }

type IdentitySettingsProps = {
  known: KnownIdentity
  scope: SigningScope
  change: (edit: (identity: IamIdentity) => IamIdentity) => string | undefined
  onRotate: () => void
}

/** Who an identity is, its access key, and how clients are given it. */
export function IdentitySettings({ known, scope, change, onRotate }: IdentitySettingsProps) {
  const { identity, arn } = known
  const isRole = identity.kind === 'ROLE'
  const set = (member: Partial<IamIdentity>) => change((before) => ({ ...before, ...member }))
  return (
    <>
      <FormSection title={isRole ? 'Session of a role' : 'User'}>
        <CommitSetting label="Name" mono isName value={identity.name} onCommit={(name) => set({ name: name.trim() })} />
        {isRole ? (
          <CommitSetting
            label="Session name"
            mono
            value={identity.sessionName ?? ''}
            placeholder="gatewright"
            help="Given when the role is assumed; the end of its ARN"
            onCommit={(name) =>
              change(({ sessionName: _former, ...rest }) => (name === '' ? rest : { ...rest, sessionName: name }))
            }
          />
        ) : (
          <CommitSetting
            label="Path"
            mono
            value={identity.path}
            help="Stands in the ARN before the name"
            onCommit={(path) => set({ path: path === '' ? '/' : path })}
          />
        )}
        <CommitSetting
          label="Account"
          mono
          inputMode="numeric"
          value={identity.accountId ?? ''}
          placeholder={scope.accountId}
          help="From another account the caller needs the resource policy of the API, too"
          onCommit={(id) =>
            change(({ accountId: _former, ...rest }) =>
              id === '' || id === scope.accountId ? rest : { ...rest, accountId: id },
            )
          }
        />
        <Copied label="ARN" value={arn} />
        <Copied label="Principal id" value={identity.principalId} />
        <Field label="Active" help="Requests signed with an inactive key are refused like those of an unknown one">
          {({ invalid, ...control }) => (
            <Toggle {...control} checked={identity.enabled} onChange={(enabled) => set({ enabled })}>
              {identity.enabled ? 'Yes' : 'No'}
            </Toggle>
          )}
        </Field>
      </FormSection>
      <FormSection
        title={isRole ? 'Temporary credentials' : 'Access key'}
        action={
          <Button size="small" onClick={onRotate}>
            New access key
          </Button>
        }
      >
        <Copied label="Access key id" value={identity.accessKeyId} />
        <Copied label="Secret access key" value={identity.secretAccessKey} secret />
        {identity.sessionToken !== undefined && <Copied label="Session token" value={identity.sessionToken} secret />}
        {isRole && <SessionEnd expires={identity.sessionExpires} change={change} />}
      </FormSection>
      <UseIt identity={identity} scope={scope} />
    </>
  )
}

/** A value to read and to copy; a secret is shown on request. */
function Copied({ label, value, secret = false }: { label: string; value: string; secret?: boolean }) {
  const [shown, setShown] = useState(!secret)
  return (
    <Field
      label={label}
      after={
        <>
          {secret && (
            <Button size="small" variant="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {shown ? 'Hide' : 'Show'}
              <span className="sr-only"> {label.toLowerCase()}</span>
            </Button>
          )}
          <IconButton
            label={`Copy ${label.toLowerCase()}`}
            icon={CopyIcon}
            size={24}
            iconSize={14}
            onClick={() => void copyText(value, `The ${label.toLowerCase()} is in the clipboard.`)}
          />
        </>
      }
    >
      {(control) => <Input {...control} mono readOnly type={shown ? 'text' : 'password'} value={value} />}
    </Field>
  )
}

const hour = 3_600_000
const ends = [
  { value: '', label: 'Never' },
  { value: '1', label: '1 hour from now', detail: 'as AssumeRole does' },
  { value: '12', label: '12 hours from now' },
  { value: '-1', label: 'It has ended', detail: 'ExpiredTokenException' },
] as const

function SessionEnd({ expires, change }: { expires: number | undefined; change: IdentitySettingsProps['change'] }) {
  const chosen = { value: 'set', label: expires === undefined ? '' : new Date(expires).toLocaleString() } as const
  return (
    <Field label="Session ends">
      {(control) => (
        <Select
          {...control}
          value={expires === undefined ? '' : 'set'}
          options={expires === undefined ? ends : [chosen, ...ends]}
          onChange={(hours) => {
            if (hours === 'set') return
            change(({ sessionExpires: _former, ...rest }) =>
              hours === '' ? rest : { ...rest, sessionExpires: Date.now() + Number(hours) * hour },
            )
          }}
        />
      )}
    </Field>
  )
}

const forms = [
  { value: 'env', label: 'Environment' },
  { value: 'profile', label: 'AWS CLI profile' },
  { value: 'curl', label: 'curl' },
] as const satisfies readonly { value: CredentialForm; label: string }[]

function UseIt({ identity, scope }: { identity: IamIdentity; scope: SigningScope }) {
  const [form, setForm] = useState<CredentialForm>('env')
  const lines = credentialLines(form, identity, scope)
  const hidden = (text: string) => text.slice(0, 4).padEnd(12, '•')
  const shown = credentialLines(
    form,
    {
      ...identity,
      secretAccessKey: hidden(identity.secretAccessKey),
      ...(identity.sessionToken !== undefined && { sessionToken: hidden(identity.sessionToken) }),
    },
    scope,
  )
  return (
    <FormSection
      title="Sign with it"
      action={
        <Button
          size="small"
          icon={CopyIcon}
          onClick={() => void copyText(lines, 'Copied, with the secret access key.')}
        >
          Copy lines
        </Button>
      }
    >
      <Segment label="Form" value={form} options={forms} onChange={setForm} />
      <CodeBlock label="Credentials to copy" text={shown} className="mt-2" />
    </FormSection>
  )
}
