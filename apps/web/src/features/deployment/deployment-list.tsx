'use client'

import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { StagesIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import type { DeploymentInfo, StageInfo } from '../stage/stage-info.ts'
import { timeAgo } from '../stage/time-ago.ts'

type DeploymentListProps = {
  deployments: readonly DeploymentInfo[]
  stages: readonly StageInfo[]
  onPoint: (stageName: string, deploymentId: string) => void
}

/** All deployments, newest first; any of them can be put (back) on a stage. */
export function DeploymentList({ deployments, stages, onPoint }: DeploymentListProps) {
  if (deployments.length === 0)
    return (
      <EmptyState icon={StagesIcon} title="No deployments yet">
        A deployment is an immutable snapshot of the draft.
      </EmptyState>
    )
  return (
    <ul aria-label="Deployments" className="overflow-hidden rounded-card border border-line bg-surface">
      {deployments.map((deployment) => (
        <li
          key={deployment.id}
          className="flex h-10 items-center gap-3 border-line border-b px-3.5 text-dense last:border-b-0"
        >
          <span className="w-10 font-medium font-mono text-code">#{deployment.number}</span>
          <span className="min-w-0 flex-1 truncate">
            {deployment.description ?? <span className="text-text-3">no description</span>}
          </span>
          {stages
            .filter(({ stage }) => stage.deploymentId === deployment.id)
            .map(({ stageName }) => (
              <Badge key={stageName} tone="ok">
                {stageName}
              </Badge>
            ))}
          <span className="text-text-3">{timeAgo(deployment.createdAt, Date.now())}</span>
          <Menu
            align="end"
            items={stages.map(({ stageName, stage }) => ({
              label: `Put on ${stageName}`,
              ...(stage.deploymentId === deployment.id ? { disabled: 'It serves this deployment already.' } : {}),
              onSelect: () => onPoint(stageName, deployment.id),
            }))}
          >
            <Button size="small" disabled={stages.length === 0}>
              Put on a stage
            </Button>
          </Menu>
        </li>
      ))}
    </ul>
  )
}
