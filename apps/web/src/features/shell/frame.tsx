'use client'

import type { ReactNode } from 'react'

type FrameProps = { rail: ReactNode; topBar: ReactNode; status?: ReactNode; children: ReactNode }

/** What stands around every page: rail, top bar of 48, the page, status bar of 24. */
export function Frame({ rail, topBar, status, children }: FrameProps) {
  return (
    <div className="flex h-dvh min-w-0">
      <a
        href="#main"
        className="floating sr-only left-2 top-2 z-50 px-3 py-1.5 focus:not-sr-only focus:fixed focus:px-3 focus:py-1.5"
      >
        Skip to the page
      </a>
      {rail}
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="z-30 flex h-12 flex-none items-center gap-3 border-line border-b bg-surface px-3">
          {topBar}
        </header>
        <main id="main" className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas">
          {children}
        </main>
        {status !== undefined && (
          <footer className="z-20 flex h-6 flex-none items-center gap-4 border-line border-t bg-app px-3 text-status text-text-3">
            {status}
          </footer>
        )}
      </div>
    </div>
  )
}
