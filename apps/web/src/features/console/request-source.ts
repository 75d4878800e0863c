import type { ConsoleRequest, RequestSource } from './console-request.ts'

/** Where requests can go: the draft, each stage simulated, each stage live. */
export function sourceOptions(stages: readonly string[]) {
  return [
    { value: 'draft', label: 'Draft', detail: 'no variables' },
    ...stages.map((stage) => ({ value: `draft:${stage}`, label: 'Draft', detail: `as ${stage}` })),
    ...stages.map((stage) => ({ value: `stage:${stage}`, label: stage, detail: 'simulated' })),
    ...stages.map((stage) => ({ value: `live:${stage}`, label: `Live ${stage}`, detail: 'on the gateway' })),
  ]
}

/** The option that a request stands for. */
export function sourceKey({ source, live }: Pick<ConsoleRequest, 'source' | 'live'>): string {
  if (source.type === 'stage') return `${live ? 'live' : 'stage'}:${source.stageName}`
  return source.stageVariablesOf === undefined ? 'draft' : `draft:${source.stageVariablesOf}`
}

/** What an option means. */
export function sourceOf(key: string): { source: RequestSource; live: boolean } {
  const [kind = 'draft', stageName] = key.split(':')
  if (stageName === undefined) return { source: { type: 'draft' }, live: false }
  if (kind === 'draft') return { source: { type: 'draft', stageVariablesOf: stageName }, live: false }
  return { source: { type: 'stage', stageName }, live: kind === 'live' }
}
