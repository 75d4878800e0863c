'use client'

import { type ReactNode, useState } from 'react'
import { Count } from '@/ui/badge'
import { TabPanel, Tabs } from '@/ui/tabs'

type LeftPaneProps = { history: ReactNode; saved: ReactNode; savedCount: number }
type Tab = 'history' | 'saved'

const key = 'gatewright:console-left'

/** What was sent, and what was saved; the browser remembers which of them was looked at. */
export function LeftPane({ history, saved, savedCount }: LeftPaneProps) {
  const [tab, setTab] = useState<Tab>(() => (localStorage.getItem(key) === 'saved' ? 'saved' : 'history'))
  return (
    <Tabs
      label="Sent and saved"
      value={tab}
      onChange={(next) => {
        setTab(next)
        localStorage.setItem(key, next)
      }}
      className="h-full bg-surface"
      tabs={[
        { value: 'history', label: 'History' },
        { value: 'saved', label: 'Saved', badge: savedCount === 0 ? undefined : <Count>{savedCount}</Count> },
      ]}
    >
      <TabPanel value="history" className="overflow-hidden">
        {history}
      </TabPanel>
      <TabPanel value="saved" className="overflow-hidden data-[state=active]:flex data-[state=active]:flex-col">
        {saved}
      </TabPanel>
    </Tabs>
  )
}
