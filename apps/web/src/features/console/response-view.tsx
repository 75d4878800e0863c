'use client'

import { useState } from 'react'
import { Badge } from '@/ui/badge'
import { classNames } from '@/ui/class-names'
import { statusTone } from '@/ui/status-code'
import { TabPanel, Tabs } from '@/ui/tabs'
import { TextActions } from '../logs/text-actions.tsx'
import { formatMs } from '../trace/scale.ts'
import type { AssertionResult } from './assertions/assertion-result.ts'
import { AssertionSummary } from './assertions/assertion-summary.tsx'
import { JsonText } from './json-text.tsx'
import { bodyBytes, bodyText, prettyJson, type Run } from './run.ts'
import { statusText } from './status-text.ts'

type ResponseViewProps = {
  run: Run | undefined
  busy: boolean
  assertions: readonly AssertionResult[]
  error: string | undefined
  /** said in place of an answer that is still to come */
  waiting?: string | undefined
}
type Tab = 'response' | 'headers' | 'raw' | 'log'
const telling =
  /^(content-type|x-amzn-errortype|x-amzn-requestid|x-amz-apigw-id|location|access-control-allow-origin|retry-after)$/i

/** The answer: body made readable, headers, the bytes as sent, and the execution log in the service's words. */
export function ResponseView({ run, busy, assertions, error, waiting }: ResponseViewProps) {
  const [tab, setTab] = useState<Tab>('response')
  const answer = run?.outcome.answer
  const size = answer === undefined ? 0 : bodyBytes(answer.body).length
  return (
    <section
      aria-label="Response"
      aria-busy={busy}
      className={classNames('flex h-full min-h-0 flex-col', busy && 'opacity-60')}
    >
      <Tabs
        label="Response"
        value={tab}
        onChange={setTab}
        className="min-h-0 flex-1"
        tabs={[
          { value: 'response', label: 'Response' },
          {
            value: 'headers',
            label: 'Headers',
            badge: answer === undefined ? undefined : <Badge>{answer.headers.length}</Badge>,
          },
          { value: 'raw', label: 'Raw' },
          { value: 'log', label: 'Log' },
        ]}
        actions={
          run !== undefined && (
            <span className="flex flex-none items-center gap-2 text-small text-text-3 tabular-nums">
              <Badge tone={statusTone(run.outcome.answer.status)}>
                <span role="status" aria-label="Status">
                  {statusText(run.outcome.answer.status)}
                </span>
              </Badge>
              <span>{formatMs(run.outcome.latencyMs)}</span>
              <span>{size.toLocaleString('en-US')} B</span>
            </span>
          )
        }
      >
        {error !== undefined && (
          <p role="alert" className="flex-none px-4 pt-3 text-bad-text text-dense">
            {error}
          </p>
        )}
        <TabPanel value="response" className="overflow-auto px-4 py-3">
          {answer === undefined ? (
            <p className="text-dense text-text-3">
              {waiting ?? 'Send a request to see what API Gateway would answer.'}
            </p>
          ) : (
            <Body base64={answer.body} />
          )}
          {answer !== undefined && <TellingHeaders run={run} />}
        </TabPanel>
        <TabPanel value="headers" className="overflow-auto px-4 py-3">
          {answer !== undefined && <HeaderTable headers={answer.headers} />}
        </TabPanel>
        <TabPanel value="raw" className="overflow-auto">
          <pre className="whitespace-pre-wrap break-all px-4 py-3 font-mono text-code">
            {run === undefined ? '' : rawAnswer(run)}
          </pre>
        </TabPanel>
        <TabPanel value="log" className="overflow-auto">
          {run !== undefined && (
            <div className="sticky top-0 flex justify-end bg-surface px-4 pt-2">
              <TextActions text={run.log.join('\n')} what="execution log" fileName={`${run.outcome.requestId}.log`} />
            </div>
          )}
          <pre className="whitespace-pre-wrap break-all px-4 py-3 font-mono text-status">{run?.log.join('\n')}</pre>
        </TabPanel>
      </Tabs>
      {assertions.length > 0 && run !== undefined && <AssertionSummary results={assertions} />}
    </section>
  )
}

function Body({ base64 }: { base64: string }) {
  const text = bodyText(base64)
  if (text === undefined)
    return (
      <p className="text-dense text-text-2">
        {bodyBytes(base64).length.toLocaleString('en-US')} bytes that are no text. Raw shows them as base64.
      </p>
    )
  if (text === '') return <p className="text-dense text-text-3">The body is empty.</p>
  const pretty = prettyJson(text)
  return (
    <pre className="whitespace-pre-wrap break-words font-mono text-code">
      {pretty.isJson ? <JsonText text={pretty.text} /> : pretty.text}
    </pre>
  )
}

function TellingHeaders({ run }: { run: Run | undefined }) {
  const headers = run?.outcome.answer.headers.filter(([name]) => telling.test(name)) ?? []
  if (headers.length === 0) return null
  return (
    <div className="mt-4">
      <h2 className="mb-1 font-semibold text-caption text-text-3">Headers that matter here</h2>
      <HeaderTable headers={headers} />
    </div>
  )
}

function HeaderTable({ headers }: { headers: Run['outcome']['answer']['headers'] }) {
  return (
    <dl className="grid grid-cols-[minmax(120px,auto)_1fr] font-mono text-status">
      {headers.map(([name, value], index) => (
        <div key={`${name}-${index.toString()}`} className="contents">
          <dt className="border-line border-b py-1 pr-4 text-text-2">{name}</dt>
          <dd className="break-all border-line border-b py-1">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The answer as it was sent: status line, header fields, body. */
export function rawAnswer(run: Run): string {
  const { status, headers, body } = run.outcome.answer
  return [
    `HTTP/1.1 ${statusText(status)}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    bodyText(body) ?? body,
  ].join('\n')
}
