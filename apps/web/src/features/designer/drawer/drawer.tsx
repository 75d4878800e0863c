'use client'

import type { Severity } from '@gatewright/definition'
import { useState } from 'react'
import { Count } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { ChevronDownIcon, ChevronUpIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { TabPanel, Tabs } from '@/ui/tabs'
import { countProblems, useProblems } from '../problems.ts'
import { CodePanel } from './code-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { ProblemsPanel } from './problems-panel.tsx'
import { TestPanel } from './test-panel.tsx'

type Tab = 'problems' | 'code' | 'test' | 'history'

const kinds: { value: Severity | 'all'; label: string }[] = [
  { value: 'all', label: 'All kinds' },
  { value: 'error', label: 'Errors' },
  { value: 'warning', label: 'Warnings' },
  { value: 'info', label: 'Notes' },
]

/** The drawer below the canvas: problems, the document, a test, the history. Folded it is its tab bar. */
export function Drawer({ open, onToggle }: { open: boolean; onToggle: (open: boolean) => void }) {
  const [tab, setTab] = useState<Tab>('problems')
  const [shown, setShown] = useState<Severity | 'all'>('all')
  const counts = countProblems(useProblems())
  const total = counts.error + counts.warning
  const panelClass = open ? undefined : 'hidden'
  const choose = (next: Tab) => {
    setTab(next)
    if (!open) onToggle(true)
  }
  return (
    <section aria-label="Drawer" className="h-full bg-surface">
      <Tabs
        label="Drawer"
        value={tab}
        onChange={choose}
        className="h-full"
        barClassName="!px-3"
        tabs={[
          {
            value: 'problems',
            label: 'Problems',
            badge: (
              <>
                {counts.error > 0 && <Count tone="bad">{counts.error}</Count>}
                {counts.warning > 0 && <Count tone="warn">{counts.warning}</Count>}
                {total === 0 && <Count>0</Count>}
              </>
            ),
          },
          { value: 'code', label: 'Code' },
          { value: 'test', label: 'Test' },
          { value: 'history', label: 'History' },
        ]}
        actions={
          <>
            {tab === 'problems' && open && (
              <Menu
                label="Kinds of problems"
                align="end"
                items={kinds.map((kind) => ({
                  label: kind.label,
                  checked: kind.value === shown,
                  onSelect: () => setShown(kind.value),
                }))}
              >
                <Button variant="quiet" size="small">
                  {kinds.find((kind) => kind.value === shown)?.label}
                </Button>
              </Menu>
            )}
            <IconButton
              label={open ? 'Fold the drawer' : 'Open the drawer'}
              icon={open ? ChevronDownIcon : ChevronUpIcon}
              iconSize={14}
              size={24}
              onClick={() => onToggle(!open)}
            />
          </>
        }
      >
        {/* folded, the panels stay empty: their tabs name them */}
        <TabPanel value="problems" className={panelClass}>
          {open && <ProblemsPanel shown={shown} />}
        </TabPanel>
        <TabPanel value="code" className={open ? 'overflow-hidden' : 'hidden'}>
          {open && <CodePanel />}
        </TabPanel>
        <TabPanel value="test" className={panelClass}>
          {open && <TestPanel />}
        </TabPanel>
        <TabPanel value="history" className={panelClass}>
          {open && <HistoryPanel />}
        </TabPanel>
      </Tabs>
    </section>
  )
}
