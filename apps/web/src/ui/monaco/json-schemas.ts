import { jsonDefaults } from 'monaco-editor/languages/features/json/register'

/** A JSON schema (draft 4) by its address; `documents` are the editors' texts that it describes. */
export type EditorSchema = { readonly uri: string; readonly schema: unknown; readonly documents: readonly string[] }

/**
 * Gives the JSON editors the schemas that complete and check their texts; nothing is ever fetched.
 * @returns takes them away again
 */
export function describeJson(schemas: readonly EditorSchema[]): () => void {
  const uris = new Set(schemas.map(({ uri }) => uri))
  const others = (jsonDefaults.diagnosticsOptions.schemas ?? []).filter(({ uri }) => !uris.has(uri))
  set([...others, ...schemas.map(({ uri, schema, documents }) => ({ uri, schema, fileMatch: [...documents] }))])
  return () => set((jsonDefaults.diagnosticsOptions.schemas ?? []).filter(({ uri }) => !uris.has(uri)))
}

function set(schemas: NonNullable<typeof jsonDefaults.diagnosticsOptions.schemas>): void {
  jsonDefaults.setDiagnosticsOptions({
    ...jsonDefaults.diagnosticsOptions,
    validate: true,
    enableSchemaRequest: false,
    schemaValidation: 'warning',
    schemas,
  })
}
