import type { ImportContext } from '../import-context.ts'

const extensions: Record<string, string> = {
  'x-amazon-apigateway-cors':
    'CORS configuration of an HTTP API: a REST API answers preflight requests by OPTIONS methods and sends the headers itself',
}

/** Reports the root extensions that only HTTP APIs know. They are kept for export. */
export function noteHttpApiExtensions(context: ImportContext): void {
  for (const [name, effect] of Object.entries(extensions))
    if (name in context.document)
      context.note({ kind: 'not-understood', title: `${name}: HTTP APIs only`, effect, pointer: `/${name}` })
}
