import { z } from 'zod'
import type { ConsoleRequest } from '../console/console-request.ts'
import { readStoredRequest } from '../console/stored-request.ts'
import { savedNameSchema, type Variable, variablesDocumentSchema } from './saved-documents.ts'
import type { SavedNode, SavedRoot } from './saved-tree.ts'

/** Longest file that is read, in characters, and how deep folders in it may be nested. */
export const savedFileLimits = { text: 50_000_000, depth: 10, items: 2_500 } as const

type FileItem =
  | { readonly name: string; readonly request: ConsoleRequest }
  | { readonly name: string; readonly variables: readonly Variable[]; readonly items: readonly FileItem[] }

/** What the server puts in; see `savedRequest.insert`. */
export type InsertedItems = {
  readonly folders: {
    id: string
    parentId: string | null
    name: string
    position: number
    document: { variables: Variable[] }
  }[]
  readonly requests: {
    id: string
    folderId: string | null
    name: string
    position: number
    document: { request: ConsoleRequest }
  }[]
}

const format = 'gatewright-saved-requests'

/** Writes saved requests as the text of a file, which `readSavedFile` reads. The values of secret variables are left out. */
export function writeSavedFile(name: string, root: SavedRoot): string {
  const variables = root.variables.map(withoutSecret)
  return `${JSON.stringify({ format, version: 1, name, variables, items: root.children.map(toFileItem) }, null, 2)}\n`
}

function toFileItem(node: SavedNode): FileItem {
  if (node.kind === 'folder')
    return { name: node.name, variables: node.variables.map(withoutSecret), items: node.children.map(toFileItem) }
  const { savedId: _savedId, ...request } = node.request
  return { name: node.name, request }
}

function withoutSecret(variable: Variable): Variable {
  return variable.secret ? { ...variable, value: '' } : variable
}

const fileSchema = z.object({
  format: z.literal(format),
  version: z.literal(1),
  name: savedNameSchema,
  variables: variablesDocumentSchema.shape.variables,
  items: z.array(z.unknown()).default([]),
})
const folderSchema = z.object({
  name: savedNameSchema,
  variables: variablesDocumentSchema.shape.variables,
  items: z.array(z.unknown()),
})
const requestSchema = z.object({ name: savedNameSchema, request: z.unknown() })

/**
 * Reads a file of saved requests as one folder of its name. A problem names the place, and nothing is read then.
 * @param id gives ids that no other item of the file has
 */
export function readSavedFile(
  text: string,
  id: () => string,
): { readonly items: InsertedItems } | { readonly problem: string } {
  if (text.length > savedFileLimits.text) return { problem: 'The file is too large.' }
  try {
    const parsed = fileSchema.safeParse(JSON.parse(text))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return {
        problem: `This is no file of saved requests: ${issue?.path.join('.') || 'its beginning'}: ${issue?.message}`,
      }
    }
    return { items: new FileReading(id).read(parsed.data) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

class FileReading {
  readonly #items: InsertedItems = { folders: [], requests: [] }

  constructor(readonly id: () => string) {}

  read({ name, variables, items }: z.infer<typeof fileSchema>): InsertedItems {
    const id = this.id()
    this.#items.folders.push({ id, parentId: null, name, position: 0, document: { variables } })
    this.#readAll(items, id, 'items', 1)
    return this.#items
  }

  #readAll(items: readonly unknown[], folderId: string, place: string, depth: number): void {
    if (depth > savedFileLimits.depth)
      throw new Error(`${place}: folders are nested more than ${savedFileLimits.depth} deep.`)
    for (const [position, item] of items.entries())
      this.#readOne(item, folderId, position, `${place}[${position}]`, depth)
  }

  #readOne(item: unknown, folderId: string, position: number, place: string, depth: number): void {
    if (this.#items.folders.length + this.#items.requests.length >= savedFileLimits.items)
      throw new Error(`The file holds more than ${savedFileLimits.items} requests and folders.`)
    const folder = folderSchema.safeParse(item)
    if (folder.success) {
      const id = this.id()
      const { name, variables, items } = folder.data
      this.#items.folders.push({ id, parentId: folderId, name, position, document: { variables } })
      this.#readAll(items, id, `${place}.items`, depth + 1)
      return
    }
    const saved = requestSchema.safeParse(item)
    const request = saved.success ? readStoredRequest(saved.data.request) : undefined
    if (!saved.success || request === undefined)
      throw new Error(`${place}: this is neither a folder (name, items) nor a request (name, request).`)
    this.#items.requests.push({ id: this.id(), folderId, name: saved.data.name, position, document: { request } })
  }
}
