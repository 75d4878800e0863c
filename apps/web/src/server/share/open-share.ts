import { createApi, createStage, type Database, saveRequest } from '@gatewright/db'
import { stageNamePattern, stageSchema } from '@gatewright/definition'
import { testStageName } from '../run-target.ts'
import type { SharePayload } from './payload.ts'

/** Makes a copy of what a shared request carries in the workspace: the API, its stage with its variables, the request. */
export async function openShare(database: Database, payload: SharePayload): Promise<{ apiId: string }> {
  const { definition, backends, stage, stageName, request, title } = payload
  const api = await createApi(database, { definition, layout: {}, backends })
  if (stageName !== testStageName && stageNamePattern.test(stageName)) {
    const { variables, methodSettings } = stage
    await createStage(database, api.id, stageName, stageSchema.parse({ variables, methodSettings }))
  }
  await saveRequest(database, {
    apiId: api.id,
    name: title.slice(0, 200),
    document: JSON.parse(JSON.stringify({ request })),
  })
  return { apiId: api.id }
}
