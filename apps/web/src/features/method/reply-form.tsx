'use client'

import type { AwsBackend } from '@gatewright/definition'
import { AwsReplyFields } from '@/features/services/aws-reply-fields'
import { FormSection } from '@/ui/field'
import { useDesign } from '../designer/design-context.tsx'
import { FaultInjectionSection } from './fault-injection-section.tsx'
import { useTryRun } from './method-place.ts'

/** An AWS service action: who answers it. */
export function ReplyForm({ serviceKey }: { serviceKey: string }) {
  const { backends } = useDesign()
  const run = useTryRun()
  const backend = backends.aws[serviceKey]
  const set = (next: AwsBackend['reply'], burst?: string) =>
    run({
      label: `Set what answers ${serviceKey}`,
      ...(burst === undefined ? {} : { burst: `${serviceKey}:${burst}` }),
      run: (draft) => {
        const { reply: _, ...others } = draft.backends.aws[serviceKey] ?? {}
        draft.backends.aws[serviceKey] = next === undefined ? others : { ...others, reply: next }
      },
    })
  return (
    <>
      <FormSection title={serviceKey}>
        <AwsReplyFields serviceKey={serviceKey} reply={backend?.reply} onChange={set} />
      </FormSection>
      <FaultInjectionSection
        injection={backend?.faultInjection}
        onChange={(injection) =>
          run({
            label: `Set injected faults of ${serviceKey}`,
            run: (draft) => {
              const { faultInjection: _, ...others } = draft.backends.aws[serviceKey] ?? {}
              draft.backends.aws[serviceKey] =
                injection === undefined ? others : { ...others, faultInjection: injection }
            },
          })
        }
      />
    </>
  )
}
