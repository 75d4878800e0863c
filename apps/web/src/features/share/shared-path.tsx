import { backendOf, type RestApi } from '@gatewright/definition'
import type { SharePayload } from '@/server/share/payload'
import { ArrowRightIcon, CloseIcon, FunctionIcon, GlobeIcon, MockIcon, ShieldIcon } from '@/ui/icons'
import { VerbChip } from '@/ui/verb-chip'

/** The way of the request through the API: stage, resource and method, authorizer, backend; where it ended is marked. */
export function SharedPath({ payload }: { payload: SharePayload }) {
  const { definition, outcome, stageName, source, api } = payload
  const { resourceId, methodVerb, resourcePath, cause } = outcome
  const method =
    resourceId === undefined
      ? undefined
      : Object.entries(definition.resources[resourceId]?.methods ?? {}).find(([verb]) => verb === methodVerb)?.[1]
  const authorizer = method?.authorizerId === undefined ? undefined : definition.authorizers[method.authorizerId]
  const endedAt = cause?.phase
  const backend = backendName(definition, resourceId, methodVerb)
  const reached = cause === undefined || !cause.notReached.includes('integration')
  return (
    <section
      aria-label="Path"
      className="flex min-h-24 flex-none items-center gap-2 overflow-x-auto border-line border-b bg-canvas px-5 py-4"
    >
      <Stop title={api.name} detail={source.type === 'draft' ? `Draft as ${stageName}` : stageName} />
      <Way />
      <Stop
        title={resourcePath ?? outcome.path}
        detail={methodVerb === undefined ? 'no method took it' : undefined}
        verb={methodVerb}
        ended={endedAt === 'routeRequest'}
      />
      {authorizer !== undefined && (
        <>
          <Way />
          <Stop
            title={authorizer.name}
            detail={authorizer.type}
            icon={<ShieldIcon size={15} />}
            ended={endedAt === 'authorize'}
            status={outcome.answer.status}
          />
        </>
      )}
      {backend !== undefined && (
        <>
          <Way dashed={!reached} />
          <Stop
            title={backend.name}
            detail={reached ? backend.kind : 'not reached'}
            icon={<backend.icon size={15} />}
            ended={endedAt === 'integration' || endedAt === 'integrationResponse'}
            status={outcome.answer.status}
          />
        </>
      )}
    </section>
  )
}

function backendName(definition: RestApi, resourceId: string | undefined, verb: string | undefined) {
  const methods = resourceId === undefined ? {} : (definition.resources[resourceId]?.methods ?? {})
  const integration = Object.entries(methods).find(([name]) => name === verb)?.[1]?.integration
  if (integration === undefined) return undefined
  const backend = backendOf(integration)
  switch (backend.type) {
    case 'function':
      return { name: backend.name, kind: 'Lambda function', icon: FunctionIcon }
    case 'http':
      return { name: backend.origin, kind: 'HTTP endpoint', icon: GlobeIcon }
    case 'aws':
      return { name: backend.key, kind: 'AWS service', icon: GlobeIcon }
    case 'mock':
      return { name: 'Mock', kind: 'answers itself', icon: MockIcon }
    case 'none':
      return undefined
  }
}

type StopProps = {
  title: string
  detail?: string | undefined
  verb?: string | undefined
  icon?: React.ReactNode
  ended?: boolean
  status?: number
}

function Stop({ title, detail, verb, icon, ended = false, status }: StopProps) {
  return (
    <div
      className={`flex min-w-0 flex-none flex-col gap-1 rounded-card border bg-surface px-3 py-2 shadow-1 ${ended ? 'border-bad shadow-ended' : 'border-line-2'}`}
    >
      <span className="flex items-center gap-2 font-medium text-base">
        {verb !== undefined && <VerbChip verb={verb} />}
        {icon}
        <span className={verb === undefined ? '' : 'font-mono text-code'}>{title}</span>
      </span>
      {ended ? (
        <span className="flex items-center gap-1 text-bad-text text-small">
          <CloseIcon size={11} /> Ended here{status === undefined ? '' : ` · ${status}`}
        </span>
      ) : (
        detail !== undefined && <span className="text-small text-text-3">{detail}</span>
      )}
    </div>
  )
}

function Way({ dashed = false }: { dashed?: boolean }) {
  return (
    <span className="flex flex-none items-center text-edge" aria-hidden="true">
      <span className={`h-0 w-8 border-t ${dashed ? 'border-edge border-dashed' : 'border-accent'}`} />
      <ArrowRightIcon size={12} className={dashed ? '' : 'text-accent'} />
    </span>
  )
}
