'use client'

import { type LambdaFunction, lambdaLimits } from '@gatewright/definition'
import { CodeEditor } from '@/ui/code-editor'
import { Field, FormSection } from '@/ui/field'
import { Input, TextArea } from '@/ui/input'
import { Select } from '@/ui/select'
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
        <Field
          label="Timeout"
          help={`${lambdaLimits.timeout.minimum}–${lambdaLimits.timeout.maximum} s, ${lambdaLimits.timeout.default} unless set`}
          after={<span className="text-small text-text-3">s</span>}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              className="w-20 text-right"
              value={String(lambda.timeout)}
              onChange={(event) =>
                edit(
                  'Set timeout',
                  (target) => {
                    target.timeout = Math.min(
                      lambdaLimits.timeout.maximum,
                      Math.max(
                        lambdaLimits.timeout.minimum,
                        Number(event.target.value) || lambdaLimits.timeout.default,
                      ),
                    )
                  },
                  'timeout',
                )
              }
            />
          )}
        </Field>
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
    </>
  )
}
