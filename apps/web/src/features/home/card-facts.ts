import type { ApiSummary } from '@/server/api-summary'
import { counted } from '@/ui/counted'

/** What an API's card says below its name: `14 methods · 3 undeployed`. */
export function cardFacts(
  api: Pick<ApiSummary, 'kind' | 'methodCount' | 'latestDeployment' | 'undeployedChanges'>,
): string {
  const parts = counted(api.methodCount, api.kind === 'REST' ? 'method' : 'route')
  return `${parts} · ${deploymentFact(api)}`
}

function deploymentFact({
  latestDeployment,
  undeployedChanges,
}: Pick<ApiSummary, 'latestDeployment' | 'undeployedChanges'>): string {
  if (latestDeployment === null) return 'Never deployed'
  if (undeployedChanges !== null && undeployedChanges > 0)
    return `${undeployedChanges.toLocaleString('en-US')} undeployed`
  return `Deployed #${latestDeployment.number}`
}

/** The worst kind of problem that an API has. */
export function problemFact({ errors, warnings }: ApiSummary['problemCounts']): {
  tone: 'bad' | 'warn' | 'ok'
  text: string
} {
  if (errors > 0) return { tone: 'bad', text: counted(errors, 'error') }
  if (warnings > 0) return { tone: 'warn', text: counted(warnings, 'warning') }
  return { tone: 'ok', text: 'Clean' }
}

/** What is deleted with an API, one thing each. */
export function goesWith(api: Pick<ApiSummary, 'kind' | 'methodCount' | 'stages' | 'latestDeployment'>): string[] {
  const { stages, latestDeployment } = api
  return [
    `its design with ${counted(api.methodCount, api.kind === 'REST' ? 'method' : 'route')} and its history`,
    ...(stages.length === 0
      ? []
      : [
          `${counted(stages.length, 'stage')} (${stages.map(({ stageName }) => stageName).join(', ')}), which will answer no more`,
        ]),
    ...(latestDeployment === null ? [] : [`${counted(latestDeployment.number, 'deployment')}`]),
    'its saved requests',
  ]
}
