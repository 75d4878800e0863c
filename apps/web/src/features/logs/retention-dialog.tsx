'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { showToast } from '@/ui/toast'
import { useOpenApi } from '../designer/design-context.tsx'

/** How much of its history an API keeps, and a way to forget it all. */
export function RetentionDialog({ onClose }: { onClose: () => void }) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const retention = useQuery(trpc.invocation.retention.queryOptions({ apiId }))
  const [count, setCount] = useState<string>()
  const [days, setDays] = useState<string>()
  const done = async (text: string) => {
    await queries.invalidateQueries()
    showToast({ tone: 'ok', text })
    onClose()
  }
  const onError = ({ message }: { message: string }) => showToast({ tone: 'bad', text: message })
  const save = useMutation(
    trpc.invocation.setRetention.mutationOptions({ onError, onSuccess: () => done('The history is kept that long.') }),
  )
  const clear = useMutation(
    trpc.invocation.clear.mutationOptions({
      onError,
      onSuccess: ({ count: forgotten }) => done(`${forgotten.toLocaleString('en-US')} requests are forgotten.`),
    }),
  )
  const countText = count ?? String(retention.data?.count ?? '')
  const daysText = days ?? String(retention.data?.days ?? '')
  const isValid = /^[1-9]\d{0,6}$/.test(countText) && /^([1-9]\d{0,3})?$/.test(daysText)
  return (
    <Dialog
      open
      onClose={onClose}
      title="History of this API"
      description="Simulated and live requests are kept in the database with their outcome; those that were watched also with their trace."
      width={480}
      footnote={
        <Button variant="danger" onClick={() => clear.mutate({ apiId })} disabled={clear.isPending}>
          Forget all requests
        </Button>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!isValid || save.isPending}
            onClick={() =>
              save.mutate({
                apiId,
                count: Number(countText),
                ...(daysText === '' ? {} : { days: Number(daysText) }),
              })
            }
          >
            Save
          </Button>
        </>
      }
    >
      <div className="px-5 pb-4">
        <Field label="Requests" help="How many are kept, the newest first. 10,000 unless set; up to 1,000,000.">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={countText}
              onChange={({ target }) => setCount(target.value.trim())}
            />
          )}
        </Field>
        <Field label="Days" help="How long they are kept. Empty: however old they are.">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={daysText}
              onChange={({ target }) => setDays(target.value.trim())}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
