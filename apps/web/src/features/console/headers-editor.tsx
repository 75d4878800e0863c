'use client'

import type { ConsoleRequest } from './console-request.ts'
import { FieldsTable } from './fields-table.tsx'
import { type AddedHeader, isWritten } from './wire-request.ts'

type HeadersEditorProps = {
  request: ConsoleRequest
  /** what the other tabs add */
  added: readonly AddedHeader[]
  onChange: (change: Partial<ConsoleRequest>) => void
}

/** The header fields of a request, and below them those that are added when it is sent. */
export function HeadersEditor({ request, added, onChange }: HeadersEditorProps) {
  const signed = request.auth.type === 'sigv4' && !isWritten(request, 'Authorization')
  const forged = request.auth.type === 'forge'
  return (
    <>
      <FieldsTable
        noun="Header"
        rows={request.headers}
        onChange={(headers) => onChange({ headers })}
        make={(row) => ({ ...row, enabled: true })}
      />
      <h2 className="mt-4 mb-1 font-semibold text-caption text-text-3">Added when the request is sent</h2>
      <dl aria-label="Added headers" className="text-dense">
        <Row name="Host" value="" from="of the API, unless one stands above" />
        {added.map(({ name, value, from }) => (
          <Row key={name} name={name} value={name === 'x-api-key' || from === 'Auth' ? '••••••' : value} from={from} />
        ))}
        {signed && <Row name="Authorization, X-Amz-Date" value="" from="signed by the server, from Auth" />}
        {forged && <Row name="Token" value="" from="forged by the server, from Auth" />}
      </dl>
      <p className="mt-2 text-small text-text-3">
        Names keep the casing in which you write them. A row above always wins over what another tab would add.
      </p>
    </>
  )
}

function Row({ name, value, from }: { name: string; value: string; from: string }) {
  return (
    <div className="flex min-h-6 items-baseline gap-2 border-line border-b py-0.5">
      <dt className="w-2/5 flex-none truncate font-mono text-code text-text-2">{name}</dt>
      <dd className="flex min-w-0 flex-1 gap-2">
        <span className="min-w-0 flex-1 truncate font-mono text-code text-text-2">{value}</span>
        <span className="flex-none text-small text-text-3">{from}</span>
      </dd>
    </div>
  )
}
