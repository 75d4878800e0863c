'use client'

import type { RestApi } from '@gatewright/definition'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import type { ConsoleRequest, HeaderField, Target } from './console-request.ts'

type AuthEditorProps = {
  api: RestApi | undefined
  target: Target | undefined
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
}

/** What the method that would take the request asks for, as fields over the request's headers. */
export function AuthEditor({ api, target, request, onChange }: AuthEditorProps) {
  if (target === undefined)
    return <p className="text-dense text-text-3">No method takes this path, so nothing asks for credentials.</p>
  const { method } = target
  const authorizer = method.authorizerId === undefined ? undefined : api?.authorizers[method.authorizerId]
  const source = authorizer?.identitySource?.match(/method\.request\.header\.([^,\s]+)/)?.[1] ?? 'Authorization'
  const header = (name: string) =>
    request.headers.find((field) => field.name.toLowerCase() === name.toLowerCase())?.value ?? ''
  const setHeader = (name: string, value: string) => onChange({ headers: withHeader(request.headers, name, value) })
  return (
    <>
      {method.authorizationType === 'NONE' && !method.apiKeyRequired && (
        <p className="text-dense text-text-3">This method is open: authorization NONE, no API key required.</p>
      )}
      {authorizer !== undefined && (
        <Field label={source} help={`Identity source of ${authorizer.name}`}>
          {(control) => (
            <Input
              {...control}
              mono
              value={header(source)}
              placeholder="token"
              onChange={(event) => setHeader(source, event.target.value)}
            />
          )}
        </Field>
      )}
      {method.authorizationType === 'AWS_IAM' && (
        <Notice tone="info" title="AWS_IAM">
          The request must carry a SigV4 signature in its Authorization header: sign it with your own client and paste
          the headers.
        </Notice>
      )}
      {method.apiKeyRequired && (
        <Field label="x-api-key" help="The value of an API key that a usage plan of the stage covers">
          {(control) => (
            <Input
              {...control}
              mono
              value={header('x-api-key')}
              onChange={(event) => setHeader('x-api-key', event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  )
}

function withHeader(headers: readonly HeaderField[], name: string, value: string): HeaderField[] {
  const others = headers.filter((field) => field.name.toLowerCase() !== name.toLowerCase())
  return value === '' ? others : [...others, { name, value, enabled: true }]
}
