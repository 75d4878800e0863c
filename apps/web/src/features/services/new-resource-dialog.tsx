'use client'

import type { JsonObject } from '@gatewright/definition'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import type { Kind } from './kinds.ts'
import { useServiceActions } from './use-services.ts'

type KeyType = 'S' | 'N' | 'B'
const keyTypes = [
  { value: 'S', label: 'String' },
  { value: 'N', label: 'Number' },
  { value: 'B', label: 'Binary' },
] as const

const examples: { readonly [K in Kind]: string } = {
  tables: 'orders',
  queues: 'order-events',
  topics: 'order-news',
  stateMachines: 'refund',
  streams: 'clicks',
  buckets: 'order-receipts',
  parameters: '/app/url',
}

/** Makes a table, queue, bucket … with what it cannot be without. */
export function NewResourceDialog({
  kind,
  title,
  taken,
  onClose,
  onMade,
}: {
  kind: Kind
  title: string
  taken: readonly string[]
  onClose: () => void
  onMade: (name: string) => void
}) {
  const { run, set } = useServiceActions()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const [hash, setHash] = useState<{ name: string; type: KeyType }>({ name: 'id', type: 'S' })
  const [range, setRange] = useState<{ name: string; type: KeyType }>({ name: '', type: 'S' })
  const [value, setValue] = useState('')
  const makers: { readonly [K in Kind]: () => Promise<unknown> } = {
    tables: () => {
      const keys = range.name === '' ? [hash] : [hash, range]
      return run('dynamodb', 'CreateTable', {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((key) => ({ AttributeName: key.name, AttributeType: key.type })),
        KeySchema: keys.map((key, at) => ({ AttributeName: key.name, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
      })
    },
    queues: () =>
      run('sqs', 'CreateQueue', {
        QueueName: name,
        ...(name.endsWith('.fifo') && { Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' } }),
      }),
    topics: () => run('sns', 'CreateTopic', { Name: name }),
    buckets: () => run('s3', 'CreateBucket', { Bucket: name }),
    parameters: () => run('ssm', 'PutParameter', { Name: name, Value: value, Type: 'String' }),
    stateMachines: () => set({ kind, name, value: {} satisfies JsonObject }),
    streams: () => set({ kind, name, value: {} satisfies JsonObject }),
  }
  const make = () => {
    if (taken.includes(name)) return setProblem('There is one of this name already.')
    makers[kind]().then(
      () => onMade(name),
      (error: Error) => setProblem(error.message),
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={460}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={name === '' || (kind === 'parameters' && value === '')} onClick={make}>
            Create
          </Button>
        </>
      }
    >
      <div className="px-5 pb-4">
        <Field label="Name" error={problem} labelWidth={132}>
          {(control) => (
            <Input
              {...control}
              mono
              autoFocus
              placeholder={examples[kind]}
              value={name}
              onChange={(event) => {
                setName(event.target.value.trim())
                setProblem(undefined)
              }}
            />
          )}
        </Field>
        {kind === 'tables' && (
          <>
            <KeyField label="Partition key" value={hash} onChange={setHash} />
            <KeyField label="Sort key" help="None when it is empty." value={range} onChange={setRange} />
          </>
        )}
        {kind === 'parameters' && (
          <Field label="Value" labelWidth={132}>
            {(control) => <Input {...control} mono value={value} onChange={(event) => setValue(event.target.value)} />}
          </Field>
        )}
      </div>
    </Dialog>
  )
}

function KeyField({
  label,
  help,
  value,
  onChange,
}: {
  label: string
  help?: string
  value: { name: string; type: KeyType }
  onChange: (value: { name: string; type: KeyType }) => void
}) {
  return (
    <Field
      label={label}
      labelWidth={132}
      {...(help === undefined ? {} : { help })}
      after={
        <Select
          aria-label={`Type of the ${label.toLowerCase()}`}
          value={value.type}
          onChange={(type) => onChange({ ...value, type })}
          options={keyTypes}
        />
      }
    >
      {(control) => (
        <Input
          {...control}
          mono
          value={value.name}
          onChange={(event) => onChange({ ...value, name: event.target.value.trim() })}
        />
      )}
    </Field>
  )
}
