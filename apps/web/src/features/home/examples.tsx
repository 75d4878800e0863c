'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { ExampleId } from '@/server/examples'
import { useTRPC } from '@/trpc/client'
import { KindBadge } from '@/ui/badge'
import type { Icon } from '@/ui/icon'
import { DatabaseIcon, FunctionIcon, MockIcon } from '@/ui/icons'
import { showToast } from '@/ui/toast'

const icons: Record<ExampleId, Icon> = { orders: FunctionIcon, 'petstore-mock': MockIcon, inbox: DatabaseIcon }

/** The gallery: each button makes a copy of the example with its requests and opens it. */
export function Examples() {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const { data, error } = useQuery({ ...trpc.api.examples.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const open = useMutation(
    trpc.api.createFromExample.mutationOptions({
      onSuccess: ({ apiId }) => {
        void queries.invalidateQueries(trpc.api.list.queryFilter())
        router.push(`/apis/${apiId}/design`)
      },
      onError: (failure) => showToast({ tone: 'bad', text: failure.message }),
    }),
  )
  const busy = open.isPending || open.isSuccess
  return (
    <section aria-label="Examples" id="examples" className="mt-7">
      <div className="mb-3 flex items-baseline gap-3">
        <h2 className="font-semibold text-section">Examples</h2>
        <p className="text-text-2">Open one, send its requests, change it</p>
      </div>
      {error !== null && <p className="text-bad-text text-dense">{error.message}</p>}
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 min-[640px]:grid-cols-2 min-[1000px]:grid-cols-3">
        {(data ?? []).map((example) => {
          const Glyph = icons[example.id]
          const opening = busy && open.variables?.example === example.id
          return (
            <button
              key={example.id}
              type="button"
              disabled={busy}
              aria-busy={opening}
              onClick={() => open.mutate({ example: example.id })}
              className="flex min-h-16 items-center gap-3 rounded-card border border-line bg-surface px-3 py-2.5 text-left shadow-1 transition-colors duration-(--duration-hover) hover:border-line-2 aria-busy:border-accent"
            >
              <span className="flex size-10 flex-none items-center justify-center rounded-card bg-hover text-text-2">
                <Glyph size={18} />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-base">{example.title}</span>
                <span className="block text-pretty text-dense text-text-2">
                  {opening ? 'Opening…' : example.description}
                </span>
              </span>
              <KindBadge kind={example.kind} />
            </button>
          )
        })}
      </div>
    </section>
  )
}
