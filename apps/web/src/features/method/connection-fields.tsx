'use client'

import type { Integration } from '@gatewright/definition'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Toggle } from '@/ui/toggle'
import { CommitSetting } from '../designer/inspector/settings.tsx'
import { useEditMethod } from './method-place.ts'

/** How an HTTP integration reaches its endpoint: over the internet or a VPC link, with which certificates. */
export function ConnectionFields({ integration }: { integration: Integration }) {
  const edit = useEditMethod()
  const change = (label: string, apply: (target: Integration) => void, burst?: string) =>
    edit(
      label,
      ({ integration: target }) => {
        if (target !== undefined) apply(target)
      },
      burst,
    )
  const insecure = integration.tlsConfig?.insecureSkipVerification === true
  return (
    <>
      <Field label="VPC link" help="Id of a VPC link makes the integration private; empty is the internet">
        {(control) => (
          <Input
            {...control}
            mono
            value={integration.connectionId ?? ''}
            onChange={({ target: { value } }) =>
              change(
                'Set VPC link',
                (target) => {
                  if (value === '') {
                    delete target.connectionId
                    delete target.connectionType
                    delete target.integrationTarget
                  } else {
                    target.connectionId = value
                    target.connectionType = 'VPC_LINK'
                  }
                },
                'connectionId',
              )
            }
          />
        )}
      </Field>
      {integration.connectionType === 'VPC_LINK' && (
        <Field label="Target" help="ARN of the load balancer, for a VPC link V2; empty for V1">
          {(control) => (
            <Input
              {...control}
              mono
              value={integration.integrationTarget ?? ''}
              onChange={({ target: { value } }) =>
                change(
                  'Set integration target',
                  (target) => {
                    if (value === '') delete target.integrationTarget
                    else target.integrationTarget = value
                  },
                  'integrationTarget',
                )
              }
            />
          )}
        </Field>
      )}
      {integration.connectionType === 'VPC_LINK' && (
        <CommitSetting
          label="Server name"
          mono
          value={integration.tlsConfig?.serverNameToVerify ?? ''}
          placeholder="the host of the URL"
          help="Name that the certificate of the load balancer is verified against"
          onCommit={(name) => {
            change('Set server name to verify', (target) => {
              const { serverNameToVerify: _, ...others } = target.tlsConfig ?? {}
              if (name.trim() !== '') target.tlsConfig = { ...others, serverNameToVerify: name.trim() }
              else if (Object.keys(others).length === 0) delete target.tlsConfig
              else target.tlsConfig = others
            })
            return undefined
          }}
        />
      )}
      <Field label="Certificate" help="A public authority must have signed it unless verification is skipped">
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            aria-label="Skip certificate verification"
            checked={insecure}
            onChange={(skip) =>
              change('Set certificate verification', (target) => {
                const { insecureSkipVerification: _, ...others } = target.tlsConfig ?? {}
                if (skip) target.tlsConfig = { ...others, insecureSkipVerification: true }
                else if (Object.keys(others).length === 0) delete target.tlsConfig
                else target.tlsConfig = others
              })
            }
          >
            {insecure ? 'Not verified' : 'Verified'}
          </Toggle>
        )}
      </Field>
    </>
  )
}
