'use client'

import { type AwsBackend, isSimulated } from '@gatewright/definition'
import { emptyReply } from '@gatewright/definition/edit'
import { FixedReplyFields } from '@/features/method/fixed-reply-fields'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'

type Answers = 'SERVICE' | 'FIXED' | 'FORWARD'

/** Who answers for an AWS service action: the simulated service, a reply that is always the same, or an endpoint elsewhere. */
export function AwsReplyFields({
  serviceKey,
  reply,
  onChange,
}: {
  serviceKey: string
  reply: AwsBackend['reply']
  onChange: (reply: AwsBackend['reply'], burst?: string) => void
}) {
  const simulated = isSimulated(serviceKey)
  const answers: Answers = reply?.type ?? 'SERVICE'
  const help: Record<Answers, string> = {
    SERVICE: simulated
      ? 'Out of the state of this workspace; see Services.'
      : 'No service here simulates this action: calls fail, and the trace says so. A fixed reply or an endpoint stands in.',
    FIXED: 'Every call gets this answer.',
    FORWARD: 'Calls are signed and sent on, under the egress policy: private and loopback addresses are refused.',
  }
  const choose = (next: Answers) => {
    if (next === 'SERVICE') onChange(undefined)
    else onChange(next === 'FIXED' ? emptyReply() : { type: 'FORWARD', endpoint: '' })
  }
  return (
    <>
      <Field label="Answers" help={help[answers]}>
        {(control) => (
          <Select
            {...control}
            value={answers}
            onChange={choose}
            options={[
              { value: 'SERVICE', label: simulated ? 'Simulated service' : 'Not simulated' },
              { value: 'FIXED', label: 'Fixed reply' },
              { value: 'FORWARD', label: 'Endpoint of yours' },
            ]}
          />
        )}
      </Field>
      {reply?.type === 'FIXED' && <FixedReplyFields reply={reply} onChange={onChange} />}
      {reply?.type === 'FORWARD' && (
        <Field
          label="Endpoint"
          error={
            reply.endpoint !== '' && !URL.canParse(reply.endpoint)
              ? 'An endpoint begins with http:// or https://.'
              : undefined
          }
          help="The base URL of something that speaks the service's protocol."
        >
          {(control) => (
            <Input
              {...control}
              mono
              placeholder="http://localhost:4566"
              value={reply.endpoint}
              onChange={(event) => onChange({ type: 'FORWARD', endpoint: event.target.value }, 'endpoint')}
            />
          )}
        </Field>
      )}
    </>
  )
}
