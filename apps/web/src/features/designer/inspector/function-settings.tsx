'use client'

import { type LambdaFunction, lambdaLimits } from '@gatewright/definition'
import { renameFunction, startingHandler } from '@gatewright/definition/edit'
import { FaultInjectionSection } from '@/features/method/fault-injection-section'
import { KeyValueEditor } from '@/features/method/key-value-editor'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { Field, FormSection } from '@/ui/field'
import { PencilIcon } from '@/ui/icons'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { designerDialogs } from '../designer-dialogs.ts'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { CommitSetting, NumberSetting, TextSetting } from './settings.tsx'

const answers = [
  { value: 'HANDLER', label: 'Handler', detail: 'runs in the sandbox' },
  { value: 'FIXED', label: 'Fixed reply' },
  { value: 'REMOTE', label: 'Lambda endpoint' },
] as const

/** A Lambda function: its handler or reply, environment variables and limits. */
export function FunctionSettings({ name, lambda }: { name: string; lambda: LambdaFunction }) {
  const edit = useEdit()
  const change = (label: string, run: (target: LambdaFunction) => void, burst?: string) =>
    edit(
      `${label} of ${name}`,
      (draft) => {
        const target = draft.backends.functions[name]
        if (target !== undefined) run(target as LambdaFunction)
      },
      burst === undefined ? {} : { burst: `function:${name}:${burst}` },
    )
  const { code } = lambda
  const rename = (next: string): string | undefined => {
    let refusal: string | undefined
    edit(`Rename ${name}`, (draft) => renameFunction(draft, name, next.trim()), {
      onRefusal: (reason) => {
        refusal = reason
      },
    })
    if (refusal === undefined) select(`function:${next.trim()}`)
    return refusal
  }
  return (
    <>
      <FormSection title="Lambda function">
        <CommitSetting label="Function name" mono isName value={name} onCommit={rename} />
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
        {code.type === 'HANDLER' && (
          <>
            <Field label="Language">
              {(control) => (
                <Select
                  {...control}
                  value={code.language}
                  options={[
                    { value: 'javascript', label: 'JavaScript' },
                    { value: 'typescript', label: 'TypeScript' },
                  ]}
                  onChange={(language) =>
                    change('Set language', (target) => {
                      if (target.code.type === 'HANDLER') target.code.language = language
                    })
                  }
                />
              )}
            </Field>
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
        {code.type === 'FIXED' && (
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
            <Field label="Function error">
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
                  {code.functionError ? 'The payload is an error document' : 'No'}
                </Toggle>
              )}
            </Field>
          </>
        )}
        {code.type === 'REMOTE' && (
          <CommitSetting
            label="Endpoint"
            mono
            value={code.endpoint}
            help="Anything that speaks the Lambda invoke API."
            onCommit={(endpoint) => {
              change('Set endpoint', (target) => {
                if (target.code.type === 'REMOTE') target.code.endpoint = endpoint
              })
              return undefined
            }}
          />
        )}
      </FormSection>
      <FormSection title="Environment variables">
        <KeyValueEditor
          noun="Environment variable"
          keyPlaceholder="NAME"
          entries={lambda.environment}
          onChange={(environment) =>
            change(
              'Set environment',
              (target) => {
                target.environment = environment
              },
              'environment',
            )
          }
        />
      </FormSection>
      <FormSection title="Limits">
        <NumberSetting
          label="Timeout"
          value={lambda.timeout}
          fallback={lambdaLimits.timeout.default}
          minimum={lambdaLimits.timeout.minimum}
          maximum={lambdaLimits.timeout.maximum}
          unit="s"
          onCommit={(seconds) =>
            change('Set timeout', (target) => {
              target.timeout = seconds ?? lambdaLimits.timeout.default
            })
          }
        />
        <NumberSetting
          label="Memory"
          value={lambda.memorySize}
          fallback={lambdaLimits.memorySize.default}
          minimum={lambdaLimits.memorySize.minimum}
          maximum={lambdaLimits.memorySize.maximum}
          unit="MB"
          onCommit={(size) =>
            change('Set memory', (target) => {
              target.memorySize = size ?? lambdaLimits.memorySize.default
            })
          }
        />
      </FormSection>
      <FaultInjectionSection
        injection={lambda.faultInjection}
        onChange={(injection) =>
          change('Set injected faults', (target) => {
            if (injection === undefined) delete target.faultInjection
            else target.faultInjection = injection
          })
        }
      />
    </>
  )
}

function emptyCode(type: LambdaFunction['code']['type'], name: string): LambdaFunction['code'] {
  switch (type) {
    case 'HANDLER':
      return { type, language: 'javascript', handler: 'handler', source: startingHandler(name) }
    case 'FIXED':
      return { type, payload: '{"statusCode": 200, "body": "{}"}', functionError: false }
    case 'REMOTE':
      return { type, endpoint: 'http://127.0.0.1:3001' }
  }
}
