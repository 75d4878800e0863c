'use client'

import { type ReactNode, useState } from 'react'
import { ChevronDownIcon, ChevronRightIcon } from '@/ui/icons'

/** Members that an object or array shows at first. */
const firstMembers = 200

/** A JSON text as a tree whose objects and arrays open and close. */
export function JsonTree({ text }: { text: string }) {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return <p className="px-4 py-3 text-dense text-text-3">The output is not JSON, so there is no tree of it.</p>
  }
  return (
    <div className="px-3 py-2 font-mono text-code">
      <Node name={undefined} value={value} depth={0} />
    </div>
  )
}

function Node({ name, value, depth }: { name: string | undefined; value: unknown; depth: number }) {
  const [open, setOpen] = useState(depth < 3)
  const [all, setAll] = useState(false)
  const label = name === undefined ? null : <span className="text-syn-ref">{name}: </span>
  if (typeof value !== 'object' || value === null)
    return (
      <div className="pl-5 break-all">
        {label}
        <span className={typeof value === 'string' ? 'text-syn-str' : 'text-syn-num'}>{JSON.stringify(value)}</span>
      </div>
    )
  const isList = Array.isArray(value)
  const members = Object.entries(value)
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon
  let inside: ReactNode = null
  if (open)
    inside = (
      <div className="ml-2 border-line border-l pl-2">
        {(all ? members : members.slice(0, firstMembers)).map(([key, member]) => (
          <Node key={key} name={key} value={member} depth={depth + 1} />
        ))}
        {!all && members.length > firstMembers && (
          <button type="button" className="pl-5 text-accent-text" onClick={() => setAll(true)}>
            {members.length - firstMembers} more
          </button>
        )}
      </div>
    )
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        className="flex items-center gap-1 rounded-chip text-left hover:bg-hover"
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} className="text-text-3" />
        {label}
        <span className="text-text-3">{isList ? `[${members.length}]` : `{${members.length}}`}</span>
      </button>
      {inside}
    </div>
  )
}
