'use client'

import { Badge } from '@/ui/badge'
import { EmptyState } from '@/ui/empty-state'
import { SwapIcon } from '@/ui/icons'
import { DataTable } from './data-table.tsx'
import { shortTime } from './kinds.ts'
import { ScrollRegion } from './scroll-region.tsx'

type BusEvent = { id: string; bus: string; source: string; detailType: string; detail: string; at: number }

/** What event buses were given, the newest first. Rules and targets are not simulated. */
export function EventsView({ events }: { events: readonly BusEvent[] }) {
  const now = Date.now()
  return (
    <>
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <SwapIcon size={15} className="text-text-2" />
        <h2 className="font-medium font-mono text-[13px]">events</h2>
        <Badge>EventBridge</Badge>
        <span className="text-small text-text-3">rules and their targets are not simulated</span>
      </header>
      <ScrollRegion label="Events">
        {events.length === 0 ? (
          <EmptyState icon={SwapIcon} title="No events yet" />
        ) : (
          <DataTable
            wide={2}
            label="Events"
            columns={['Detail type', 'Source', 'Detail', 'Bus', 'At']}
            ends={[4]}
            rows={events.map((event) => ({
              id: event.id,
              cells: [event.detailType, event.source, event.detail, event.bus, shortTime(event.at, now)],
            }))}
          />
        )}
      </ScrollRegion>
    </>
  )
}
