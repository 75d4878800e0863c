'use client'

import type { FixedReply } from '@gatewright/definition'
import { Field } from '@/ui/field'
import { Input, TextArea } from '@/ui/input'
import { Toggle } from '@/ui/toggle'
import { KeyValueEditor } from './key-value-editor.tsx'

/** Status, headers and body of an answer that is always the same. */
export function FixedReplyFields({
  reply,
  onChange,
}: {
  reply: FixedReply
  onChange: (reply: FixedReply, burst: string) => void
}) {
  return (
    <>
      <Field label="Status">
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            className="w-20"
            value={String(reply.status)}
            onChange={(event) =>
              onChange({ ...reply, status: Number(event.target.value.replace(/\D/g, '')) || 200 }, 'status')
            }
          />
        )}
      </Field>
      <Field label="Body" stacked>
        {(control) => (
          <TextArea
            {...control}
            mono
            rows={6}
            value={reply.body}
            onChange={(event) => onChange({ ...reply, body: event.target.value }, 'body')}
          />
        )}
      </Field>
      <Field label="Base64" help="The body above is base64 of the bytes that are answered">
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            checked={reply.isBase64}
            onChange={(isBase64) => onChange({ ...reply, isBase64 }, 'isBase64')}
          />
        )}
      </Field>
      <h4 className="mt-1 mb-1 font-semibold text-caption text-text-3">Headers</h4>
      <KeyValueEditor
        noun="Header"
        keyPlaceholder="Content-Type"
        entries={reply.headers}
        onChange={(headers) => onChange({ ...reply, headers }, 'headers')}
      />
    </>
  )
}
