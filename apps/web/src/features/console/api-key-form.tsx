'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { useOpenApi } from '../designer/design-context.tsx'
import type { ConsoleRequest, Target } from './console-request.ts'

const noKey = 'none'
const typed = 'typed'

/** The API key of a request: one that a usage plan of the stage has, another of the account, or a typed value. */
export function ApiKeyForm({
  target,
  request,
  onChange,
}: {
  target: Target | undefined
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
}) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const account = useQuery(trpc.account.get.queryOptions())
  const [isTyping, setIsTyping] = useState(false)
  const { keyId, value } = request.apiKey
  const { source } = request
  const stageName = source.type === 'stage' ? source.stageName : source.stageVariablesOf
  const planOf = (id: string) =>
    Object.values(account.data?.usagePlans ?? {}).find(
      ({ apiKeys, apiStages }) =>
        apiKeys.includes(id) && apiStages.some((stage) => stage.apiId === apiId && stage.stage === stageName),
    )
  /** those that a usage plan of the stage has come first */
  const keys = Object.entries(account.data?.apiKeys ?? {}).toSorted(
    ([one], [other]) => Number(planOf(one) === undefined) - Number(planOf(other) === undefined),
  )
  const isGone = keyId !== '' && account.data !== undefined && !keys.some(([id]) => id === keyId)
  const choice = keyId !== '' ? keyId : value !== '' || isTyping ? typed : noKey
  return (
    <section aria-label="API key" className="mt-3 border-line border-t pt-2">
      <Field
        label="API key"
        help={
          target?.method.apiKeyRequired === true
            ? 'Required by the method. It counts when it is enabled and a usage plan covers the stage.'
            : 'The method requires none; what is sent is ignored.'
        }
        error={isGone ? 'The account has this key no longer.' : undefined}
      >
        {(control) => (
          <Select
            {...control}
            value={choice}
            onChange={(next) => {
              setIsTyping(next === typed)
              onChange({
                apiKey: { keyId: next === noKey || next === typed ? '' : next, value: next === noKey ? '' : value },
              })
            }}
            options={[
              { value: noKey, label: 'No key' },
              ...keys.map(([id, key]) => ({
                value: id,
                label: key.name,
                detail: `${planOf(id)?.name ?? 'no usage plan of this stage'}${key.enabled ? '' : ', disabled'}`,
              })),
              { value: typed, label: 'A value that you type' },
            ]}
          />
        )}
      </Field>
      {choice === typed && (
        <Field label="x-api-key" help="20 to 128 characters, as it is sent">
          {(control) => (
            <Input
              {...control}
              mono
              value={value}
              onChange={(event) => onChange({ apiKey: { keyId: '', value: event.target.value } })}
            />
          )}
        </Field>
      )}
    </section>
  )
}
