'use client'

import type { LambdaCode } from '@gatewright/definition'
import { startingHandler } from '@gatewright/definition/edit'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { Field } from '@/ui/field'
import { PencilIcon } from '@/ui/icons'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { designerDialogs } from '../designer/designer-dialogs.ts'
import { CommitSetting, TextSetting } from '../designer/inspector/settings.tsx'
import { HandlerEditor } from './handler-editor.tsx'
import { useFunctionEdit } from './use-function-edit.ts'

const answers = [
  { value: 'HANDLER', label: 'Handler', detail: 'runs in the sandbox' },
  { value: 'FIXED', label: 'Fixed reply' },
  { value: 'REMOTE', label: 'Lambda endpoint', detail: 'speaks the invoke API' },
] as const

type CodeOf<Type extends LambdaCode['type']> = Extract<LambdaCode, { type: Type }>

/** What a function answers with: a handler, a fixed reply or another endpoint. */
export function FunctionCode({ name, code, inPlace }: { name: string; code: LambdaCode; inPlace: boolean }) {
  const change = useFunctionEdit(name)
  return (
    <>
      <Field label="Answers with">
        {(control) => (
          <Select
            {...control}
            value={code.type}
            options={answers}
            onChange={(type) =>
              change('Set the answer', (target) => {
                target.code = emptyCode(type, name)
              })
            }
          />
        )}
      </Field>
      {code.type === 'HANDLER' && <HandlerFields name={name} code={code} inPlace={inPlace} />}
      {code.type === 'FIXED' && <FixedFields name={name} code={code} />}
      {code.type === 'REMOTE' && (
        <CommitSetting
          label="Endpoint"
          mono
          value={code.endpoint}
          help="Base URL of anything that speaks the Lambda invoke API."
          onCommit={(endpoint) => {
            change('Set endpoint', (target) => {
              if (target.code.type === 'REMOTE') target.code.endpoint = endpoint
            })
            return undefined
          }}
        />
      )}
    </>
  )
}

/** Lambda reads a source as CommonJS first; what only an ES module may say makes it one. */
const looksLikeModule = /^\s*(?:import\b(?!\s*\()|export\b)/m
const exportName = /^[A-Za-z_$][\w$]*$/

function HandlerFields({ name, code, inPlace }: { name: string; code: CodeOf<'HANDLER'>; inPlace: boolean }) {
  const change = useFunctionEdit(name)
  return (
    <>
      <Field
        label="Language"
        help={`${looksLikeModule.test(code.source) ? 'An ES module' : 'CommonJS'}, by what the source says; both work.`}
      >
        {(control) => (
          <Select
            {...control}
            value={code.language}
            options={[
              { value: 'javascript', label: 'JavaScript' },
              { value: 'typescript', label: 'TypeScript', detail: 'types are taken away' },
            ]}
            onChange={(language) =>
              change('Set language', (target) => {
                if (target.code.type === 'HANDLER') target.code.language = language
              })
            }
          />
        )}
      </Field>
      <CommitSetting
        label="Handler"
        mono
        value={code.handler}
        help="Name of the exported function that Lambda calls; handler unless set"
        onCommit={(text) => {
          const handler = text.trim() === '' ? 'handler' : text.trim()
          if (!exportName.test(handler)) return 'The name of an export, such as handler.'
          change('Set handler', (target) => {
            if (target.code.type === 'HANDLER') target.code.handler = handler
          })
          return undefined
        }}
      />
      {inPlace ? (
        <div className="mt-1 h-56 overflow-hidden rounded-control border border-line">
          <HandlerEditor functionName={name} code={code} label="Handler source" />
        </div>
      ) : (
        <>
          <CodeBlock
            label="Handler, first lines"
            text={code.source.split('\n').slice(0, 9).join('\n')}
            className="mt-1 mb-2 max-h-52 text-status"
          />
          <Button icon={PencilIcon} onClick={() => designerDialogs.open({ type: 'handler', functionName: name })}>
            Edit handler
          </Button>
        </>
      )}
    </>
  )
}

function FixedFields({ name, code }: { name: string; code: CodeOf<'FIXED'> }) {
  const change = useFunctionEdit(name)
  return (
    <>
      <TextSetting
        label="Payload"
        mono
        rows={6}
        value={code.payload}
        onChange={(payload) =>
          change(
            'Edit payload',
            (target) => {
              if (target.code.type === 'FIXED') target.code.payload = payload
            },
            'payload',
          )
        }
      />
      <Field label="Function error" help="The payload is an error document, as of a handler that threw.">
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            checked={code.functionError}
            onChange={(on) =>
              change('Set function error', (target) => {
                if (target.code.type === 'FIXED') target.code.functionError = on
              })
            }
          >
            {code.functionError ? 'Yes' : 'No'}
          </Toggle>
        )}
      </Field>
    </>
  )
}

function emptyCode(type: LambdaCode['type'], name: string): LambdaCode {
  switch (type) {
    case 'HANDLER':
      return { type, language: 'javascript', handler: 'handler', source: startingHandler(name) }
    case 'FIXED':
      return { type, payload: '{"statusCode": 200, "body": "{}"}', functionError: false }
    case 'REMOTE':
      return { type, endpoint: 'http://127.0.0.1:3001' }
  }
}
