'use client'

import type { FixedReply } from '@gatewright/definition'
import { emptyReply } from '@gatewright/definition/edit'
import { Button } from '@/ui/button'
import { FormSection } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { useDesign } from '../designer/design-context.tsx'
import { FixedReplyFields } from './fixed-reply-fields.tsx'
import { useTryRun } from './method-place.ts'

/** An AWS service action: not simulated, unless it has a fixed reply. */
export function ReplyForm({ serviceKey }: { serviceKey: string }) {
  const { backends } = useDesign()
  const run = useTryRun()
  const reply = backends.aws[serviceKey]?.reply
  const set = (label: string, next: FixedReply | undefined, burst?: string) =>
    run({
      label,
      ...(burst === undefined ? {} : { burst: `${serviceKey}:${burst}` }),
      run: (draft) => {
        const { reply: _, ...others } = draft.backends.aws[serviceKey] ?? {}
        draft.backends.aws[serviceKey] = next === undefined ? others : { ...others, reply: next }
      },
    })
  return (
    <FormSection
      title={serviceKey}
      action={
        reply !== undefined && (
          <Button size="small" variant="quiet" onClick={() => set('Remove fixed reply', undefined)}>
            Remove reply
          </Button>
        )
      }
    >
      {reply === undefined ? (
        <Notice
          tone="warn"
          title="Not simulated"
          action={
            <Button size="small" onClick={() => set('Add fixed reply', emptyReply())}>
              Add fixed reply
            </Button>
          }
        >
          The request to {serviceKey} is made and shown, but nothing answers it. A fixed reply stands in for the
          service.
        </Notice>
      ) : (
        <FixedReplyFields reply={reply} onChange={(next, burst) => set('Edit fixed reply', next, burst)} />
      )}
    </FormSection>
  )
}
