'use client'

import type { RestApi } from '@gatewright/definition'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import { ApiKeyForm } from './api-key-form.tsx'
import type { ConsoleRequest, Target } from './console-request.ts'
import { HeaderFields } from './header-fields.tsx'
import type { AuthType, RequestAuth } from './request-auth.ts'
import { SigV4Form } from './sigv4-form.tsx'
import { TokenForgeForm } from './token-forge-form.tsx'
import { tokenHeaderOf } from './token-header.ts'
import { isWritten } from './wire-request.ts'

type AuthEditorProps = {
  api: RestApi | undefined
  target: Target | undefined
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
}

const labels: { readonly [Type in AuthType]: string } = {
  none: 'No auth',
  bearer: 'Bearer token',
  basic: 'Basic',
  sigv4: 'SigV4',
  forge: 'Token forge',
}
const types = Object.keys(labels) as AuthType[]

/** Who sends the request: credentials of one kind, and beside them an API key. */
export function AuthEditor({ api, target, request, onChange }: AuthEditorProps) {
  const { auth } = request
  const tokenHeader = api === undefined ? 'Authorization' : tokenHeaderOf(api, target)
  const change = (part: Partial<RequestAuth>) => onChange({ auth: { ...auth, ...part } })
  const sentIn = headerOf(auth, tokenHeader)
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <Segment
          label="Auth type"
          value={auth.type}
          onChange={(type) => change({ type })}
          options={types.map((type) => ({ value: type, label: labels[type] }))}
        />
      </div>
      <p className="mb-2 text-small text-text-3">{askedFor(api, target)}</p>
      {sentIn !== undefined && isWritten(request, sentIn) && (
        <div className="mb-2">
          <Notice tone="warn" title={`The Headers tab has ${sentIn}`}>
            That row is sent instead of what is set here. Switch it off to send these credentials.
          </Notice>
        </div>
      )}
      <TypeForm api={api} target={target} request={request} tokenHeader={tokenHeader} change={change} />
      <ApiKeyForm target={target} request={request} onChange={onChange} />
    </>
  )
}

function TypeForm({
  api,
  target,
  request,
  tokenHeader,
  change,
}: {
  api: RestApi | undefined
  target: Target | undefined
  request: ConsoleRequest
  tokenHeader: string
  change: (part: Partial<RequestAuth>) => void
}) {
  const { auth } = request
  switch (auth.type) {
    case 'none':
      return null
    case 'bearer':
      return (
        <section aria-label="Bearer token">
          <Field label="Token">
            {(control) => (
              <Input
                {...control}
                mono
                value={auth.bearer.token}
                onChange={(event) => change({ bearer: { ...auth.bearer, token: event.target.value } })}
              />
            )}
          </Field>
          <HeaderFields
            value={auth.bearer}
            tokenHeader={tokenHeader}
            onChange={(part) => change({ bearer: { ...auth.bearer, ...part } })}
          />
        </section>
      )
    case 'basic':
      return (
        <section aria-label="Basic">
          <Field label="Username">
            {(control) => (
              <Input
                {...control}
                mono
                value={auth.basic.username}
                onChange={(event) => change({ basic: { ...auth.basic, username: event.target.value } })}
              />
            )}
          </Field>
          <Field
            label="Password"
            help="Sent as Authorization: Basic with both in base64. API Gateway itself reads no such header; an authorizer or the backend may."
          >
            {(control) => (
              <Input
                {...control}
                mono
                type="password"
                value={auth.basic.password}
                onChange={(event) => change({ basic: { ...auth.basic, password: event.target.value } })}
              />
            )}
          </Field>
        </section>
      )
    case 'sigv4':
      return (
        <SigV4Form
          live={request.live}
          value={auth.sigv4}
          onChange={(part) => change({ sigv4: { ...auth.sigv4, ...part } })}
        />
      )
    case 'forge':
      return (
        <TokenForgeForm
          api={api}
          target={target}
          request={request}
          tokenHeader={tokenHeader}
          onChange={(part) => change({ forge: { ...auth.forge, ...part } })}
        />
      )
  }
}

function headerOf(auth: RequestAuth, tokenHeader: string): string | undefined {
  switch (auth.type) {
    case 'none':
      return undefined
    case 'bearer':
      return auth.bearer.header || tokenHeader
    case 'forge':
      return auth.forge.header || tokenHeader
    case 'basic':
    case 'sigv4':
      return 'Authorization'
  }
}

/** What the method that takes the request asks for, in a sentence. */
function askedFor(api: RestApi | undefined, target: Target | undefined): string {
  if (target === undefined) return 'No method takes this path, so nothing asks for credentials.'
  const { authorizationType, authorizerId, apiKeyRequired } = target.method
  const authorizer = api?.authorizers[authorizerId ?? '']
  const key = apiKeyRequired ? ' It also requires an API key.' : ''
  switch (authorizationType) {
    case 'NONE':
      return apiKeyRequired
        ? 'This method is open to whoever has an API key: authorization NONE, API key required.'
        : 'This method is open: authorization NONE, no API key required.'
    case 'AWS_IAM':
      return `This method takes requests that are signed by SigV4 (AWS_IAM).${key}`
    case 'CUSTOM':
    case 'COGNITO_USER_POOLS':
    case 'JWT':
      return `This method asks the authorizer ${authorizer?.name ?? authorizerId ?? '(none chosen)'}, which reads ${authorizer?.identitySource ?? 'method.request.header.Authorization'}.${key}`
  }
}
