'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { Select } from '@/ui/select'

/** From which snapshot the simulated AWS services start, where there are any; else they start empty. */
export function SnapshotSelect({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (name: string | undefined) => void
}) {
  const trpc = useTRPC()
  const { data = [] } = useQuery(trpc.services.snapshots.queryOptions())
  if (data.length === 0 && value === undefined) return null
  const names = data.map(({ name }) => name)
  return (
    <Select
      aria-label="Services start"
      size="default"
      className="w-[168px] flex-none"
      value={value ?? ''}
      onChange={(name) => onChange(name === '' ? undefined : name)}
      options={[
        { value: '', label: 'Services', detail: 'start empty' },
        ...(value === undefined || names.includes(value) ? names : [...names, value]).map((name) => ({
          value: name,
          label: name,
          detail: 'snapshot',
        })),
      ]}
    />
  )
}
