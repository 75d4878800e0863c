'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { copyText } from '@/ui/copy-text'
import { Dialog } from '@/ui/dialog'
import { CopyIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import type { PlaygroundSession } from '../playground-session.ts'
import { linkOfSession } from './session-link.ts'

/** The session as a link that carries everything itself. */
export function ShareSessionDialog({ session, onClose }: { session: PlaygroundSession; onClose: () => void }) {
  const [link, setLink] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  useEffect(() => {
    linkOfSession(session, window.location.origin).then(setLink, (error: unknown) =>
      setRefusal(error instanceof Error ? error.message : String(error)),
    )
  }, [session])
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share this session"
      description="The link carries the template, the whole input, breakpoints, watches and tests behind its #, which is sent to no server. It is not encrypted: whoever has the link reads the input."
      width={560}
      footer={
        <Button
          variant="primary"
          icon={CopyIcon}
          disabled={link === undefined}
          onClick={() => void copyText(link ?? '', 'Link copied')}
        >
          Copy link
        </Button>
      }
    >
      <div className="px-5 pb-4">
        {refusal !== undefined ? (
          <Notice tone="bad" title="Too large for a link">
            {refusal}
          </Notice>
        ) : (
          <Input mono readOnly aria-label="Link" value={link ?? ''} onFocus={(event) => event.currentTarget.select()} />
        )}
      </div>
    </Dialog>
  )
}
