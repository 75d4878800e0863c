'use client'

import { Button, IconButton } from '@/ui/button'
import { CloseIcon, PlusIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import type { Assertion } from './console-request.ts'

type AssertionsEditorProps = { assertions: readonly Assertion[]; onChange: (assertions: Assertion[]) => void }

/** What is expected of the answer; checked after each run. */
export function AssertionsEditor({ assertions, onChange }: AssertionsEditorProps) {
  const set = (index: number, next: Assertion) =>
    onChange(assertions.map((assertion, at) => (at === index ? next : assertion)))
  return (
    <div className="flex flex-col gap-2">
      {assertions.map((assertion, index) => (
        <div key={`assertion-${index.toString()}`} className="flex items-center gap-2 text-dense">
          <AssertionFields assertion={assertion} onChange={(next) => set(index, next)} />
          <IconButton
            label="Remove assertion"
            icon={CloseIcon}
            iconSize={12}
            size={24}
            onClick={() => onChange(assertions.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="flex gap-2">
        <Button size="small" icon={PlusIcon} onClick={() => onChange([...assertions, { kind: 'status', equals: 200 }])}>
          Status
        </Button>
        <Button
          size="small"
          icon={PlusIcon}
          onClick={() =>
            onChange([...assertions, { kind: 'header', name: 'Content-Type', equals: 'application/json' }])
          }
        >
          Header
        </Button>
        <Button
          size="small"
          icon={PlusIcon}
          onClick={() => onChange([...assertions, { kind: 'bodyContains', text: '' }])}
        >
          Body
        </Button>
      </div>
    </div>
  )
}

function AssertionFields({ assertion, onChange }: { assertion: Assertion; onChange: (assertion: Assertion) => void }) {
  switch (assertion.kind) {
    case 'status':
      return (
        <>
          <span className="flex-none">status is</span>
          <Input
            mono
            aria-label="Expected status"
            inputMode="numeric"
            value={String(assertion.equals)}
            onChange={(event) => onChange({ ...assertion, equals: Number.parseInt(event.target.value, 10) || 0 })}
          />
        </>
      )
    case 'header':
      return (
        <>
          <Input
            mono
            aria-label="Header name"
            value={assertion.name}
            onChange={(event) => onChange({ ...assertion, name: event.target.value })}
          />
          <span className="flex-none">is</span>
          <Input
            mono
            aria-label="Expected value"
            value={assertion.equals}
            onChange={(event) => onChange({ ...assertion, equals: event.target.value })}
          />
        </>
      )
    case 'bodyContains':
      return (
        <>
          <span className="flex-none">body contains</span>
          <Input
            mono
            aria-label="Expected text"
            value={assertion.text}
            onChange={(event) => onChange({ ...assertion, text: event.target.value })}
          />
        </>
      )
  }
}
