'use client'

import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorIcon } from '@/ui/icons'

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <div role="alert">
      <EmptyState icon={ErrorIcon} title="This page failed" action={<Button onClick={reset}>Try again</Button>}>
        {error.message} Nothing that was edited is lost.
      </EmptyState>
    </div>
  )
}
