'use client'

import { type IamIdentity, iamIdentitySchema } from '@gatewright/definition'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { showToast } from '@/ui/toast'

/** An identity of the account with its id and ARN. */
export type KnownIdentity = { readonly id: string; readonly arn: string; readonly identity: IamIdentity }

/**
 * The identities that sign requests, and what can be done to them. Changes are shown at once and saved in their order; what
 * the server refuses is told and taken back.
 */
export function useIdentities() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { data, error } = useQuery(trpc.iamIdentity.list.queryOptions())
  const { queryKey } = trpc.iamIdentity.list.queryFilter()
  const mutationKey = trpc.iamIdentity.pathKey()
  const options = {
    scope: { id: 'iamIdentity' },
    onError: ({ message }: { message: string }) => void showToast({ tone: 'bad', text: message }),
    // an answer that is older than a change on its way would take that change back
    onSettled: async () => {
      if (queries.isMutating({ mutationKey }) <= 1) await queries.invalidateQueries({ queryKey })
    },
  }
  const create = useMutation(trpc.iamIdentity.create.mutationOptions(options))
  const save = useMutation(trpc.iamIdentity.save.mutationOptions(options))
  const rotate = useMutation(trpc.iamIdentity.rotateKey.mutationOptions(options))
  const remove = useMutation(trpc.iamIdentity.remove.mutationOptions(options))
  const known = () => queries.getQueryData<KnownIdentity[]>(queryKey) ?? []
  const put = (id: string, identity: IamIdentity) => {
    queries.setQueryData<KnownIdentity[]>(queryKey, (list = []) =>
      list.map((each) => (each.id === id ? { ...each, identity } : each)),
    )
    save.mutate({ id, identity })
  }
  return {
    identities: data,
    error,
    create: create.mutateAsync,
    /** @returns why the change was refused, or undefined */
    change: (id: string, edit: (identity: IamIdentity) => IamIdentity): string | undefined => {
      const before = known().find((each) => each.id === id)?.identity
      if (before === undefined) return undefined
      const parsed = iamIdentitySchema.safeParse(edit(before))
      if (!parsed.success) return parsed.error.issues[0]?.message
      put(id, parsed.data)
      return undefined
    },
    rotateKey: ({ id, identity }: KnownIdentity) =>
      rotate.mutate(
        { id },
        {
          onSuccess: () =>
            void showToast({
              tone: 'ok',
              text: `${identity.name} has a new access key. Requests signed with the former one are refused.`,
              action: { label: 'Undo', run: () => put(id, identity) },
            }),
        },
      ),
    remove: ({ id, identity }: KnownIdentity) =>
      remove.mutate(
        { id },
        {
          onSuccess: () =>
            void showToast({
              tone: 'ok',
              text: `${identity.name} is deleted. Requests that it signs are refused.`,
              action: { label: 'Undo', run: () => save.mutate({ id, identity }) },
            }),
        },
      ),
  }
}
