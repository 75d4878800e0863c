'use client'

import { type MethodPlace, setIntegration } from '@gatewright/definition/edit'
import { MenuAt } from '@/ui/menu'
import { backendIcon } from '../backend-icon.tsx'
import { targetOf } from '../canvas/use-gestures.ts'
import { nameOf } from '../commands.ts'
import { useDesign, useRestApi } from '../design-context.tsx'
import { type DesignerDialog, designerDialogs } from '../designer-dialogs.ts'
import { layoutOf } from '../layout/auto-layout.ts'
import { useEdit } from '../use-edit.ts'

type Props = { place: MethodPlace; at: { x: number; y: number }; onClose: () => void }

/** What a line that was drawn into empty space can end at. */
export function BackendMenu({ place, at, onClose }: Props) {
  const design = useDesign()
  const api = useRestApi()
  const edit = useEdit()
  const method = nameOf(`method:${place.resourceId}:${place.httpMethod}`, design)
  // the menu gives the focus back when it closes; the dialog must open after that
  const openNext = (dialog: DesignerDialog) => setTimeout(() => designerDialogs.open(dialog), 0)
  const known = layoutOf(design, api).backends.flatMap((card) => {
    const target = targetOf(card)
    if (target === undefined || card.kind === 'mock') return []
    return [
      {
        label: card.name,
        detail: card.detail,
        icon: backendIcon(card.kind, card.key),
        onSelect: () => edit(`Draw ${method} to ${card.name}`, (draft) => setIntegration(draft, place, target)),
      },
    ]
  })
  return (
    <MenuAt
      x={at.x}
      y={at.y}
      label={`Integration of ${method}`}
      onClose={onClose}
      items={[
        { heading: `${method} is answered by` },
        {
          label: 'New Lambda function',
          icon: backendIcon('function'),
          onSelect: () => openNext({ type: 'newFunction', place }),
        },
        {
          label: 'New HTTP endpoint',
          icon: backendIcon('http'),
          onSelect: () => openNext({ type: 'newHttpEndpoint', place }),
        },
        {
          label: 'New AWS service action',
          icon: backendIcon('aws'),
          onSelect: () => openNext({ type: 'newAwsService', place }),
        },
        {
          label: 'Mock',
          icon: backendIcon('mock'),
          onSelect: () =>
            edit(`Answer ${method} with a mock`, (draft) => setIntegration(draft, place, { type: 'mock' })),
        },
        ...(known.length === 0 ? [] : [{ separator: true as const }, { heading: 'Backends of this API' }, ...known]),
      ]}
    />
  )
}
