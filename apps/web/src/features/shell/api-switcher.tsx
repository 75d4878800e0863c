'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useOpenApi } from '@/features/designer/design-context'
import { useTRPC } from '@/trpc/client'
import { KindBadge } from '@/ui/badge'
import { ChevronDownIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'

/** The name and kind of the open API, and the way to the others. */
export function ApiSwitcher({ name, kind }: { name: string; kind: string }) {
  const { apiId } = useOpenApi()
  const router = useRouter()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.api.list.queryOptions())
  const others = (data ?? []).map((api) => ({
    label: api.name,
    detail: api.kind,
    checked: api.id === apiId,
    onSelect: () => router.push(`/apis/${api.id}/design`),
  }))
  return (
    <Menu
      label="APIs"
      items={[...others, { separator: true }, { label: 'All APIs', onSelect: () => router.push('/') }]}
    >
      <button
        type="button"
        className="flex h-[30px] min-w-0 items-center gap-2 rounded-control px-1 hover:bg-hover"
        aria-label={`API ${name}, ${kind}. Switch to another API`}
      >
        <span className="truncate font-semibold text-card">{name}</span>
        <span className="flex flex-none max-md:hidden">
          <KindBadge kind={kind} />
        </span>
        <ChevronDownIcon size={14} className="flex-none text-text-2" />
      </button>
    </Menu>
  )
}
