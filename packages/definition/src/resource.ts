import { z } from 'zod'
import { httpMethodSchema, methodSchema } from './method.ts'

/** A node of the resource tree. Only the root has neither `parentId` nor a `pathPart`. */
export const resourceSchema = z.strictObject({
  parentId: z.string().optional(),
  pathPart: z.string().default(''),
  methods: z.partialRecord(httpMethodSchema, methodSchema).default({}),
})
export type Resource = z.infer<typeof resourceSchema>

type Tree = { rootResourceId: string; resources: Record<string, Resource> }

/** The full path of a resource, e.g. `/orders/{orderId}`; the root's is `/`. Ends at a missing parent or a cycle. */
export function resourcePath(api: Tree, resourceId: string): string {
  const parts: string[] = []
  const seen = new Set<string>()
  for (let id: string | undefined = resourceId; id !== undefined && id !== api.rootResourceId && !seen.has(id); ) {
    seen.add(id)
    const resource: Resource | undefined = api.resources[id]
    if (resource === undefined) break
    parts.unshift(resource.pathPart)
    id = resource.parentId
  }
  return `/${parts.join('/')}`
}

/** The ids of the children of a resource, in the order in which they stand in the definition. */
export function childrenOf(api: Tree, resourceId: string): string[] {
  return Object.keys(api.resources).filter((id) => api.resources[id]?.parentId === resourceId)
}
