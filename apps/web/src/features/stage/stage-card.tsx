'use client'

import { Badge } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CopyIcon, MoreIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { showToast } from '@/ui/toast'
import type { DeploymentInfo, StageInfo } from './stage-info.ts'
import { timeAgo } from './time-ago.ts'

type StageCardProps = {
  stage: StageInfo
  deployment: DeploymentInfo | undefined
  selected: boolean
  now: number
  onSelect: () => void
  onDeploy: () => void
  onRemove: () => void
}

/** A stage: what it serves, where it answers, how it is throttled. */
export function StageCard({ stage, deployment, selected, now, onSelect, onDeploy, onRemove }: StageCardProps) {
  const settings = stage.stage.methodSettings['*/*']
  const canary = stage.stage.canarySettings
  const address = stage.invokeUrl.replace(/^https?:\/\//, '')
  return (
    <section
      aria-label={`Stage ${stage.stageName}`}
      className={classNames(
        'flex flex-col rounded-card border bg-surface shadow-1',
        selected ? 'border-accent shadow-selected' : 'border-line',
      )}
    >
      <header className="flex h-10 items-center gap-2 border-line border-b px-3.5">
        <span
          className={classNames('size-2 rounded-full', deployment === undefined ? 'bg-line-2' : 'bg-ok')}
          aria-hidden="true"
        />
        <button type="button" aria-pressed={selected} onClick={onSelect} className="font-semibold text-card">
          {stage.stageName}
        </button>
        {deployment !== undefined && <Badge mono>#{deployment.number}</Badge>}
        <span className="ml-auto">
          <Menu
            label={`Stage ${stage.stageName}`}
            align="end"
            items={[
              { label: 'Deploy draft here', onSelect: onDeploy },
              { separator: true },
              { label: 'Delete stage', danger: true, onSelect: onRemove },
            ]}
          >
            <IconButton label={`More about ${stage.stageName}`} icon={MoreIcon} />
          </Menu>
        </span>
      </header>
      <div className="flex flex-1 flex-col gap-2 px-3.5 py-3 text-dense">
        <div className="flex h-[26px] items-center gap-1 rounded-control border border-line bg-sunken pr-0.5 pl-2 font-mono text-status">
          <span className="min-w-0 flex-1 truncate">{address}</span>
          <IconButton
            label="Copy invoke URL"
            icon={CopyIcon}
            iconSize={13}
            size={24}
            onClick={() =>
              void navigator.clipboard
                .writeText(stage.invokeUrl)
                .then(() => showToast({ tone: 'ok', text: 'The invoke URL is in the clipboard.' }))
            }
          />
        </div>
        <Fact label="Deployed">
          {deployment === undefined ? 'nothing yet' : timeAgo(deployment.createdAt, now)}
          {deployment?.description !== undefined && <span className="ml-2 text-text-3">{deployment.description}</span>}
        </Fact>
        <Fact label="Throttle">
          {settings?.throttlingRateLimit === undefined ? (
            <span className="text-text-2">account default 10,000/s</span>
          ) : (
            `${settings.throttlingRateLimit.toLocaleString('en-US')}/s burst ${(settings.throttlingBurstLimit ?? 5000).toLocaleString('en-US')}`
          )}
        </Fact>
        <Fact label="Canary">
          {canary === undefined ? (
            <span className="text-text-2">none</span>
          ) : (
            `${canary.percentTraffic} % of the traffic`
          )}
        </Fact>
        <div className="mt-auto flex gap-2 border-line border-t pt-3">
          <Button size="small" onClick={onDeploy}>
            Deploy draft here
          </Button>
        </div>
      </div>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <p className="flex min-h-5">
      <span className="w-[72px] flex-none text-text-2">{label}</span>
      <span className="min-w-0 truncate">{children}</span>
    </p>
  )
}
