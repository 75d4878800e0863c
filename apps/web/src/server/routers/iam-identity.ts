import { AppError, getAccount, listStages, removeIamIdentity, saveIamIdentity } from '@gatewright/db'
import { iamIdentityArn } from '@gatewright/definition'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { newAccessKey, newIamIdentity } from '../new-iam-identity.ts'
import { pushAllStages } from '../push-stages.ts'
import { procedure, router } from '../trpc.ts'

const byId = z.object({ id: z.string().min(1).max(64) })

/** Who may sign requests to methods with AWS_IAM. Each change reaches the gateway process before it is answered. */
export const iamIdentityRouter = router({
  /** With ids, ARNs and secrets, the oldest first: they are known to this workspace only. */
  list: procedure.query(async ({ ctx }) => {
    const { iamIdentities, accountId } = await getAccount(ctx.database)
    return Object.entries(iamIdentities).map(([id, identity]) => ({
      id,
      arn: iamIdentityArn(identity, accountId),
      identity,
    }))
  }),

  /** What signatures are made for: account and region, and the URL of a deployed stage (placeholders without one). */
  scope: procedure.query(async ({ ctx }) => {
    const { accountId, region } = await getAccount(ctx.database)
    const stage = (await listStages(ctx.database)).find(({ stage: { deploymentId } }) => deploymentId !== undefined)
    const { apiId, stageName } = stage ?? { apiId: '{apiId}', stageName: '{stage}' }
    return { accountId, region, url: `${ctx.gateway.invokeUrl(apiId, stageName)}/` }
  }),

  create: procedure
    .input(z.object({ kind: z.enum(['USER', 'ROLE']), name: z.string() }))
    .mutation(({ ctx, input }) => save(ctx, undefined, newIamIdentity(input))),

  /** Replaces an identity as a whole, or puts back one that was removed. */
  save: procedure
    .input(byId.extend({ identity: z.unknown() }))
    .mutation(({ ctx, input: { id, identity } }) => save(ctx, id, identity)),

  /** Gives an identity another access key: requests signed with the former one are refused from now on. */
  rotateKey: procedure.input(byId).mutation(async ({ ctx, input: { id } }) => {
    const identity = (await getAccount(ctx.database)).iamIdentities[id]
    if (identity === undefined) throw new AppError('notFound', `There is no identity ${id}. It may have been removed.`)
    const { sessionToken: _token, sessionExpires: _expires, ...rest } = identity
    return await save(ctx, id, { ...rest, ...newAccessKey(identity.kind) })
  }),

  remove: procedure.input(byId).mutation(async ({ ctx, input: { id } }) => {
    await removeIamIdentity(ctx.database, id)
    await pushAllStages(ctx)
    return { id }
  }),
})

async function save(context: Context, id: string | undefined, identity: unknown): Promise<{ id: string }> {
  const saved = await saveIamIdentity(context.database, { ...(id !== undefined && { id }), identity })
  await pushAllStages(context)
  return saved
}
