'use client'

import { type Authorizer, type RestApi, tokenIssuers } from '@gatewright/definition'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { copyText } from '@/ui/copy-text'
import { Field } from '@/ui/field'
import { CopyIcon } from '@/ui/icons'
import { Input, TextArea } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Select } from '@/ui/select'
import { showToast } from '@/ui/toast'
import { Toggle } from '@/ui/toggle'
import type { ConsoleRequest, Target } from './console-request.ts'
import { HeaderFields } from './header-fields.tsx'
import { jsonError } from './json-error.ts'
import { type RequestAuth, type TokenFlaw, tokenAlgorithms } from './request-auth.ts'
import { TextField } from './text-field.tsx'
import { forgedToken, RequestError } from './wire-request.ts'

type Forge = RequestAuth['forge']

const flaws: { readonly [Flaw in TokenFlaw]: string } = {
  none: 'Nothing: a sound token',
  expired: 'Expired',
  notYetValid: 'Not valid yet (nbf)',
  wrongAudience: 'Another audience',
  wrongIssuer: 'Another issuer',
  badSignature: 'Signed by another key',
  missingKeyId: 'No key id (kid)',
  algNone: 'Unsigned (alg none)',
}

/** A token that is minted when the request is sent, for an authorizer of the API or for whomever its claims name. */
export function TokenForgeForm({
  api,
  target,
  request,
  tokenHeader,
  onChange,
}: {
  api: RestApi | undefined
  target: Target | undefined
  request: ConsoleRequest
  tokenHeader: string
  onChange: (part: Partial<Forge>) => void
}) {
  const { forge } = request.auth
  const authorizers = Object.entries(api?.authorizers ?? {}).filter(([, each]) => tokenIssuers(each).length > 0)
  const known = authorizers.find(([, each]) => tokenIssuers(each).includes(forge.issuer))
  const trusted = authorizers.flatMap(([, each]) => tokenIssuers(each))
  return (
    <section aria-label="Token forge" className="@container">
      <div className="grid gap-x-4 @2xl:grid-cols-2">
        <div>
          <Field label="Authorizer" help="Fills issuer, audience and kind of token as it asks for them">
            {(control) => (
              <Select
                {...control}
                value={known?.[0] ?? ''}
                onChange={(id) => {
                  const authorizer = api?.authorizers[id]
                  if (authorizer !== undefined) onChange(claimsFor(authorizer, target))
                }}
                options={[
                  {
                    value: '',
                    label: authorizers.length === 0 ? 'The API has none that checks tokens' : 'None of this API',
                  },
                  ...authorizers.map(([id, each]) => ({
                    value: id,
                    label: each.name,
                    detail: each.type === 'JWT' ? 'JWT' : 'Cognito user pool',
                  })),
                ]}
              />
            )}
          </Field>
          <TextField label="iss" value={forge.issuer} onChange={(issuer) => onChange({ issuer })} />
          <TextField
            label={forge.tokenUse === 'access' ? 'client_id' : 'aud'}
            value={forge.audience}
            onChange={(audience) => onChange({ audience })}
          />
          <TextField label="sub" value={forge.subject} onChange={(subject) => onChange({ subject })} />
          <TextField
            label="scope"
            help="Separated by blanks"
            value={forge.scope}
            onChange={(scope) => onChange({ scope })}
          />
          <Field label="token_use" help="Cognito: methods with scopes take access tokens, all others ID tokens">
            {(control) => (
              <Select
                {...control}
                value={forge.tokenUse}
                onChange={(tokenUse) => onChange({ tokenUse })}
                options={[
                  { value: '', label: 'None' },
                  { value: 'id', label: 'id' },
                  { value: 'access', label: 'access' },
                ]}
              />
            )}
          </Field>
          <Field label="Expires in" help="Seconds from the time of the run on">
            {(control) => (
              <Input
                {...control}
                mono
                type="number"
                value={String(forge.expiresInSeconds)}
                onChange={(event) => onChange({ expiresInSeconds: Number(event.target.value) || 0 })}
              />
            )}
          </Field>
          <Field label="Algorithm" help="Cognito user pools take RS256 alone">
            {(control) => (
              <Select
                {...control}
                mono
                value={forge.algorithm}
                onChange={(algorithm) => onChange({ algorithm })}
                options={tokenAlgorithms.map((each) => ({ value: each, label: each }))}
              />
            )}
          </Field>
          <Field label="What is wrong" help="A token that has to be refused, and why">
            {(control) => (
              <Select
                {...control}
                value={forge.flaw}
                onChange={(flaw) => onChange({ flaw })}
                options={Object.entries(flaws).map(([value, label]) => ({ value: value as TokenFlaw, label }))}
              />
            )}
          </Field>
          <Field
            label="Claims"
            help="Further claims as a JSON object; they win over those above"
            error={jsonError(forge.claims)}
          >
            {(control) => (
              <TextArea
                {...control}
                mono
                rows={3}
                value={forge.claims}
                onChange={(event) => onChange({ claims: event.target.value })}
              />
            )}
          </Field>
          <HeaderFields value={forge} tokenHeader={tokenHeader} onChange={onChange} />
        </div>
        <div>
          <Encoded request={request} />
          {forge.issuer !== '' && !trusted.includes(forge.issuer) && (
            <Notice tone="warn" title="No authorizer of this API trusts this issuer">
              The token will be refused as one of an unknown issuer. That may be what you want to see.
            </Notice>
          )}
          {request.live ? (
            <AcceptLive />
          ) : (
            <p className="mt-2 text-small text-text-3">
              Simulate takes the forge for the issuer of this token, in this run alone. A token that is pasted elsewhere
              is checked against the real key set of its issuer.
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

/** What an authorizer asks of a token. */
function claimsFor(authorizer: Authorizer, target: Target | undefined): Partial<Forge> {
  const [issuer = ''] = tokenIssuers(authorizer)
  const scopes = target?.method.authorizationScopes ?? []
  if (authorizer.type === 'JWT')
    return {
      issuer,
      audience: authorizer.jwtConfiguration.audience?.[0] ?? '',
      tokenUse: '',
      scope: scopes[0] ?? '',
    }
  const expression = 'identityValidationExpression' in authorizer ? authorizer.identityValidationExpression : undefined
  return {
    issuer,
    tokenUse: scopes.length > 0 ? 'access' : 'id',
    scope: scopes[0] ?? '',
    algorithm: 'RS256',
    // an expression that is a plain word is the audience that it accepts
    ...(expression !== undefined && /^[\w-]+$/.test(expression) ? { audience: expression } : {}),
  }
}

/** The token as it would be sent now, with its parts read. */
function Encoded({ request }: { request: ConsoleRequest }) {
  const trpc = useTRPC()
  const wanted = useDeferredValue(request.auth.forge)
  const token = useMemo(() => {
    try {
      return forgedToken({ auth: { ...request.auth, forge: wanted } })
    } catch (error) {
      return error instanceof RequestError ? error.message : String(error)
    }
  }, [wanted, request.auth])
  const minted = useQuery({
    ...trpc.tokenForge.mint.queryOptions({ token: typeof token === 'string' ? noToken : token }),
    enabled: typeof token !== 'string',
    placeholderData: (before) => before,
  })
  if (typeof token === 'string') return <Notice tone="bad" title={token} />
  const { data } = minted
  if (data === undefined) return <p className="text-small text-text-3">Minting…</p>
  const [head = '', body = '', signature = ''] = data.token.split('.')
  return (
    <div className="mb-2">
      <div className="mb-1 flex items-center justify-between">
        <h2 className="font-semibold text-caption text-text-3">Encoded, if it were sent now</h2>
        <Button
          size="small"
          variant="quiet"
          icon={CopyIcon}
          onClick={() => void copyText(data.token, 'The token is in the clipboard.')}
        >
          Copy
        </Button>
      </div>
      <p className="max-h-40 overflow-auto break-all rounded-control border border-line bg-sunken p-2 font-mono text-code leading-[18px]">
        <span className="text-syn-dir">{head}</span>.<span className="text-syn-ref">{body}</span>.
        <span className="text-syn-str">{signature}</span>
      </p>
      <CodeBlock
        label="Decoded token"
        text={`${JSON.stringify(data.header, null, 2)}\n${JSON.stringify(data.claims, null, 2)}`}
        className="mt-1 max-h-52"
      />
    </div>
  )
}

const noToken = {
  issuer: '',
  audience: '',
  subject: '',
  scope: '',
  tokenUse: '',
  claims: {},
  expiresInSeconds: 0,
  algorithm: 'RS256',
  flaw: 'none',
} as const

/** Whether the gateway of this machine takes forged tokens: off until the workspace says so. */
function AcceptLive() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const forge = useQuery(trpc.tokenForge.get.queryOptions())
  const set = useMutation(
    trpc.tokenForge.setAcceptLive.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.tokenForge.get.queryKey() }),
      onError: (error) => showToast({ tone: 'bad', text: error.message }),
    }),
  )
  const accepts = forge.data?.acceptLive === true
  return (
    <div className="mt-2">
      <Notice
        tone={accepts ? 'warn' : 'info'}
        title={accepts ? 'The local gateway takes forged tokens' : 'Live fetches the real key set of the issuer'}
      >
        <p>
          {accepts
            ? 'For every issuer that an authorizer of a deployed API trusts, the forge’s keys stand in the place of the real ones: tokens of the real issuer are refused until this is off.'
            : 'A forged token is refused there. Let the gateway of this machine take the forge’s keys in the place of those of the issuers that authorizers trust.'}
        </p>
        <div className="mt-2">
          <Toggle
            aria-label="Accept forged tokens on the local gateway"
            checked={accepts}
            disabled={set.isPending}
            onChange={(acceptLive) => set.mutate({ acceptLive })}
          >
            Accept forged tokens on the local gateway
          </Toggle>
        </div>
      </Notice>
    </div>
  )
}
