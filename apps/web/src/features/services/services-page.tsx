'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { DatabaseIcon, PlusIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Divider, Pane } from '@/ui/split'
import { StackingSplit } from '../shell/stacking-split.tsx'
import { EventsView } from './events-view.tsx'
import { type Kind, kinds } from './kinds.ts'
import { NewResourceDialog } from './new-resource-dialog.tsx'
import { ResourceView } from './resource-view.tsx'
import { type Selected, ServicesList } from './services-list.tsx'
import { StatePane } from './state-pane.tsx'
import { useOverview } from './use-services.ts'

/** Tables, queues, buckets … of this workspace: what is in them, seeding, editing, snapshots, recent calls. */
export function ServicesPage() {
  const overview = useOverview()
  const [chosen, setChosen] = useState<Selected>()
  const [making, setMaking] = useState<Kind>()
  const resources = overview.data?.resources ?? []
  const isThere =
    chosen === 'events' || resources.some(({ kind, name }) => kind === chosen?.kind && name === chosen.name)
  const selected = isThere ? chosen : resources[0]
  return (
    <>
      <h1 className="sr-only">Services</h1>
      <StackingSplit id="services" panes={['list', 'resource', 'state']} height={1280}>
        {(isNarrow, direction) => (
          <>
            <Pane
              id="list"
              {...(isNarrow ? { defaultSize: 420, minSize: 160 } : { defaultSize: 252, minSize: 200 })}
              fixed
              className="flex flex-col bg-surface"
            >
              <ServicesList
                resources={resources}
                events={overview.data?.events.length ?? 0}
                selected={selected}
                onSelect={setChosen}
                onNew={setMaking}
              />
            </Pane>
            <Divider label="Size of the list of services" direction={direction} />
            <Pane id="resource" minSize="30%" className="flex flex-col bg-surface">
              {overview.error !== null && (
                <div className="p-4">
                  <Notice tone="bad" title="The services cannot be reached">
                    {overview.error.message}
                  </Notice>
                </div>
              )}
              {overview.data !== undefined && selected === undefined && (
                <EmptyState
                  icon={DatabaseIcon}
                  title="Nothing in any service yet"
                  action={
                    <>
                      <Button variant="primary" icon={PlusIcon} onClick={() => setMaking('tables')}>
                        New table
                      </Button>
                      <Button icon={PlusIcon} onClick={() => setMaking('queues')}>
                        New queue
                      </Button>
                    </>
                  }
                >
                  Integrations and handlers find here what they would find in AWS. A table that does not exist is
                  refused, as the service refuses it.
                </EmptyState>
              )}
              {selected === 'events' && <EventsView events={overview.data?.events ?? []} />}
              {selected !== undefined && selected !== 'events' && (
                <ResourceView key={`${selected.kind} ${selected.name}`} kind={selected.kind} name={selected.name} />
              )}
            </Pane>
            <Divider label="Size of the state of this workspace" direction={direction} />
            <Pane
              id="state"
              {...(isNarrow ? { defaultSize: 400, minSize: 160 } : { defaultSize: 340, minSize: 260 })}
              fixed
              className="flex flex-col bg-surface"
            >
              <StatePane calls={overview.data?.calls ?? []} />
            </Pane>
          </>
        )}
      </StackingSplit>
      {making !== undefined && (
        <NewResourceDialog
          kind={making}
          taken={resources.filter(({ kind }) => kind === making).map(({ name }) => name)}
          onClose={() => setMaking(undefined)}
          onMade={(name) => {
            setMaking(undefined)
            setChosen({ kind: making, name })
          }}
          title={`New ${kinds[making].noun}`}
        />
      )}
    </>
  )
}
