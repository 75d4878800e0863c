'use client'

import type { RestApi } from '@gatewright/definition'
import { CodeEditor } from '@/ui/code-editor'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import type { ConsoleRequest, Target } from './console-request.ts'
import { bodySize, encodeBody, payloadLimit } from './encode-body.ts'
import { FieldsTable } from './fields-table.tsx'
import { FilePicker } from './file-picker.tsx'
import { JsonBodyEditor } from './json-body-editor.tsx'
import { PartsTable } from './parts-table.tsx'
import type { BodyKind } from './request-body.ts'

type BodyEditorProps = {
  api: RestApi | undefined
  target: Target | undefined
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
}

const labels: { readonly [Kind in BodyKind]: string } = {
  none: 'None',
  json: 'JSON',
  text: 'Text',
  form: 'Form',
  multipart: 'Multipart',
  binary: 'Binary file',
}
const kinds = Object.keys(labels) as BodyKind[]

/** The body of a request in the kind in which it is written; the drafts of the other kinds stay. */
export function BodyEditor({ api, target, request, onChange }: BodyEditorProps) {
  const size = bodySize(encodeBody(request))
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-none items-center gap-3 overflow-x-auto border-line border-b px-4 py-1.5">
        <Segment
          label="Body kind"
          value={request.bodyKind}
          onChange={(bodyKind) => onChange({ bodyKind })}
          options={kinds.map((kind) => ({ value: kind, label: labels[kind] }))}
        />
        <span className="ml-auto flex-none text-small text-text-3 tabular-nums">
          {size === 0 ? '' : `${size.toLocaleString('en')} B`}
        </span>
      </div>
      {size > payloadLimit && (
        <div className="px-4 pt-2">
          <Notice tone="warn" title="Larger than API Gateway takes">
            A payload has at most 10 MB (10,485,760 bytes); this one is answered with 413 Request Too Long.
          </Notice>
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-auto">
        <KindEditor api={api} target={target} request={request} onChange={onChange} />
      </div>
    </div>
  )
}

function KindEditor({ api, target, request, onChange }: BodyEditorProps) {
  switch (request.bodyKind) {
    case 'none':
      return <p className="px-4 py-3 text-dense text-text-3">The request has no body.</p>
    case 'json':
      return <JsonBodyEditor api={api} target={target} text={request.body} onChange={(body) => onChange({ body })} />
    case 'text':
      return (
        <div className="flex h-full flex-col">
          <div className="flex-none border-line border-b px-4 py-1">
            <Field label="Content-Type" help="Sent unless the Headers tab has one; empty: none is sent.">
              {(control) => (
                <Input
                  {...control}
                  mono
                  list="gatewright-content-types"
                  value={request.textType}
                  onChange={(event) => onChange({ textType: event.target.value })}
                />
              )}
            </Field>
            <datalist id="gatewright-content-types">
              {[
                'text/plain',
                'text/html',
                'text/csv',
                'application/xml',
                'application/json',
                'application/graphql',
              ].map((type) => (
                <option key={type} value={type} />
              ))}
            </datalist>
          </div>
          <div className="min-h-24 flex-1">
            <CodeEditor
              ariaLabel="Request body"
              language={/xml|html/.test(request.textType) ? 'xml' : 'plaintext'}
              value={request.body}
              onChange={(body) => onChange({ body })}
            />
          </div>
        </div>
      )
    case 'form':
      return (
        <div className="px-4 py-3">
          <FieldsTable
            noun="Field"
            rows={request.form}
            onChange={(form) => onChange({ form })}
            make={(row) => ({ ...row, enabled: true })}
          />
          <p className="mt-2 text-small text-text-3">Sent as application/x-www-form-urlencoded.</p>
        </div>
      )
    case 'multipart':
      return (
        <div className="px-4 py-3">
          <PartsTable parts={request.parts} onChange={(parts) => onChange({ parts })} />
          <p className="mt-2 text-small text-text-3">
            Sent as multipart/form-data; equal parts give equal bytes. Methods see bytes only when the API has the type
            among its binary media types.
          </p>
        </div>
      )
    case 'binary':
      return (
        <div className="px-4 py-3">
          <FilePicker label="Body file" file={request.file} onChange={(file) => onChange({ file })} />
          <p className="mt-2 text-small text-text-3">
            The bytes travel with the request. Its Content-Type is that of the file unless the Headers tab has one.
          </p>
        </div>
      )
  }
}
