import type { ReactNode } from 'react'

/** A named part of the page that scrolls by itself, with the keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={label} tabIndex={0} className="min-h-0 flex-1 overflow-auto">
      {children}
    </section>
  )
}
