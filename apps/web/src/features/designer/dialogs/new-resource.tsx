'use client'

import { resourcePath } from '@gatewright/definition'
import { addResource } from '@gatewright/definition/edit'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Keys } from '@/ui/keys'
import { useRestApi } from '../design-context.tsx'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'

type Props = { parentId: string | undefined; at: { x: number; y: number }; onClose: () => void }

/** A small card in which the path of a new resource is typed; Enter makes it with all parents that are missing. */
export function NewResource({ parentId, at, onClose }: Props) {
  const api = useRestApi()
  const edit = useEdit()
  const field = useRef<HTMLInputElement>(null)
  const [path, setPath] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const parent = parentId === undefined ? '/' : resourcePath(api, parentId)
  useEffect(() => field.current?.focus(), [])

  const make = () => {
    const id = edit(
      `Add ${parent === '/' ? '' : parent}/${path.replace(/^\/+/, '')}`,
      (draft) => addResource(draft, path, parentId),
      {
        onRefusal: setRefusal,
      },
    )
    if (id === undefined) return
    select(`resource:${id}`, { reveal: true })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') make()
    if (event.key === 'Escape') onClose()
  }
  return (
    <div
      className="fixed z-40 w-[320px] rounded-card border border-accent bg-surface shadow-selected"
      style={{ left: Math.min(at.x, window.innerWidth - 340), top: Math.min(at.y, window.innerHeight - 90) }}
    >
      <div className="flex h-[34px] items-center gap-2 border-line border-b px-2.5">
        {parent !== '/' && <span className="max-w-40 truncate font-mono text-dense text-text-3">{parent}</span>}
        <input
          ref={field}
          value={path}
          onChange={(event) => {
            setPath(event.target.value)
            setRefusal(undefined)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => path === '' && onClose()}
          aria-label="Resource path"
          aria-invalid={refusal !== undefined}
          aria-describedby="new-resource-note"
          placeholder="/orders/{orderId}"
          spellCheck={false}
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent font-mono font-semibold text-dense outline-none placeholder:font-normal"
        />
        <Keys keys="↵" />
      </div>
      <p
        id="new-resource-note"
        className={
          refusal === undefined ? 'px-2.5 py-1.5 text-dense text-text-2' : 'px-2.5 py-1.5 text-bad-text text-dense'
        }
      >
        {refusal ?? 'Missing parents are made too'}
      </p>
    </div>
  )
}
