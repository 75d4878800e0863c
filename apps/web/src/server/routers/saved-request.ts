import {
  getSavedTree,
  insertSaved,
  moveSaved,
  removeSaved,
  saveFolder,
  saveRequest,
  saveVariables,
} from '@gatewright/db'
import type { Json } from '@gatewright/definition'
import { z } from 'zod'
import {
  requestDocumentSchema,
  savedNameSchema,
  variablesDocumentSchema,
} from '../../features/saved-request/saved-documents.ts'
import { procedure, router } from '../trpc.ts'

const byApi = z.object({ apiId: z.string() })
const place = z.strictObject({ kind: z.enum(['folder', 'request']), id: z.string() })
/** null: at the top */
const folderId = z.string().nullable()
const position = z.int().min(0)
/** members that are undefined are left out, as the database leaves them out */
const requestDocument = requestDocumentSchema.transform((document) => JSON.parse(JSON.stringify(document)) as Json)
/** a folder that never had any has none */
const storedVariables = z.preprocess((document) => document ?? {}, variablesDocumentSchema)

const itemsSchema = z.strictObject({
  folders: z
    .array(
      z.strictObject({
        id: z.string(),
        parentId: folderId,
        name: savedNameSchema,
        position,
        document: storedVariables,
      }),
    )
    .max(500)
    .readonly(),
  requests: z
    .array(
      z.strictObject({
        id: z.string(),
        folderId,
        name: savedNameSchema,
        position,
        document: requestDocument,
        updatedAt: z.number().default(0),
      }),
    )
    .max(2000)
    .readonly(),
})

/** Saved requests, their folders and variables. */
export const savedRequestRouter = router({
  tree: procedure.input(byApi).query(({ ctx, input }) => getSavedTree(ctx.database, input.apiId)),

  save: procedure
    .input(
      byApi.extend({
        id: z.string().exactOptional(),
        folderId: folderId.exactOptional(),
        name: savedNameSchema,
        document: requestDocument,
      }),
    )
    .mutation(({ ctx, input }) => saveRequest(ctx.database, input)),

  saveFolder: procedure
    .input(
      byApi.extend({
        id: z.string().exactOptional(),
        parentId: folderId.exactOptional(),
        name: savedNameSchema.exactOptional(),
        document: variablesDocumentSchema.exactOptional(),
      }),
    )
    .mutation(({ ctx, input }) => saveFolder(ctx.database, input)),

  saveVariables: procedure
    .input(byApi.extend({ document: variablesDocumentSchema }))
    .mutation(({ ctx, input }) => saveVariables(ctx.database, input.apiId, input.document)),

  move: procedure
    .input(byApi.extend({ item: place, folderId, before: place.exactOptional() }))
    .mutation(({ ctx, input: { apiId, ...move } }) => moveSaved(ctx.database, apiId, move)),

  /** Gives back what was removed, for `insert`. */
  remove: procedure
    .input(byApi.extend({ item: place }))
    .mutation(({ ctx, input }) => removeSaved(ctx.database, input.apiId, input.item)),

  /** Puts items in, as they were or as copies; see `insertSaved`. */
  insert: procedure
    .input(byApi.extend({ items: itemsSchema, folderId, copy: z.boolean() }))
    .mutation(({ ctx, input: { apiId, items, ...options } }) => insertSaved(ctx.database, apiId, items, options)),
})
