'use client'

import type { Cause } from '@gatewright/engine'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { ShieldIcon } from '@/ui/icons'
import { answeredBy } from '../console/answered-by.ts'
import { useDesign, useOpenApi } from '../designer/design-context.tsx'
import { probeStore } from '../probe/probe-state.ts'
import type { Answered } from './why-advice.ts'
import { WhyPanel } from './why-panel.tsx'
import { WhyPlace } from './why-place.tsx'

type RunWhyPanelProps = {
  answered: Answered
  cause: Cause | undefined
  /** the method that took the request, if any did */
  method: { resourceId?: string; methodVerb?: string; resourcePath?: string }
  body: string | undefined
  /** who stood behind the method, in words, where the draft cannot tell */
  answeredBy?: string
  /** whether a deployment answered, which the draft may have left behind by now */
  deployed?: boolean
  actions?: ReactNode
}

/** "Why this status?" of a run of the open API: with the way to the setting, and to the CORS probe of the method. */
export function RunWhyPanel({
  answered,
  cause,
  method,
  body,
  answeredBy: backend,
  deployed = false,
  actions,
}: RunWhyPanelProps) {
  const { apiId } = useOpenApi()
  const { definition } = useDesign()
  const router = useRouter()
  const origin = answered.request.headers.find(([name]) => name.toLowerCase() === 'origin')?.[1]
  const probe = () => {
    const store = probeStore(apiId)
    const { settings } = store.get()
    store.set({
      ...store.get(),
      kind: 'cors',
      filter: method.resourcePath ?? '',
      settings: origin === undefined ? settings : { ...settings, origin },
    })
    router.push(`/apis/${apiId}/probes`)
  }
  return (
    <WhyPanel
      status={answered.answer.status}
      cause={cause}
      answeredBy={backend ?? answeredBy(method, definition.kind === 'REST' ? definition : undefined)}
      answered={answered}
      body={body}
      place={
        cause !== undefined && (
          <>
            <WhyPlace cause={cause} />
            {deployed && (
              <p className="mt-1 text-small text-text-3">
                As it was deployed when the request came; the draft may differ by now.
              </p>
            )}
          </>
        )
      }
      probe={
        <Button size="small" icon={ShieldIcon} onClick={probe}>
          Probe CORS of this method
        </Button>
      }
      actions={actions}
    />
  )
}
