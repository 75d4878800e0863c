'use client'

import { type ReactNode, useEffect } from 'react'
import { ApiProvider } from '@/trpc/client'
import { Toaster } from '@/ui/toast'
import { TooltipProvider } from '@/ui/tooltip'

/** What every page needs around it. The document says `data-listening` once it is more than the server's picture of it. */
export function Providers({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset.listening = ''
  }, [])
  return (
    <ApiProvider>
      <TooltipProvider>
        {children}
        <Toaster />
      </TooltipProvider>
    </ApiProvider>
  )
}
