'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { PlayIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Segment } from '@/ui/segment'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { FieldsTable } from '../console/fields-table.tsx'
import { useOpenApi } from '../designer/design-context.tsx'
import { type ProbeState, useProbeState } from './probe-state.ts'
import { useProbe } from './use-probe.ts'

/** What is probed, for whom, and the button that does it. */
export function SettingsBar() {
  const { apiId } = useOpenApi()
  const [state, change] = useProbeState(apiId)
  const probe = useProbe()
  const stages = useQuery(useTRPC().stage.list.queryOptions({ apiId }))
  const { kind, settings, source } = state
  const isRunning = state[kind].state === 'running'
  const deployed = stages.data?.filter(({ stage }) => stage.deploymentId !== undefined) ?? []
  return (
    <form
      aria-label="Probe"
      className="flex min-h-12 flex-none flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-surface px-4 py-2"
      onSubmit={(event) => {
        event.preventDefault()
        void probe.run(kind)
      }}
    >
      <Segment
        label="Kind of probe"
        value={kind}
        options={[
          { value: 'cors', label: 'CORS' },
          { value: 'exposure', label: 'Exposure' },
        ]}
        onChange={(next) => change({ kind: next })}
      />
      <Select
        aria-label="Probed"
        className="w-40"
        size="default"
        value={source.type === 'draft' ? '' : source.stageName}
        options={[
          { value: '', label: 'Draft' },
          ...deployed.map(({ stageName }) => ({ value: stageName, label: stageName, detail: 'as deployed' })),
        ]}
        onChange={(name) => change({ source: name === '' ? { type: 'draft' } : { type: 'stage', stageName: name } })}
      />
      {kind === 'cors' && (
        <PageSettings settings={settings} change={(part) => change({ settings: { ...settings, ...part } })} />
      )}
      <span className="ml-auto flex gap-2">
        {isRunning ? (
          <Button onClick={() => probe.cancel(kind)}>Cancel</Button>
        ) : (
          <Button type="submit" variant="primary" icon={PlayIcon}>
            Run the probe
          </Button>
        )}
      </span>
    </form>
  )
}

type PageSettingsProps = {
  settings: ProbeState['settings']
  change: (part: Partial<ProbeState['settings']>) => void
}

/** The page that calls: where it comes from, whether it sends cookies, what headers it sets itself. */
function PageSettings({ settings, change }: PageSettingsProps) {
  const [open, setOpen] = useState(false)
  const originId = useId()
  const count = settings.headers.filter(([name]) => name !== '').length
  return (
    <>
      <span className="flex min-w-52 flex-1 items-center gap-2 text-dense text-text-2 md:max-w-80">
        <label htmlFor={originId}>Origin</label>
        <Input
          id={originId}
          mono
          size="default"
          value={settings.origin}
          onChange={(event) => change({ origin: event.target.value.trim() })}
        />
      </span>
      <Toggle
        aria-label="With credentials"
        checked={settings.credentials}
        onChange={(credentials) => change({ credentials })}
      >
        Credentials
      </Toggle>
      <Button onClick={() => setOpen(true)}>Headers {count > 0 && <Count tone="accent">{count}</Count>}</Button>
      {open && (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title="Headers of the page"
          description="What the page sets on every call. What a method asks for (Content-Type, token, API key, required headers) is sent anyway; a name here sets its value."
          width={560}
          footer={<Button onClick={() => setOpen(false)}>Done</Button>}
        >
          <div className="px-5 py-2">
            <FieldsTable
              noun="Header"
              rows={settings.headers.map(([name, value]) => ({ name, value }))}
              make={(row) => row}
              onChange={(rows) => change({ headers: rows.map(({ name, value }) => [name, value] as const) })}
            />
          </div>
        </Dialog>
      )}
    </>
  )
}
