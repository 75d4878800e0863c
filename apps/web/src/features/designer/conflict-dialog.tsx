'use client'

import { pathToText } from '@gatewright/definition'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useDesignState, useOpenApi } from './design-context.tsx'
import type { Clash } from './patches.ts'

type Choice = 'mine' | 'theirs'

function text(value: unknown): string {
  if (value === undefined) return '(not there)'
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

/** Shown while two windows have changed the same fields: one row per field, mine or theirs. Neither is lost until it is chosen. */
export function ConflictDialog() {
  const { store } = useOpenApi()
  const { saveState, clashes } = useDesignState()
  if (saveState !== 'conflict') return null
  return <OpenConflict key={clashes.length} clashes={clashes} onResolve={(choices) => store.resolve(choices)} />
}

function OpenConflict({ clashes, onResolve }: { clashes: readonly Clash[]; onResolve: (choices: Choice[]) => void }) {
  const [choices, setChoices] = useState<Choice[]>(() => clashes.map(() => 'mine'))
  const choose = (index: number, choice: Choice) => setChoices(choices.map((old, at) => (at === index ? choice : old)))
  return (
    <Dialog
      open
      onClose={() => undefined}
      title="Two windows changed the same fields"
      description="Everything else was merged by itself. Saving waits for these."
      width={1120}
      footer={
        <>
          <Button onClick={() => onResolve(clashes.map(() => 'theirs'))}>Take all of theirs</Button>
          <Button variant="primary" onClick={() => onResolve(choices)}>
            Save this result
          </Button>
        </>
      }
    >
      <table className="w-full table-fixed text-left text-dense">
        <thead className="bg-sunken text-small text-text-2">
          <tr>
            <th className="w-56 px-5 py-1.5 font-medium">Field</th>
            <th className="px-3 py-1.5 font-medium">Before</th>
            <th className="px-3 py-1.5 font-medium">Mine</th>
            <th className="px-3 py-1.5 font-medium">Theirs</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map((clash, index) => {
            const field = pathToText(clash.path)
            return (
              <tr key={field} className="border-line border-t align-top">
                <th scope="row" className="break-words px-5 py-2 font-mono font-normal text-code">
                  {field}
                </th>
                <td className="px-3 py-2">
                  <Value value={clash.before} />
                </td>
                {(['mine', 'theirs'] as const).map((side) => (
                  <td key={side} className={choices[index] === side ? 'bg-accent-soft px-3 py-2' : 'px-3 py-2'}>
                    <label className="flex gap-2">
                      <input
                        type="radio"
                        name={`clash-${index}`}
                        checked={choices[index] === side}
                        onChange={() => choose(index, side)}
                        aria-label={`${side === 'mine' ? 'Mine' : 'Theirs'} for ${field}`}
                        className="mt-1 accent-(--color-accent)"
                      />
                      <Value value={clash[side]} />
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}

function Value({ value }: { value: unknown }) {
  return (
    <pre className="max-h-48 min-w-0 flex-1 overflow-auto whitespace-pre-wrap break-words font-mono text-code">
      {text(value)}
    </pre>
  )
}
