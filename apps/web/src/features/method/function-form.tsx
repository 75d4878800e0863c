'use client'

import { type LambdaFunction, lambdaLimits } from '@gatewright/definition'
import { CodeEditor } from '@/ui/code-editor'
import { Field, FormSection } from '@/ui/field'
import { Input, TextArea } from '@/ui/input'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { NumberSetting } from '../designer/inspector/settings.tsx'
import { FaultInjectionSection } from './fault-injection-section.tsx'
import { KeyValueEditor } from './key-value-editor.tsx'
import { useTryRun } from './method-place.ts'

type FunctionFormProps = { name: string; lambda: LambdaFunction }

/** A Lambda function: its code or fixed reply, environment variables and limits. */
export function FunctionForm({ name, lambda }: FunctionFormProps) {
  const run = useTryRun()
  const edit = (label: string, change: (target: LambdaFunction) => void, burst?: string) =>
    run({
      label,
      ...(burst === undefined ? {} : { burst: `${name}:${burst}` }),
      run: (draft) => {
        const target = draft.backends.functions[name]
        if (target !== undefined) change(target as LambdaFunction)
      },
    })
  const { code } = lambda
  return (
    <>
      <FormSection title={`Function ${name}`}>
        <Field label="Answers with">
          {(control) => (
            <Select
              {...control}
              value={code.type}
              onChange={(type) =>
                edit('Set what the function answers with', (target) => {
                  if (type === 'HANDLER')
                    target.code = {
                      type,
                      language: 'javascript',
                      handler: 'handler',
                      source: 'exports.handler = async (event) => ({ statusCode: 200, body: "{}" })\n',
                    }
                  else if (type === 'FIXED')
                    target.code = { type, payload: '{"statusCode": 200, "body": "{}"}', functionError: false }
                  else target.code = { type: 'REMOTE', endpoint: 'http://127.0.0.1:3001' }
                })
              }
              options={[
                { value: 'HANDLER', label: 'Handler', detail: 'runs in the sandbox' },
                { value: 'FIXED', label: 'Fixed reply' },
                { value: 'REMOTE', label: 'Lambda endpoint', detail: 'speaks the invoke API' },
              ]}
            />
          )}
        </Field>
        {code.type === 'REMOTE' && (
          <Field label="Endpoint">
            {(control) => (
              <Input
                {...control}
                mono
                value={code.endpoint}
                onChange={(event) =>
                  edit(
                    'Set endpoint',
                    (target) => {
                      target.code = { ...code, endpoint: event.target.value }
                    },
                    'endpoint',
                  )
                }
              />
            )}
          </Field>
        )}
        {code.type === 'FIXED' && (
          <Field label="Function error" help="The payload is an error document, as of a handler that threw">
            {({ invalid, ...control }) => (
              <Toggle
                {...control}
                checked={code.functionError}
                onChange={(functionError) =>
                  edit('Set function error', (target) => {
                    target.code = { ...code, functionError }
                  })
                }
              />
            )}
          </Field>
        )}
        {code.type === 'FIXED' && (
          <Field label="Payload" stacked>
            {(control) => (
              <TextArea
                {...control}
                mono
                rows={6}
                value={code.payload}
                onChange={(event) =>
                  edit(
                    'Set payload',
                    (target) => {
                      target.code = { ...code, payload: event.target.value }
                    },
                    'payload',
                  )
                }
              />
            )}
          </Field>
        )}
        {code.type === 'HANDLER' && (
          <div className="mt-1 h-56 overflow-hidden rounded-control border border-line">
            <CodeEditor
              ariaLabel="Handler"
              language={code.language}
              value={code.source}
              onChange={(source) =>
                edit(
                  'Edit handler',
                  (target) => {
                    target.code = { ...code, source }
                  },
                  'source',
                )
              }
            />
          </div>
        )}
        <NumberSetting
          label="Timeout"
          value={lambda.timeout}
          fallback={lambdaLimits.timeout.default}
          minimum={lambdaLimits.timeout.minimum}
          maximum={lambdaLimits.timeout.maximum}
          unit="s"
          onCommit={(seconds) =>
            edit('Set timeout', (target) => {
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
            edit('Set memory', (target) => {
              target.memorySize = size ?? lambdaLimits.memorySize.default
            })
          }
        />
      </FormSection>
      <FormSection title="Environment variables">
        <KeyValueEditor
          noun="Environment variable"
          keyPlaceholder="NAME"
          entries={lambda.environment}
          onChange={(environment) =>
            edit(
              'Set environment variables',
              (target) => {
                target.environment = environment
              },
              'environment',
            )
          }
        />
      </FormSection>
      <FaultInjectionSection
        injection={lambda.faultInjection}
        onChange={(injection) =>
          edit('Set injected faults', (target) => {
            if (injection === undefined) delete target.faultInjection
            else target.faultInjection = injection
          })
        }
      />
    </>
  )
}
