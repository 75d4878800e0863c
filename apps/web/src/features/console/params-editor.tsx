'use client'

import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { type ConsoleRequest, type targetOfPath, withPathParameter } from './console-request.ts'
import { FieldsTable } from './fields-table.tsx'
import { encodedField, queryRows, withQueryRows } from './query.ts'

type ParamsEditorProps = {
  target: ReturnType<typeof targetOfPath>
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
}

/** Path parameters as fields, and the query string as a table: both are the path text, edited in parts. */
export function ParamsEditor({ target, request, onChange }: ParamsEditorProps) {
  const parameters = Object.entries(target?.parameters ?? {})
  return (
    <>
      {target !== undefined && parameters.length > 0 && (
        <section aria-label="Path parameters" className="mb-3">
          <h2 className="mb-1 font-semibold text-caption text-text-3">Path</h2>
          {parameters.map(([name, value]) => (
            <Field key={name} label={name}>
              {(control) => (
                <Input
                  {...control}
                  mono
                  value={value}
                  onChange={(event) =>
                    onChange({
                      path: withPathParameter(target, request.path, target.parameters, name, event.target.value),
                    })
                  }
                />
              )}
            </Field>
          ))}
        </section>
      )}
      <h2 className="mb-1.5 font-semibold text-caption text-text-3">Query string</h2>
      <FieldsTable
        noun="Parameter"
        rows={queryRows(request)}
        onChange={(rows) => onChange(withQueryRows(request.path, rows))}
        make={(row) => ({ ...row, enabled: true })}
        note={(row) => {
          const encoded = encodedField(row)
          return row.enabled && encoded !== `${row.name}=${row.value}` ? encoded : undefined
        }}
      />
    </>
  )
}
