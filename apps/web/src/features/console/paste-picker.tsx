'use client'

import { useMemo, useState } from 'react'
import { Dialog } from '@/ui/dialog'
import { SearchField } from '@/ui/search-field'
import { VerbChip } from '@/ui/verb-chip'
import type { Pasted } from './paste/pasted.ts'

/** Which of several pasted requests is meant. */
export function PastePicker({
  found,
  onPick,
  onClose,
}: {
  found: readonly Pasted[]
  onPick: (pasted: Pasted) => void
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const shown = useMemo(
    () =>
      found.filter(({ request, host }) =>
        `${request.method} ${host}${request.path}`.toLowerCase().includes(text.toLowerCase()),
      ),
    [found, text],
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title="Choose a request"
      description={`The pasted text holds ${found.length} requests.`}
      width={640}
      height={520}
    >
      <div className="px-5 pb-2">
        <SearchField
          label="Search requests"
          placeholder="Method, host or path"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul aria-label="Pasted requests" className="px-3 pb-3">
        {shown.map((pasted, index) => (
          // requests of an archive may be equal: the place is the key
          <li key={`pasted-${index.toString()}`}>
            <button
              type="button"
              className="flex h-7 w-full items-center gap-2 rounded-row px-2 text-left hover:bg-hover"
              onClick={() => onPick(pasted)}
            >
              <VerbChip verb={pasted.request.method} size="small" />
              <span className="min-w-0 flex-1 truncate font-mono text-status">{pasted.request.path}</span>
              <span className="max-w-48 flex-none truncate text-small text-text-3">{pasted.host}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
