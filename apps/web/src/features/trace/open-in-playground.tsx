'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/ui/button'
import { BracesIcon } from '@/ui/icons'
import { showToast } from '@/ui/toast'
import { linkOfSession } from '../playground/out/session-link.ts'
import { emptySession } from '../playground/playground-session.ts'
import type { TemplateRendering } from './template-rendering.ts'

/** Opens a template in the playground with the data that it saw; what was there before can be brought back. */
export function OpenInPlayground({ rendering, title }: { rendering: TemplateRendering; title: string }) {
  const router = useRouter()
  const open = () => {
    const { template, sample, direction, contentType } = rendering
    linkOfSession({ ...emptySession, title, template, sample, direction, contentType }, '').then(
      (link) => router.push(link),
      (error: unknown) => showToast({ tone: 'bad', text: error instanceof Error ? error.message : String(error) }),
    )
  }
  return (
    <Button size="small" variant="quiet" icon={BracesIcon} onClick={open}>
      Open in playground
    </Button>
  )
}
