import type { Json } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import type { Database } from './database.ts'
import { newId } from './id.ts'
import { localWorkspaceId } from './workspace.ts'

/** An input and the output expected of a mapping template, as the playground made it. */
export type TemplateTest = {
  readonly id: string
  readonly name: string
  readonly document: Json
  readonly updatedAt: number
}

/** The template tests of the workspace, the latest first. */
export async function listTemplateTests(database: Database, workspaceId = localWorkspaceId): Promise<TemplateTest[]> {
  const rows = await database.client.templateTest.findMany({
    where: { workspaceId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    document: JSON.parse(row.document) as Json,
    updatedAt: row.updatedAt.getTime(),
  }))
}

/** Keeps a template test, in the place of a former one when `id` is given. Throws `notFound`. */
export async function saveTemplateTest(
  database: Database,
  test: { readonly id?: string; readonly name: string; readonly document: Json },
  workspaceId = localWorkspaceId,
): Promise<{ id: string }> {
  const columns = { name: test.name, document: JSON.stringify(test.document), updatedAt: new Date() }
  if (test.id === undefined) {
    const { id } = await database.client.templateTest.create({ data: { id: newId(), workspaceId, ...columns } })
    return { id }
  }
  const { count } = await database.client.templateTest.updateMany({
    where: { id: test.id, workspaceId },
    data: columns,
  })
  if (count === 0) throw new AppError('notFound', `There is no template test ${test.id}.`)
  return { id: test.id }
}

/** Throws `notFound`. */
export async function removeTemplateTest(database: Database, id: string): Promise<void> {
  const { count } = await database.client.templateTest.deleteMany({ where: { id } })
  if (count === 0) throw new AppError('notFound', `There is no template test ${id}.`)
}
