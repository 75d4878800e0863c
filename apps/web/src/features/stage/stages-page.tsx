'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { counted } from '@/ui/counted'
import { Dialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { PlusIcon, StagesIcon } from '@/ui/icons'
import { Segment } from '@/ui/segment'
import { Divider, Pane } from '@/ui/split'
import { showToast } from '@/ui/toast'
import { DeployDialog } from '../deployment/deploy-dialog.tsx'
import { DeploymentList } from '../deployment/deployment-list.tsx'
import { DiffList } from '../deployment/diff-list.tsx'
import { useDesign, useDesignState, useOpenApi } from '../designer/design-context.tsx'
import { StackingSplit } from '../shell/stacking-split.tsx'
import { useStatusNote } from '../shell/status-bar.tsx'
import { MethodSettings } from './method-settings.tsx'
import { StageCard } from './stage-card.tsx'
import type { StageInfo } from './stage-info.ts'
import { StageVariables } from './stage-variables.tsx'

/** The stages of an API: what each serves and how; the draft against the selected one. */
export function StagesPage() {
  const { apiId } = useOpenApi()
  const { definition } = useDesign()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const deployments = useQuery(trpc.deployment.list.queryOptions({ apiId }))
  const [view, setView] = useState<'stages' | 'deployments'>('stages')
  const [chosen, setChosen] = useState<string>()
  const [deployTo, setDeployTo] = useState<string>()
  const [removing, setRemoving] = useState<string>()
  const report = (error: { message: string }) => showToast({ tone: 'bad', text: error.message })
  const refresh = () => queries.invalidateQueries()
  const update = useMutation(trpc.stage.update.mutationOptions({ onSuccess: refresh, onError: report }))
  const remove = useMutation(trpc.stage.remove.mutationOptions({ onSuccess: refresh, onError: report }))
  const list = stages.data ?? []
  const selected = list.find(({ stageName }) => stageName === chosen) ?? list[0]
  useStatusNote(`${counted(list.length, 'stage')}, ${counted(deployments.data?.length ?? 0, 'deployment')}`)

  return (
    <StackingSplit id="stages" panes={['stages', 'diff']} height={1280}>
      {(isNarrow, direction) => (
        <>
          <Pane id="stages" minSize="50%" className="flex flex-col">
            <header className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-b bg-surface px-4">
              <Segment
                label="View"
                value={view}
                onChange={setView}
                options={[
                  { value: 'stages', label: 'Stages' },
                  { value: 'deployments', label: 'Deployments' },
                ]}
              />
              <Button size="small" icon={PlusIcon} className="ml-auto" onClick={() => setDeployTo('')}>
                New stage
              </Button>
            </header>
            <div className="min-h-0 flex-1 overflow-auto p-4">
              {view === 'deployments' && (
                <DeploymentList
                  deployments={deployments.data ?? []}
                  stages={list}
                  onPoint={(stageName, deploymentId) => update.mutate({ apiId, stageName, changes: { deploymentId } })}
                />
              )}
              {view === 'stages' && list.length === 0 && stages.data !== undefined && (
                <EmptyState
                  icon={StagesIcon}
                  title="No stages yet"
                  action={
                    <Button variant="primary" onClick={() => setDeployTo('dev')}>
                      Deploy to dev
                    </Button>
                  }
                >
                  A stage serves a deployment of the draft at a URL of its own. Deploy the draft to make the first.
                </EmptyState>
              )}
              {view === 'stages' && selected !== undefined && (
                <div className="flex flex-col gap-4">
                  <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 xl:grid-cols-3">
                    {list.map((stage) => (
                      <StageCard
                        key={stage.stageName}
                        stage={stage}
                        deployment={deployments.data?.find(({ id }) => id === stage.stage.deploymentId)}
                        selected={stage.stageName === selected.stageName}
                        now={Date.now()}
                        onSelect={() => setChosen(stage.stageName)}
                        onDeploy={() => setDeployTo(stage.stageName)}
                        onRemove={() => setRemoving(stage.stageName)}
                      />
                    ))}
                  </div>
                  <StageVariables
                    key={`variables-${selected.stageName}`}
                    stageName={selected.stageName}
                    variables={selected.stage.variables}
                    onChange={(variables) =>
                      update.mutate({ apiId, stageName: selected.stageName, changes: { variables } })
                    }
                  />
                  <MethodSettings
                    key={`settings-${selected.stageName}`}
                    stageName={selected.stageName}
                    api={definition.kind === 'REST' ? definition : undefined}
                    settings={selected.stage.methodSettings}
                    onChange={(methodSettings) =>
                      update.mutate({ apiId, stageName: selected.stageName, changes: { methodSettings } })
                    }
                  />
                </div>
              )}
            </div>
          </Pane>
          {selected !== undefined && <Divider label="Size of the differences" direction={direction} />}
          {selected !== undefined && (
            <Pane
              id="diff"
              {...(isNarrow ? { defaultSize: 420, minSize: 160 } : { defaultSize: 360, minSize: 240, maxSize: 640 })}
              fixed
            >
              <DiffPane stage={selected} onDeploy={() => setDeployTo(selected.stageName)} />
            </Pane>
          )}
          {deployTo !== undefined && (
            <DeployDialog
              {...(deployTo === '' ? {} : { stageName: deployTo })}
              onClose={() => setDeployTo(undefined)}
            />
          )}
          {removing !== undefined && (
            <Dialog
              open
              onClose={() => setRemoving(undefined)}
              title={`Delete stage ${removing}?`}
              description="Its URL stops answering at once, and its variables and settings are gone. Deployments stay."
              width={440}
              footer={
                <>
                  <Button onClick={() => setRemoving(undefined)}>Keep it</Button>
                  <Button
                    variant="danger"
                    onClick={() => {
                      remove.mutate({ apiId, stageName: removing })
                      setRemoving(undefined)
                    }}
                  >
                    Delete stage
                  </Button>
                </>
              }
            >
              {null}
            </Dialog>
          )}
        </>
      )}
    </StackingSplit>
  )
}

function DiffPane({ stage, onDeploy }: { stage: StageInfo; onDeploy: () => void }) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const { revision } = useDesignState()
  const queries = useQueryClient()
  const options = trpc.deployment.diff.queryOptions({ apiId, stageName: stage.stageName })
  const diff = useQuery(options)
  // each save of the draft changes what would be deployed
  useEffect(() => {
    if (revision > 0) void queries.invalidateQueries({ queryKey: trpc.deployment.diff.queryKey({ apiId }) })
  }, [queries, trpc, apiId, revision])
  const changes = diff.data ?? []
  const added = changes.filter(({ kind }) => kind === 'added').length
  return (
    <section aria-label={`Draft against ${stage.stageName}`} className="flex h-full flex-col bg-surface">
      <header className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-b px-4">
        <h2 className="font-semibold text-base">
          Draft against <span className="text-accent-text">{stage.stageName}</span>
        </h2>
        <span className="ml-auto flex gap-1">
          {added > 0 && <Count tone="ok">+{added}</Count>}
          {changes.length > added && <Count>~{changes.length - added}</Count>}
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-4 py-3">
        <DiffList changes={changes} />
      </div>
      <footer className="flex-none border-line border-t p-4">
        <Button variant="primary" className="w-full" disabled={changes.length === 0} onClick={onDeploy}>
          Deploy to {stage.stageName}…
        </Button>
      </footer>
    </section>
  )
}
