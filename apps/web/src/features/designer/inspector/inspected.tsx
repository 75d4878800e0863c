'use client'

import { type GatewayResponseType, resourcePath } from '@gatewright/definition'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { FunctionSettings } from '@/features/function/function-settings'
import { IdentitiesLink } from '@/features/iam/identities-link'
import { HttpBackendForm } from '@/features/method/http-backend-form'
import { ReplyForm } from '@/features/method/reply-form'
import { KindBadge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { counted } from '@/ui/counted'
import { EmptyState } from '@/ui/empty-state'
import { FormSection } from '@/ui/field'
import type { Icon } from '@/ui/icon'
import { ModelIcon, PlayIcon, ReplyIcon, ShieldIcon, StagesIcon, ValidatorIcon } from '@/ui/icons'
import { Keys } from '@/ui/keys'
import { VerbChip } from '@/ui/verb-chip'
import { requestFor } from '../../console/console-request.ts'
import { openInConsole } from '../../console/history.ts'
import { backendIcon } from '../backend-icon.tsx'
import { useDesign, useOpenApi, useRestApi } from '../design-context.tsx'
import { layoutOf } from '../layout/auto-layout.ts'
import { laneKinds } from '../layout/lanes.ts'
import type { Selected } from '../selection.ts'
import { useStageFacts } from '../stage-facts.ts'
import { ApiSettings } from './api-settings.tsx'
import { AuthorizerSettings } from './authorizer-settings.tsx'
import { GatewayResponseSettings } from './gateway-response-settings.tsx'
import { InspectorHead } from './inspector-head.tsx'
import { RunNotice } from './last-run-tab.tsx'
import { MethodSettings } from './method-settings.tsx'
import { ResourceSettings } from './resource-settings.tsx'
import { ModelSettings, ValidatorSettings } from './small-settings.tsx'

type Props = { thing: Selected }

const tile = (Glyph: Icon) => (
  <span className="flex size-6 flex-none items-center justify-center rounded-chip bg-hover text-text-2">
    <Glyph size={14} />
  </span>
)

/** How many methods end at a backend, in words. */
function useUses(id: string): string {
  const design = useDesign()
  const api = useRestApi()
  const count = layoutOf(design, api).backends.find((card) => card.id === id)?.methods ?? 0
  return count === 0 ? 'no method yet' : counted(count, 'method')
}

/** The head of the inspector for what is selected. */
export function InspectorTop({ thing }: Props): ReactNode {
  const api = useRestApi()
  const { stages, undeployed } = useStageFacts()
  const uses = useUses('key' in thing ? `${thing.kind}:${thing.key}` : '')
  switch (thing.kind) {
    case 'api': {
      const deployed = stages.some((stage) => stage.deployment !== '')
      const note = !deployed
        ? 'Never deployed'
        : undeployed === 0
          ? 'Everything is deployed'
          : `${undeployed} changes since the last deployment`
      return <InspectorHead chip={<KindBadge kind={api.kind} />} title={api.name} note={note} />
    }
    case 'resource':
      return <InspectorHead title={resourcePath(api, thing.resourceId)} mono note="Resource" />
    case 'method': {
      const method = api.resources[thing.resourceId]?.methods[thing.httpMethod]
      return (
        <InspectorHead
          chip={<VerbChip verb={thing.httpMethod} size="head" />}
          title={resourcePath(api, thing.resourceId)}
          mono
          note={method?.operationName ?? 'Method without an operation name'}
        />
      )
    }
    case 'authorizer': {
      const authorizer = api.authorizers[thing.key]
      return (
        <InspectorHead
          chip={tile(ShieldIcon)}
          title={authorizer?.name ?? 'AWS_IAM'}
          note={`Authorizer${authorizer === undefined ? '' : ` · ${laneKinds[authorizer.type]}`}`}
        />
      )
    }
    case 'function':
      return (
        <InspectorHead chip={tile(backendIcon('function'))} title={thing.key} mono note={`Lambda function · ${uses}`} />
      )
    case 'http':
      return (
        <InspectorHead
          chip={tile(backendIcon('http'))}
          title={thing.key.replace(/^https?:\/\//, '')}
          mono
          note={`HTTP endpoint · ${uses}`}
        />
      )
    case 'aws':
      return (
        <InspectorHead
          chip={tile(backendIcon('aws', thing.key))}
          title={thing.key}
          mono
          note={`AWS service · ${uses}`}
        />
      )
    case 'mock':
      return (
        <InspectorHead chip={tile(backendIcon('mock'))} title="Mock" note={`API Gateway answers by itself · ${uses}`} />
      )
    case 'vpcLink':
      return <InspectorHead chip={tile(backendIcon('vpcLink'))} title={thing.key} mono note={`VPC link · ${uses}`} />
    case 'model':
      return <InspectorHead chip={tile(ModelIcon)} title={thing.key} note="Model" />
    case 'validator':
      return (
        <InspectorHead
          chip={tile(ValidatorIcon)}
          title={api.requestValidators[thing.key]?.name ?? ''}
          note="Request validator"
        />
      )
    case 'gatewayResponse':
      return <InspectorHead chip={tile(ReplyIcon)} title={thing.key} mono note="Gateway response" />
    case 'stage':
      return <InspectorHead chip={tile(StagesIcon)} title={thing.key} note="Stage" />
  }
}

const gone = <EmptyState title="This is gone">It was removed, here or in another window.</EmptyState>

/** The settings of what is selected. */
export function InspectorBody({ thing, onShowRun }: Props & { onShowRun: () => void }): ReactNode {
  const { backends } = useDesign()
  const api = useRestApi()
  switch (thing.kind) {
    case 'api':
      return <ApiSettings />
    case 'resource': {
      const resource = api.resources[thing.resourceId]
      return resource === undefined ? gone : <ResourceSettings resourceId={thing.resourceId} resource={resource} />
    }
    case 'method': {
      const method = api.resources[thing.resourceId]?.methods[thing.httpMethod]
      if (method === undefined) return gone
      return (
        <>
          <MethodSettings place={thing} method={method} />
          <RunNotice place={thing} onShowRun={onShowRun} />
        </>
      )
    }
    case 'authorizer': {
      const authorizer = api.authorizers[thing.key]
      if (authorizer !== undefined) return <AuthorizerSettings authorizerId={thing.key} authorizer={authorizer} />
      return (
        <FormSection title="AWS_IAM">
          <p className="text-dense text-text-2">
            Callers sign their requests (Signature Version 4); their policies must allow execute-api:Invoke.
          </p>
          <IdentitiesLink underLabel={false} />
        </FormSection>
      )
    }
    case 'function': {
      const lambda = backends.functions[thing.key]
      return lambda === undefined ? (
        <MissingFunction name={thing.key} />
      ) : (
        <FunctionSettings name={thing.key} lambda={lambda} place="inspector" />
      )
    }
    case 'http':
      return <HttpBackendForm origin={thing.key} backend={backends.http[thing.key]} />
    case 'aws':
      return <ReplyForm serviceKey={thing.key} />
    case 'mock':
      return (
        <FormSection title="Mock">
          <p className="text-dense text-text-2">
            The request template says which status is answered, as {'{"statusCode": 200}'}; the integration responses
            say what goes out.
          </p>
        </FormSection>
      )
    case 'vpcLink':
      return (
        <FormSection title="VPC link">
          <p className="text-dense text-text-2">
            Calls through this link go to the HTTP endpoint of the integration's URL. The link itself is not simulated.
          </p>
        </FormSection>
      )
    case 'model': {
      const model = api.models[thing.key]
      return model === undefined ? gone : <ModelSettings name={thing.key} model={model} />
    }
    case 'validator': {
      const validator = api.requestValidators[thing.key]
      return validator === undefined ? gone : <ValidatorSettings id={thing.key} validator={validator} />
    }
    case 'gatewayResponse': {
      const type = thing.key as GatewayResponseType
      const response = api.gatewayResponses[type]
      return response === undefined ? gone : <GatewayResponseSettings type={type} response={response} />
    }
    case 'stage':
      return <StageNote />
  }
}

function StageNote(): ReactNode {
  const { apiId } = useOpenApi()
  const router = useRouter()
  return (
    <FormSection title="Stage">
      <Button onClick={() => router.push(`/apis/${apiId}/stages`)}>Open stages</Button>
    </FormSection>
  )
}

function MissingFunction({ name }: { name: string }) {
  return (
    <EmptyState title={`${name} has no code here`}>
      Methods invoke it, but it is not among the functions of this design. A method drawn to a new function of this name
      finds it again.
    </EmptyState>
  )
}

/** What can be done with what is selected. */
export function InspectorFoot({ thing }: Props) {
  const { apiId } = useOpenApi()
  const api = useRestApi()
  const router = useRouter()
  if (thing.kind !== 'method') return null
  const method = api.resources[thing.resourceId]?.methods[thing.httpMethod]
  if (method === undefined) return null
  const test = () => {
    const target = {
      resourceId: thing.resourceId,
      verb: thing.httpMethod,
      path: resourcePath(api, thing.resourceId),
      method,
    }
    openInConsole(apiId, requestFor(target, api))
    router.push(`/apis/${apiId}/console`)
  }
  return (
    <footer className="flex flex-none items-center gap-2 border-line border-t px-4 py-2.5">
      <Button
        aria-label="Open method view"
        className="!flex-1"
        onClick={() => router.push(`/apis/${apiId}/design/${thing.resourceId}/${thing.httpMethod}`)}
      >
        Open method view <Keys keys="↵" />
      </Button>
      <Button variant="primary" icon={PlayIcon} className="w-[92px]" onClick={test}>
        Test
      </Button>
    </footer>
  )
}
