'use client'

import { useSyncExternalStore } from 'react'
import { IconButton } from './button.tsx'
import { CheckIcon, CloseIcon, ErrorIcon, InfoIcon } from './icons.tsx'

export type Toast = {
  id: number
  tone: 'ok' | 'bad' | 'info'
  text: string
  action?: { label: string; run: () => void }
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Takes a toast away. */
export function dismissToast(id: number) {
  publish(toasts.filter((toast) => toast.id !== id))
}

/** Says something for 6 s at the lower right; errors stay until they are closed. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = nextId++
  publish([...toasts.slice(-3), { ...toast, id }])
  if (toast.tone !== 'bad') setTimeout(() => dismissToast(id), 6000)
  return id
}

const glyphs = { ok: CheckIcon, bad: ErrorIcon, info: InfoIcon } as const
const colors = { ok: 'text-ok-text', bad: 'text-bad-text', info: 'text-accent-text' } as const
const none: readonly Toast[] = []

/** Where toasts appear; stands once in the root layout. */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
    () => none,
  )
  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      className="fixed right-4 bottom-9 z-60 flex w-90 flex-col gap-2"
    >
      {shown.map((toast) => {
        const Glyph = glyphs[toast.tone]
        return (
          <div
            key={toast.id}
            className="floating flex items-start gap-2 p-2.5 text-dense"
            role={toast.tone === 'bad' ? 'alert' : 'status'}
          >
            <Glyph size={15} className={`mt-px ${colors[toast.tone]}`} />
            <span className="min-w-0 flex-1 break-words">{toast.text}</span>
            {toast.action !== undefined && (
              <button
                type="button"
                className="font-medium text-accent-text hover:underline"
                onClick={() => {
                  toast.action?.run()
                  dismissToast(toast.id)
                }}
              >
                {toast.action.label}
              </button>
            )}
            <IconButton
              label="Dismiss"
              icon={CloseIcon}
              iconSize={12}
              size={20}
              onClick={() => dismissToast(toast.id)}
            />
          </div>
        )
      })}
    </section>
  )
}
