'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SharePayload } from '@/server/share/payload'
import { decodeFragment } from '@/share/fragment'
import { shareLimits } from '@/share/share-limits'
import { useTRPC } from '@/trpc/client'

/** Where a shared request comes from: a link that this server knows, or a payload that came with the link or a file. */
export type ShareOrigin = { slug: string } | { payload: unknown }

export type SharedRequest =
  | { state: 'loading' }
  | { state: 'empty' }
  | { state: 'failed'; message: string }
  | { state: 'open'; payload: SharePayload; origin: ShareOrigin; expiresAt?: number }

/**
 * The shared request of this page: the server's own when it knows the link, otherwise the one that the link carries after
 * `#p=`. A revoked or expired link of this server stays closed, whatever it carries.
 */
export function useSharedRequest(slug: string | undefined): SharedRequest & { openFile: (file: File) => void } {
  const trpc = useTRPC()
  const known = useQuery({
    ...trpc.share.get.queryOptions({ slug: slug ?? '' }),
    enabled: slug !== undefined,
    retry: false,
    // asked once: each time counts as an opening
    staleTime: Number.POSITIVE_INFINITY,
  })
  const read = useMutation(trpc.share.read.mutationOptions())
  const [carried, setCarried] = useState<SharedRequest>({ state: 'loading' })
  const readPayload = read.mutateAsync
  const isUnknown = slug === undefined || known.data === null

  useEffect(() => {
    if (!isUnknown) return
    const fragment = /^#p=(.+)$/.exec(window.location.hash)?.[1]
    if (fragment === undefined) {
      setCarried(
        slug === undefined
          ? { state: 'empty' }
          : { state: 'failed', message: 'This link is unknown here, and carries no request. Ask for it as a file.' },
      )
      return
    }
    decodeFragment(fragment, shareLimits.payloadBytes)
      .then((payload) => readPayload({ payload }))
      .then(({ payload }) => setCarried({ state: 'open', payload, origin: { payload } }))
      .catch((error: unknown) => setCarried({ state: 'failed', message: messageOf(error) }))
  }, [isUnknown, slug, readPayload])

  const openFile = (file: File) => {
    file
      .text()
      .then((text) => readPayload({ payload: JSON.parse(text) as unknown }))
      .then(({ payload }) => setCarried({ state: 'open', payload, origin: { payload } }))
      .catch((error: unknown) =>
        setCarried({
          state: 'failed',
          message: error instanceof SyntaxError ? 'The file is no shared request: it is not JSON.' : messageOf(error),
        }),
      )
  }

  if (slug !== undefined && known.data != null) {
    const { payload, expiresAt } = known.data
    return { state: 'open', payload, origin: { slug }, ...(expiresAt === undefined ? {} : { expiresAt }), openFile }
  }
  if (known.error !== null) return { state: 'failed', message: known.error.message, openFile }
  return { ...carried, openFile }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
