'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ChevronLeftIcon, PlayIcon } from '@/ui/icons'
import { Divider, Pane, Split } from '@/ui/split'
import { VerbChip } from '@/ui/verb-chip'
import { requestFor } from '../console/console-request.ts'
import { openInConsole } from '../console/history.ts'
import { useLastRun } from '../console/last-run.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { useStatusNote } from '../shell/status-bar.tsx'
import type { Box } from './boxes.ts'
import { ClientForm } from './client-form.tsx'
import { IntegrationForm } from './integration-form.tsx'
import { IntegrationRequestForm } from './integration-request-form.tsx'
import { IntegrationResponseForm } from './integration-response-form.tsx'
import { OpenMethodProvider, useEditMethod, useMethodAt, useOpenMethod } from './method-place.ts'
import { MethodRequestForm } from './method-request-form.tsx'
import { MethodResponseForm } from './method-response-form.tsx'
import { Pipeline } from './pipeline.tsx'
import { TemplateWorkbench } from './template-workbench.tsx'

/** The method view: the six boxes with the method's settings, and the form of the open one. */
export function MethodPage({ resourceId, verb }: { resourceId: string; verb: string }) {
  const { apiId } = useOpenApi()
  const open = useMethodAt(resourceId, verb)
  if (open === undefined) {
    return (
      <EmptyState
        title="This method is gone"
        action={
          <Link className="text-accent-text hover:underline" href={`/apis/${apiId}/design`}>
            Back to the canvas
          </Link>
        }
      >
        Somebody removed it, or its resource. Undo on the canvas brings it back.
      </EmptyState>
    )
  }
  return (
    <OpenMethodProvider value={open}>
      <OpenedMethod />
    </OpenMethodProvider>
  )
}

function OpenedMethod() {
  const { apiId } = useOpenApi()
  const { place, path, method, api } = useOpenMethod()
  const router = useRouter()
  const [box, setBox] = useState<Box>('Integration request')
  const [status, setStatus] = useState<string>()
  const [contentType, setContentType] = useState<string>()
  const lastRun = useLastRun(apiId)
  const run =
    lastRun?.run.outcome.resourceId === place.resourceId && lastRun.run.outcome.methodVerb === place.httpMethod
      ? lastRun
      : undefined
  useStatusNote(`${place.httpMethod} ${path}`)
  const test = () => {
    openInConsole(apiId, requestFor({ resourceId: place.resourceId, verb: place.httpMethod, path, method }, api))
    router.push(`/apis/${apiId}/console`)
  }
  const openBox = (next: Box) => {
    setBox(next)
    setContentType(undefined)
  }
  return (
    <>
      <header className="flex h-12 flex-none items-center gap-3 border-line border-b bg-surface px-4">
        <Link
          href={`/apis/${apiId}/design`}
          aria-label="Back to the canvas"
          className="flex size-7 items-center justify-center rounded-control hover:bg-hover"
        >
          <ChevronLeftIcon size={16} />
        </Link>
        <VerbChip verb={place.httpMethod} size="head" />
        <h1 className="truncate font-medium font-mono text-base">{path}</h1>
        <span className="truncate text-dense text-text-2">{method.operationName}</span>
        <Button variant="primary" icon={PlayIcon} className="ml-auto" onClick={test}>
          Test method
        </Button>
      </header>
      <Split id="method" direction="vertical" panes={['pipeline', 'form']}>
        <Pane id="pipeline" defaultSize={330} minSize={140} fixed className="overflow-auto">
          <Pipeline open={box} onOpen={openBox} run={run} />
        </Pane>
        <Divider label="Height of the boxes" direction="vertical" />
        <Pane id="form" minSize={160}>
          <BoxEditor
            key={`${place.resourceId}:${place.httpMethod}`}
            box={box}
            status={status}
            onStatus={setStatus}
            contentType={contentType}
            onContentType={setContentType}
          />
        </Pane>
      </Split>
    </>
  )
}

type BoxEditorProps = {
  box: Box
  status: string | undefined
  onStatus: (status: string | undefined) => void
  contentType: string | undefined
  onContentType: (contentType: string | undefined) => void
}

function BoxEditor({ box, status, onStatus, contentType, onContentType }: BoxEditorProps) {
  const { method } = useOpenMethod()
  const edit = useEditMethod()
  const { integration } = method
  const proxy = integration?.type === 'AWS_PROXY' || integration?.type === 'HTTP_PROXY'
  const templates = proxy
    ? {}
    : box === 'Integration request'
      ? integration?.requestTemplates
      : box === 'Integration response' && status !== undefined
        ? integration?.integrationResponses[status]?.responseTemplates
        : undefined
  const chosen = contentType ?? Object.keys(templates ?? {})[0]
  const template = chosen === undefined ? undefined : templates?.[chosen]
  const side = box === 'Integration request' ? 'request' : 'response'
  const write = (text: string) =>
    edit(
      'Edit mapping template',
      (target) => {
        if (target.integration === undefined || chosen === undefined) return
        if (side === 'request') target.integration.requestTemplates[chosen] = text
        else if (status !== undefined) {
          const response = target.integration.integrationResponses[status]
          if (response !== undefined) response.responseTemplates[chosen] = text
        }
      },
      `template:${side}:${status ?? ''}:${chosen ?? ''}`,
    )
  return (
    <Split
      id="method-editor"
      direction="horizontal"
      panes={template === undefined ? ['settings'] : ['settings', 'workbench']}
    >
      <Pane
        id="settings"
        defaultSize={template === undefined ? '100%' : 320}
        minSize={260}
        fixed={template !== undefined}
      >
        <section aria-label={`${box} settings`} className="h-full overflow-auto bg-surface">
          <h2 className="sr-only">{box}</h2>
          <div className={template === undefined ? 'max-w-[640px]' : ''}>
            <BoxForm box={box} status={status} onStatus={onStatus} contentType={chosen} onContentType={onContentType} />
          </div>
        </section>
      </Pane>
      {template !== undefined && <Divider label="Width of the settings" />}
      {template !== undefined && chosen !== undefined && (
        <Pane id="workbench" minSize={400} className="flex">
          <TemplateWorkbench
            side={side}
            name={`${side}:${status ?? ''}:${chosen}`}
            contentType={chosen}
            template={template}
            onChange={write}
          />
        </Pane>
      )}
    </Split>
  )
}

function BoxForm({ box, ...rest }: BoxEditorProps) {
  switch (box) {
    case 'Client':
      return <ClientForm />
    case 'Method request':
      return <MethodRequestForm />
    case 'Integration request':
      return <IntegrationRequestForm {...rest} />
    case 'Integration':
      return <IntegrationForm />
    case 'Integration response':
      return <IntegrationResponseForm {...rest} />
    case 'Method response':
      return <MethodResponseForm />
  }
}
