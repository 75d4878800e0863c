'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { Field } from '@/ui/field'
import { TextArea } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Select } from '@/ui/select'
import { jsonError } from './json-error.ts'
import type { RequestAuth } from './request-auth.ts'
import { TextField } from './text-field.tsx'

type SigV4 = RequestAuth['sigv4']

/** Who signs: an IAM identity of the account, or keys that are typed. The server signs, at the time of the run. */
export function SigV4Form({
  live,
  value,
  onChange,
}: {
  live: boolean
  value: SigV4
  onChange: (part: Partial<SigV4>) => void
}) {
  const trpc = useTRPC()
  const identities = useQuery(trpc.iamIdentity.list.queryOptions())
  const isGone = value.identity !== '' && identities.data?.some(({ id }) => id === value.identity) === false
  return (
    <section aria-label="SigV4">
      <Field
        label="Signed by"
        help="Test identities of this workspace, good for nothing in AWS. Signed for execute-api at the time of the run."
        error={isGone ? 'This identity was removed. Choose another.' : undefined}
      >
        {(control) => (
          <Select
            {...control}
            value={value.identity}
            onChange={(identity) => onChange({ identity })}
            options={[
              { value: '', label: 'Keys that you type' },
              ...(identities.data ?? []).map(({ id, arn, identity }) => ({
                value: id,
                label: identity.name,
                detail: arn,
              })),
            ]}
          />
        )}
      </Field>
      {value.identity === '' && (
        <>
          <TextField
            label="Access key id"
            value={value.accessKeyId}
            onChange={(accessKeyId) => onChange({ accessKeyId })}
          />
          <TextField
            label="Secret key"
            secret
            value={value.secretAccessKey}
            onChange={(secretAccessKey) => onChange({ secretAccessKey })}
          />
          <TextField
            label="Session token"
            help="Of temporary credentials; empty for a user"
            value={value.sessionToken}
            onChange={(sessionToken) => onChange({ sessionToken })}
          />
          {live ? (
            <Notice tone="info" title="Live knows the identities of the account only">
              Keys that you type are signed with, and refused by the gateway unless an IAM identity of the account has
              them.
            </Notice>
          ) : (
            <>
              <TextField
                label="Principal ARN"
                help="Whom Simulate takes the keys for. Empty: user/console of the account."
                value={value.principalArn}
                onChange={(principalArn) => onChange({ principalArn })}
              />
              <Field
                label="Policy"
                help="Identity policy of that principal, as JSON. Empty: it may invoke every method."
                error={jsonError(value.policy)}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    mono
                    rows={3}
                    value={value.policy}
                    onChange={(event) => onChange({ policy: event.target.value })}
                  />
                )}
              </Field>
            </>
          )}
        </>
      )}
    </section>
  )
}
