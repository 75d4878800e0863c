'use client'

import type { ReactNode } from 'react'
import { ApiProvider } from '@/trpc/client'
import { Toaster } from '@/ui/toast'
import { TooltipProvider } from '@/ui/tooltip'

/** What every page needs around it. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <TooltipProvider>
        {children}
        <Toaster />
      </TooltipProvider>
    </ApiProvider>
  )
}
