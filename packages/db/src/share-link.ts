import { AppError } from './app-error.ts'
import type { Database } from './database.ts'
import { newId } from './id.ts'
import { localWorkspaceId } from './workspace.ts'

/** A share link without its payload. Times are epoch milliseconds. */
export type ShareLinkSummary = {
  readonly slug: string
  readonly apiId?: string
  readonly title: string
  readonly sizeBytes: number
  readonly createdAt: number
  readonly expiresAt?: number
  readonly revokedAt?: number
  /** how often this server showed it, and when last */
  readonly opened: number
  readonly openedAt?: number
}

export type NewShareLink = {
  readonly apiId?: string
  readonly title: string
  readonly payload: string
  readonly expiresAt?: number
}

/** Stores a share link under a slug that cannot be guessed (82 bits). */
export async function createShareLink(
  database: Database,
  link: NewShareLink,
  workspaceId = localWorkspaceId,
): Promise<ShareLinkSummary> {
  const known = link.apiId === undefined ? 0 : await database.client.api.count({ where: { id: link.apiId } })
  const row = await database.client.shareLink.create({
    data: {
      slug: newId(16),
      workspaceId,
      apiId: known === 0 ? null : (link.apiId ?? null),
      title: link.title,
      payload: link.payload,
      sizeBytes: Buffer.byteLength(link.payload),
      expiresAt: link.expiresAt === undefined ? null : new Date(link.expiresAt),
    },
  })
  return toSummary(row)
}

/** The payload of a link that is neither revoked nor expired at `now`; throws `notFound` or `gone`. */
export async function getShareLink(
  database: Database,
  slug: string,
  now: number,
): Promise<ShareLinkSummary & { readonly payload: string }> {
  const row = await database.client.shareLink.findUnique({ where: { slug } })
  if (row === null) throw new AppError('notFound', 'There is no such share link on this server.')
  const link = { ...toSummary(row), payload: row.payload }
  if (link.revokedAt !== undefined) throw new AppError('gone', 'The author has revoked this link.')
  if (link.expiresAt !== undefined && link.expiresAt <= now)
    throw new AppError('gone', `This link expired on ${new Date(link.expiresAt).toUTCString()}.`)
  return link
}

/** Counts that a link was shown at `now`; one that is not there counts nothing. */
export async function countOpening(database: Database, slug: string, now: number): Promise<void> {
  await database.client.shareLink.updateMany({
    where: { slug },
    data: { opened: { increment: 1 }, openedAt: new Date(now) },
  })
}

/** The links made of an API, or all of the workspace, newest first, revoked and expired ones included. */
export async function listShareLinks(
  database: Database,
  apiId?: string,
  workspaceId = localWorkspaceId,
): Promise<ShareLinkSummary[]> {
  const rows = await database.client.shareLink.findMany({
    where: { workspaceId, ...(apiId === undefined ? {} : { apiId }) },
    orderBy: [{ createdAt: 'desc' }, { slug: 'asc' }],
    omit: { payload: true },
  })
  return rows.map(toSummary)
}

/** Revokes a link and forgets its payload; a second time changes nothing. Throws `notFound`. */
export async function revokeShareLink(database: Database, slug: string): Promise<void> {
  await database.client.shareLink.updateMany({
    where: { slug, revokedAt: null },
    data: { revokedAt: new Date(), payload: '' },
  })
  if ((await database.client.shareLink.count({ where: { slug } })) === 0)
    throw new AppError('notFound', 'There is no such share link on this server.')
}

function toSummary(row: {
  slug: string
  apiId: string | null
  title: string
  sizeBytes: number
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  opened: number
  openedAt: Date | null
}): ShareLinkSummary {
  return {
    slug: row.slug,
    title: row.title,
    sizeBytes: row.sizeBytes,
    createdAt: row.createdAt.getTime(),
    opened: row.opened,
    ...(row.openedAt === null ? {} : { openedAt: row.openedAt.getTime() }),
    ...(row.apiId === null ? {} : { apiId: row.apiId }),
    ...(row.expiresAt === null ? {} : { expiresAt: row.expiresAt.getTime() }),
    ...(row.revokedAt === null ? {} : { revokedAt: row.revokedAt.getTime() }),
  }
}
