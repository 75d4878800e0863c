'use client'

import { type Authorizer, authorizerResultTtl, lambdaInvocationUri, parseIntegrationUri } from '@gatewright/definition'
import { authorizerOf } from '@gatewright/definition/edit'
import { counted } from '@/ui/counted'
import { Field, FormSection } from '@/ui/field'
import { Select } from '@/ui/select'
import { useDesign, useRestApi } from '../design-context.tsx'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { useFieldError } from './field-error.ts'
import { CommitSetting, ListSetting, NumberSetting } from './settings.tsx'

const typeNames: Record<Authorizer['type'], string> = {
  TOKEN: 'Lambda (TOKEN)',
  REQUEST: 'Lambda (REQUEST)',
  COGNITO_USER_POOLS: 'Cognito user pools',
  JWT: 'JWT',
}

/** The settings of an authorizer, and the methods that it guards. */
export function AuthorizerSettings({ authorizerId, authorizer }: { authorizerId: string; authorizer: Authorizer }) {
  const edit = useEdit()
  const change = (label: string, run: (target: Authorizer) => void) =>
    edit(`${label} of ${authorizer.name}`, (draft) => run(authorizerOf(draft, authorizerId)))
  const path = ['authorizers', authorizerId]
  const sourceProblem = useFieldError([...path, 'identitySource'])
  const poolProblem = useFieldError([...path, 'providerARNs'])
  const isLambda = authorizer.type === 'TOKEN' || authorizer.type === 'REQUEST'
  const setText =
    (label: string, key: 'identitySource' | 'identityValidationExpression' | 'authorizerCredentials' | 'authType') =>
    (value: string) => {
      change(label, (target) => {
        const bag = target as Record<string, unknown>
        if (value === '') delete bag[key]
        else bag[key] = value
      })
      return undefined
    }
  return (
    <>
      <FormSection title="Authorizer">
        <CommitSetting
          label="Name"
          isName
          value={authorizer.name}
          onCommit={(name) => {
            if (name.trim() === '') return 'An authorizer needs a name.'
            change('Rename', (target) => {
              target.name = name.trim()
            })
            return undefined
          }}
        />
        <Field label="Type">{() => <span className="text-dense">{typeNames[authorizer.type]}</span>}</Field>
        {isLambda && (
          <>
            <FunctionOf authorizerId={authorizerId} uri={authorizer.authorizerUri ?? ''} />
            <CommitSetting
              label="Invoke role"
              mono
              value={authorizer.authorizerCredentials ?? ''}
              placeholder="arn:aws:iam::…:role/…"
              help="Role that invokes the function; none uses the function's resource policy."
              onCommit={setText('Set invoke role', 'authorizerCredentials')}
            />
          </>
        )}
        {authorizer.type === 'COGNITO_USER_POOLS' && (
          <ListSetting
            label="User pools"
            member="providerARNs"
            values={authorizer.providerARNs}
            placeholder="Add the ARN of a pool"
            help={poolProblem}
            onChange={(arns) =>
              change('Set user pools', (target) => {
                if (target.type === 'COGNITO_USER_POOLS') target.providerARNs = arns
              })
            }
          />
        )}
        {authorizer.type === 'JWT' && (
          <>
            <CommitSetting
              label="Issuer"
              member="jwtConfiguration.issuer"
              mono
              value={authorizer.jwtConfiguration.issuer ?? ''}
              onCommit={(issuer) => {
                change('Set issuer', (target) => {
                  if (target.type === 'JWT') target.jwtConfiguration.issuer = issuer
                })
                return undefined
              }}
            />
            <ListSetting
              label="Audience"
              member="jwtConfiguration.audience"
              values={authorizer.jwtConfiguration.audience ?? []}
              placeholder="Add a client id"
              onChange={(audience) =>
                change('Set audience', (target) => {
                  if (target.type === 'JWT') target.jwtConfiguration.audience = audience
                })
              }
            />
          </>
        )}
        <CommitSetting
          label={authorizer.type === 'REQUEST' ? 'Identity source' : 'Token source'}
          member="identitySource"
          mono
          value={authorizer.identitySource ?? ''}
          placeholder="method.request.header.Authorization"
          help={
            sourceProblem ??
            (authorizer.type === 'REQUEST'
              ? 'Comma-separated; when one is missing the answer is 401.'
              : 'Without the token the answer is 401.')
          }
          onCommit={setText('Set identity source', 'identitySource')}
        />
        {(authorizer.type === 'TOKEN' || authorizer.type === 'COGNITO_USER_POOLS') && (
          <CommitSetting
            label="Validation"
            member="identityValidationExpression"
            mono
            value={authorizer.identityValidationExpression ?? ''}
            placeholder="any token"
            help={
              authorizer.type === 'TOKEN'
                ? 'A regular expression; a token that does not match is 401 without a call.'
                : 'A regular expression that the audience of the token must match.'
            }
            onCommit={setText('Set token validation', 'identityValidationExpression')}
          />
        )}
        {isLambda && (
          <NumberSetting
            label="Result TTL"
            value={authorizer.authorizerResultTtlInSeconds}
            fallback={authorizerResultTtl.default}
            minimum={authorizerResultTtl.minimum}
            maximum={authorizerResultTtl.maximum}
            unit="s"
            help="A revoked token keeps working until its result expires; 0 asks every time."
            onCommit={(seconds) =>
              change('Set result TTL', (target) => {
                if (seconds === undefined) delete target.authorizerResultTtlInSeconds
                else target.authorizerResultTtlInSeconds = seconds
              })
            }
          />
        )}
        <CommitSetting
          label="Auth type"
          mono
          value={authorizer.authType ?? ''}
          placeholder="custom"
          help="Written into OpenAPI documents (x-amazon-apigateway-authtype); no effect on requests."
          onCommit={setText('Set auth type', 'authType')}
        />
      </FormSection>
      <Guarded authorizerId={authorizerId} />
    </>
  )
}

