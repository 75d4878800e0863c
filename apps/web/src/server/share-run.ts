import { AppError, createShareLink, getShareLink } from '@gatewright/db'
import { encodeFragment } from '../share/fragment.ts'
import { shareLimits } from '../share/share-limits.ts'
import type { Context } from './context.ts'
import { getRun, rememberedTarget } from './run-history.ts'
import { runTarget } from './run-target.ts'
import { makeShare, type SharePreview } from './share/make-share.ts'
import type { SharePayload } from './share/payload.ts'
import { readPayload } from './share/read-payload.ts'

/** Previews what sharing a run of the history would give away. Throws `notFound`, `gone` for a run that is not kept whole. */
export async function previewShare(context: Context, apiId: string, runId: string): Promise<SharePreview> {
  const run = await getRun(context, runId)
  const target = rememberedTarget(runId) ?? (await runTarget(context, apiId, run.source, run.simulated))
  if (target.apiId !== apiId) throw new AppError('notFound', `The API has no run ${runId}.`)
  return await makeShare(run, target, context.now())
}

/** Stores a payload. The link's path finds it on this server; its fragment, when it fits, carries the whole of it anywhere. */
export async function storeShare(
  context: Context,
  given: unknown,
  expiresAt: number | undefined,
): Promise<{ slug: string; url: string; selfContained: boolean }> {
  const payload = readPayload(given)
  if (expiresAt !== undefined && expiresAt <= context.now())
    throw new AppError('invalid', 'The link would have expired already. Choose a later time.')
  const { slug } = await createShareLink(context.database, {
    apiId: payload.api.id,
    title: payload.title,
    payload: JSON.stringify(payload),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  })
  return { slug, ...(await linkTo(slug, payload)) }
}

async function linkTo(slug: string, payload: SharePayload): Promise<{ url: string; selfContained: boolean }> {
  const fragment = await encodeFragment(payload)
  const selfContained = fragment.length <= shareLimits.linkCharacters
  return { url: selfContained ? `/share/${slug}#p=${fragment}` : `/share/${slug}`, selfContained }
}

/** The address of a link that was made before, as {@link storeShare} gave it. Throws `notFound`, `gone`. */
export async function linkOf(context: Context, slug: string): Promise<{ url: string; selfContained: boolean }> {
  return await linkTo(slug, await findShare(context, { slug }))
}

/** Where a shared request comes from: a link of this server, or the payload that a link carries. */
export type ShareOrigin = { readonly slug: string } | { readonly payload: unknown }

/** The payload behind a link or in it, checked. Throws `notFound`, `gone`, `invalid`, `tooLarge`. */
export async function findShare(context: Context, origin: ShareOrigin): Promise<SharePayload> {
  if ('payload' in origin) return readPayload(origin.payload)
  const { payload } = await getShareLink(context.database, origin.slug, context.now())
  return readPayload(JSON.parse(payload))
}
