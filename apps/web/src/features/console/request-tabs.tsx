'use client'

import type { RestApi } from '@gatewright/definition'
import { useState } from 'react'
import { Count } from '@/ui/badge'
import { CodeEditor } from '@/ui/code-editor'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { TabPanel, Tabs } from '@/ui/tabs'
import { AssertionsEditor, type CheckedAnswer } from './assertions/assertions-editor.tsx'
import { AuthEditor } from './auth-editor.tsx'
import { type ConsoleRequest, targetOfPath, withPathParameter } from './console-request.ts'
import { FieldsTable } from './fields-table.tsx'
import { queryFields, withQuery } from './query.ts'

type RequestTabsProps = {
  api: RestApi | undefined
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
  /** what the last answer says to the assertions */
  answer: CheckedAnswer | undefined
}
type Tab = 'params' | 'headers' | 'body' | 'auth' | 'assertions'

/** Everything of a request but method and path. */
export function RequestTabs({ api, request, onChange, answer }: RequestTabsProps) {
  const [tab, setTab] = useState<Tab>('params')
  const target = api === undefined ? undefined : targetOfPath(api, request.method, request.path)
  const query = queryFields(request.path)
  const parameters = Object.entries(target?.parameters ?? {})
  const count = (number: number) => (number === 0 ? undefined : <Count>{number}</Count>)
  return (
    <Tabs
      label="Request"
      value={tab}
      onChange={setTab}
      className="h-full"
      tabs={[
        { value: 'params', label: 'Params', badge: count(query.length + parameters.length) },
        { value: 'headers', label: 'Headers', badge: count(request.headers.length) },
        {
          value: 'body',
          label: 'Body',
          badge: request.body === '' ? undefined : <span className="size-1.5 rounded-full bg-accent" />,
        },
        { value: 'auth', label: 'Auth' },
        { value: 'assertions', label: 'Assertions', badge: count(request.assertions.length) },
      ]}
    >
      <TabPanel value="params" className="overflow-auto px-4 py-3">
        {target !== undefined && parameters.length > 0 && (
          <section aria-label="Path parameters" className="mb-3">
            <h3 className="mb-1 font-semibold text-caption text-text-3">Path</h3>
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
        <h3 className="mb-1.5 font-semibold text-caption text-text-3">Query string</h3>
        <FieldsTable
          noun="Parameter"
          rows={query}
          onChange={(rows) => onChange({ path: withQuery(request.path, rows) })}
          make={(row) => row}
        />
      </TabPanel>
      <TabPanel value="headers" className="overflow-auto px-4 py-3">
        <FieldsTable
          noun="Header"
          rows={request.headers}
          onChange={(headers) => onChange({ headers })}
          make={(row) => ({ ...row, enabled: true })}
        />
        <p className="mt-2 text-small text-text-3">
          Names keep the casing in which you write them; Host is added when the request is sent.
        </p>
      </TabPanel>
      <TabPanel value="body" className="overflow-hidden">
        <CodeEditor
          ariaLabel="Request body"
          language={/^\s*[{[]/.test(request.body) || request.body === '' ? 'json' : 'plaintext'}
          value={request.body}
          onChange={(body) => onChange({ body, bodyKind: request.bodyKind === 'none' ? 'json' : request.bodyKind })}
        />
      </TabPanel>
      <TabPanel value="auth" className="overflow-auto px-4 py-3">
        <AuthEditor api={api} target={target} request={request} onChange={onChange} />
      </TabPanel>
      <TabPanel value="assertions" className="overflow-auto px-4 py-3">
        <AssertionsEditor
          assertions={request.assertions}
          extractions={request.extractions}
          answer={answer}
          models={Object.keys(api?.models ?? {})}
          onChange={onChange}
        />
      </TabPanel>
    </Tabs>
  )
}
