'use client'

import type { RestApi } from '@gatewright/definition'
import { Count } from '@/ui/badge'
import { TabPanel, Tabs } from '@/ui/tabs'
import { AssertionsEditor, type CheckedAnswer } from './assertions/assertions-editor.tsx'
import { AuthEditor } from './auth-editor.tsx'
import { BodyEditor } from './body-editor.tsx'
import { CallerEditor } from './caller-editor.tsx'
import { type ConsoleRequest, targetOfPath } from './console-request.ts'
import { HeadersEditor } from './headers-editor.tsx'
import { ParamsEditor } from './params-editor.tsx'
import { queryRows } from './query.ts'
import { addedHeaders, type WireFacts } from './wire-request.ts'

export type RequestTabName = 'params' | 'headers' | 'body' | 'auth' | 'caller' | 'assertions'

type RequestTabsProps = {
  tab: RequestTabName
  onTab: (tab: RequestTabName) => void
  api: RestApi | undefined
  request: ConsoleRequest
  wireFacts: WireFacts
  onChange: (change: Partial<ConsoleRequest>) => void
  /** what the last answer says to the assertions */
  answer: CheckedAnswer | undefined
}

/** Everything of a request but method and path. */
export function RequestTabs({ tab, onTab, api, request, wireFacts, onChange, answer }: RequestTabsProps) {
  const target = api === undefined ? undefined : targetOfPath(api, request.method, request.path)
  const parameters = Object.keys(target?.parameters ?? {}).length + queryRows(request).length
  const count = (number: number) => (number === 0 ? undefined : <Count>{number}</Count>)
  const isAuthorized = request.auth.type !== 'none' || request.apiKey.keyId !== '' || request.apiKey.value !== ''
  const isSomebody = Object.values(request.caller).some((value) => value !== '')
  return (
    <Tabs
      label="Request"
      value={tab}
      onChange={onTab}
      className="h-full"
      tabs={[
        { value: 'params', label: 'Params', badge: count(parameters) },
        { value: 'headers', label: 'Headers', badge: count(request.headers.length) },
        { value: 'body', label: 'Body', badge: dot(request.bodyKind !== 'none') },
        { value: 'auth', label: 'Auth', badge: dot(isAuthorized) },
        { value: 'caller', label: 'Caller', badge: dot(isSomebody) },
        { value: 'assertions', label: 'Assertions', badge: count(request.assertions.length) },
      ]}
    >
      <TabPanel value="params" className="overflow-auto px-4 py-3">
        <ParamsEditor target={target} request={request} onChange={onChange} />
      </TabPanel>
      <TabPanel value="headers" className="overflow-auto px-4 py-3">
        <HeadersEditor request={request} added={addedHeaders(request, wireFacts)} onChange={onChange} />
      </TabPanel>
      <TabPanel value="body" className="overflow-hidden">
        <BodyEditor api={api} target={target} request={request} onChange={onChange} />
      </TabPanel>
      <TabPanel value="auth" className="overflow-auto px-4 py-3">
        <AuthEditor api={api} target={target} request={request} onChange={onChange} />
      </TabPanel>
      <TabPanel value="caller" className="overflow-auto px-4 py-3">
        <CallerEditor request={request} onChange={onChange} />
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

function dot(isShown: boolean) {
  return isShown ? <span className="size-1.5 rounded-full bg-accent" /> : undefined
}
