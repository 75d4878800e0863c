'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '@/trpc/client'
import { Button, IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { grouped } from '@/ui/counted'
import { CodeIcon, CopyIcon } from '@/ui/icons'
import { showToast } from '@/ui/toast'
import { useNow } from '../home/use-now.ts'
import { embedCode } from './embed-code.ts'
import { dateText, linkState } from './link-state.ts'

const grid = 'grid grid-cols-[minmax(0,1fr)_88px_132px_64px_136px] items-center gap-x-3'

/** The links that were made of an API, or all of the workspace: when, until when, and the ways to copy and to end them. */
export function LinksTable({ apiId }: { apiId?: string }) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const now = useNow()
  const links = useQuery(trpc.share.list.queryOptions(apiId === undefined ? {} : { apiId }))
  const revoke = useMutation(
    trpc.share.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.share.list.queryKey() }),
      onError: (error) => showToast({ tone: 'bad', text: error.message }),
    }),
  )
  const copy = (text: Promise<string>, said: string) =>
    void text
      .then((value) => navigator.clipboard.writeText(value))
      .then(() => showToast({ tone: 'ok', text: said }))
      .catch((error: unknown) =>
        showToast({ tone: 'bad', text: error instanceof Error ? error.message : String(error) }),
      )
  const rows = links.data ?? []
  if (rows.length === 0) return null
  return (
    <div role="table" aria-label="Links" className="min-w-[560px]">
      <div role="row" className={classNames(grid, 'h-7 border-line border-b text-small text-text-2')}>
        <span role="columnheader">Request</span>
        <span role="columnheader">Made</span>
        <span role="columnheader">Opens</span>
        <span role="columnheader" className="text-right" title="How often this server showed it">
          Opened
        </span>
        <span role="columnheader" className="relative">
          <span className="sr-only">Actions</span>
        </span>
      </div>
      {rows.map(({ slug, title, createdAt, opened, openedAt, ...link }) => {
        const { opens, text } = linkState(link, now)
        return (
          <div
            key={slug}
            role="row"
            aria-label={title}
            className={classNames(grid, 'min-h-[33px] border-line border-b text-dense last:border-b-0')}
          >
            <span role="cell" className="min-w-0 truncate" title={title}>
              {opens ? (
                <a className="text-accent-text hover:underline" href={`/share/${slug}`}>
                  {title}
                </a>
              ) : (
                <span className="text-text-3">{title}</span>
              )}
            </span>
            <span role="cell" className="text-small text-text-2">
              {dateText(createdAt)}
            </span>
            <span role="cell" className="text-small text-text-2">
              {text}
            </span>
            <span
              role="cell"
              className="text-right text-small text-text-2 tabular-nums"
              title={openedAt === undefined ? undefined : `last ${dateText(openedAt)}`}
            >
              {opened === 0 ? 'never' : `${grouped(opened)}×`}
            </span>
            <span role="cell" className="flex justify-end gap-1">
              {opens && (
                <>
                  <IconButton
                    label={`Copy the link of ${title}`}
                    icon={CopyIcon}
                    iconSize={14}
                    size={24}
                    onClick={() =>
                      copy(
                        client.share.link.query({ slug }).then(({ url }) => `${window.location.origin}${url}`),
                        'The link is in the clipboard.',
                      )
                    }
                  />
                  <IconButton
                    label={`Copy the embed code of ${title}`}
                    icon={CodeIcon}
                    iconSize={14}
                    size={24}
                    onClick={() =>
                      copy(
                        Promise.resolve(embedCode(window.location.origin, slug, title)),
                        'The embed code is in the clipboard.',
                      )
                    }
                  />
                  <Button size="small" variant="quiet" onClick={() => revoke.mutate({ slug })}>
                    Revoke
                  </Button>
                </>
              )}
            </span>
          </div>
        )
      })}
    </div>
  )
}