function FunctionOf({ authorizerId, uri }: { authorizerId: string; uri: string }) {
  const { backends } = useDesign()
  const edit = useEdit()
  const problem = useFieldError(['authorizers', authorizerId, 'authorizerUri'])
  const parsed = parseIntegrationUri(uri)
  const name = parsed.kind === 'lambda' ? parsed.functionName : ''
  return (
    <Field
      label="Function"
      member="authorizerUri"
      error={problem}
      after={
        name !== '' && Object.hasOwn(backends.functions, name) ? (
          <button
            type="button"
            className="font-medium text-accent-text text-dense hover:underline"
            onClick={() => select(`function:${name}`, { reveal: true })}
          >
            Open
          </button>
        ) : undefined
      }
    >
      {(control) => (
        <Select
          {...control}
          mono
          value={name}
          placeholder={name === '' ? 'Choose' : name}
          options={Object.keys(backends.functions).map((known) => ({ value: known, label: known }))}
          onChange={(next) =>
            edit('Set authorizer function', (draft) => {
              const target = authorizerOf(draft, authorizerId)
              if ('authorizerUri' in target || target.type === 'TOKEN' || target.type === 'REQUEST')
                target.authorizerUri = lambdaInvocationUri(next)
            })
          }
        />
      )}
    </Field>
  )
}

function Guarded({ authorizerId }: { authorizerId: string }) {
  const api = useRestApi()
  const places = Object.entries(api.resources).flatMap(([resourceId, resource]) =>
    Object.entries(resource.methods)
      .filter(([, method]) => method?.authorizerId === authorizerId)
      .map(([verb]) => `method:${resourceId}:${verb}`),
  )
  return (
    <FormSection title="Guards">
      <p className="text-dense text-text-2">
        {places.length === 0 ? 'No method yet: drag its head onto one.' : counted(places.length, 'method')}
      </p>
    </FormSection>
  )
}
