'use client'

import type { HttpBackend } from '@gatewright/definition'
import { emptyReply, httpBackendOf } from '@gatewright/definition/edit'
import { Field, FormSection } from '@/ui/field'
import { Select } from '@/ui/select'
import { FaultInjectionSection } from './fault-injection-section.tsx'
import { FixedReplyFields } from './fixed-reply-fields.tsx'
import { useTryRun } from './method-place.ts'

const live: HttpBackend = { reply: { type: 'LIVE' } }

/** An HTTP endpoint: called over the network, or answered with a fixed reply. One that is not among the backends yet is live, and added by the first edit. */
export function HttpBackendForm({ origin, backend = live }: { origin: string; backend: HttpBackend | undefined }) {
  const run = useTryRun()
  const setReply = (label: string, reply: HttpBackend['reply'], burst?: string) =>
    run({
      label,
      ...(burst === undefined ? {} : { burst: `${origin}:${burst}` }),
      run: (draft) => {
        httpBackendOf(draft, origin).reply = reply
      },
    })
  const { reply } = backend
  return (
    <>
      <FormSection title={origin.replace(/^https?:\/\//, '')}>
        <Field
          label="Answers"
          help={
            reply.type === 'LIVE'
              ? 'Calls leave this machine, under the egress policy: private and loopback addresses are refused.'
              : 'Every call gets this answer; nothing leaves the machine.'
          }
        >
          {(control) => (
            <Select
              {...control}
              value={reply.type}
              onChange={(type) => setReply('Set how the endpoint answers', type === 'LIVE' ? { type } : emptyReply())}
              options={[
                { value: 'LIVE', label: 'Live' },
                { value: 'FIXED', label: 'Fixed reply' },
              ]}
            />
          )}
        </Field>
        {reply.type === 'FIXED' && (
          <FixedReplyFields reply={reply} onChange={(next, burst) => setReply('Edit fixed reply', next, burst)} />
        )}
      </FormSection>
      <FaultInjectionSection
        injection={backend.faultInjection}
        onChange={(injection) =>
          run({
            label: 'Set injected faults',
            run: (draft) => {
              const target = httpBackendOf(draft, origin)
              if (injection === undefined) delete target.faultInjection
              else target.faultInjection = injection
            },
          })
        }
      />
    </>
  )
}
