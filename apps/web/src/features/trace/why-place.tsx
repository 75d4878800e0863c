'use client'

import type { Cause } from '@gatewright/engine'
import { useRouter } from 'next/navigation'
import { useDesign, useOpenApi } from '../designer/design-context.tsx'
import { placeOf } from '../designer/drawer/problem-place.ts'
import { select } from '../designer/selection.ts'

/** The field of the definition that decided, as a way to it: on the canvas, or on the page of the stages. */
export function WhyPlace({ cause }: { cause: Cause }) {
  const { apiId } = useOpenApi()
  const design = useDesign()
  const router = useRouter()
  if (cause.place === undefined) return null
  const place = placeOf(cause.place, design)
  const name = `${place.name} · ${place.member}`
  const { id } = place
  const isStage = cause.place[0] === 'stages'
  if (id === undefined && !isStage) return <p className="font-mono text-status text-text-2">{name}</p>
  return (
    <button
      type="button"
      className="max-w-full truncate text-left font-mono text-accent-text text-status underline underline-offset-2"
      title={isStage ? `Show ${name} among the stages` : `Show ${name} on the canvas`}
      onClick={() => {
        if (id !== undefined) select(id, { reveal: true, member: place.member })
        router.push(`/apis/${apiId}/${isStage ? 'stages' : 'design'}`)
      }}
    >
      {name}
    </button>
  )
}
