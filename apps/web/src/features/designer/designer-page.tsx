'use client'

import { useDesign } from './design-context.tsx'

/** The designer: tree, canvas, inspector, drawer. */
export function DesignerPage() {
  const { definition } = useDesign()
  return <h1 className="p-4 font-semibold text-page">{definition.name}</h1>
}
