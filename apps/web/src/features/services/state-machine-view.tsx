'use client'

import { EmptyState } from '@/ui/empty-state'
import { Field, FormSection } from '@/ui/field'
import { StagesIcon } from '@/ui/icons'
import { Input, TextArea } from '@/ui/input'
import { Select } from '@/ui/select'
import { DataTable } from './data-table.tsx'
import { type ResourceOf, shortTime } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { tell, useResource, useServiceActions } from './use-services.ts'

type Machine = ResourceOf<'stateMachines'>
type Result = Machine['result']

const fresh: { readonly [K in Result['kind']]: Result } = {
  ECHO: { kind: 'ECHO' },
  FIXED: { kind: 'FIXED', output: '{}' },
  FAIL: { kind: 'FAIL', error: 'States.TaskFailed', cause: '' },
  FUNCTION: { kind: 'FUNCTION', functionName: '' },
}

/** A state machine: what its executions give, and those that ran. Its definition is not run. */
export function StateMachineView({ name }: { name: string }) {
  const machine = useResource('stateMachines', name)
  const { set } = useServiceActions()
  if (machine === undefined) return null
  const change = (value: Partial<Pick<Machine, 'type' | 'result'>>) => {
    set({ kind: 'stateMachines', name, value: JSON.parse(JSON.stringify(value)) }).catch(tell)
  }
  const now = Date.now()
  return (
    <>
      <ResourceHead kind="stateMachines" name={name} note="its definition is not run" />
      <FormSection title="What executions give">
        <Field label="Type" help="StartSyncExecution is for express state machines only.">
          {(control) => (
            <Select
              {...control}
              value={machine.type}
              onChange={(type) => change({ type })}
              options={[
                { value: 'EXPRESS', label: 'Express' },
                { value: 'STANDARD', label: 'Standard' },
              ]}
            />
          )}
        </Field>
        <Field label="Result">
          {(control) => (
            <Select
              {...control}
              value={machine.result.kind}
              onChange={(kind) => change({ result: fresh[kind] })}
              options={[
                { value: 'ECHO', label: 'Their input' },
                { value: 'FIXED', label: 'Always the same output' },
                { value: 'FUNCTION', label: 'What a function answers' },
                { value: 'FAIL', label: 'A failure' },
              ]}
            />
          )}
        </Field>
        <ResultFields key={machine.result.kind} result={machine.result} onChange={(result) => change({ result })} />
      </FormSection>
      <ScrollRegion label="Executions">
        {machine.executions.length === 0 ? (
          <EmptyState icon={StagesIcon} title="Nothing was started yet" />
        ) : (
          <DataTable
            label={`Executions of ${name}`}
            columns={['Name', 'Input', 'Output', 'Status', 'Started']}
            ends={[4]}
            rows={[...machine.executions].reverse().map((each) => ({
              id: each.arn,
              cells: [
                each.name,
                each.input,
                each.output ?? each.error ?? '',
                <span key="status" className={each.status === 'FAILED' ? 'text-bad-text' : 'text-ok-text'}>
                  {each.status}
                </span>,
                shortTime(each.startedAt, now),
              ],
            }))}
          />
        )}
      </ScrollRegion>
    </>
  )
}

function ResultFields({ result, onChange }: { result: Result; onChange: (result: Result) => void }) {
  switch (result.kind) {
    case 'ECHO':
      return null
    case 'FIXED':
      return (
        <Field label="Output" help="JSON text; kept when the field is left.">
          {(control) => (
            <TextArea
              {...control}
              mono
              rows={3}
              defaultValue={result.output}
              onBlur={(event) => onChange({ kind: 'FIXED', output: event.target.value })}
            />
          )}
        </Field>
      )
    case 'FUNCTION':
      return (
        <Field label="Function" help="A function of the API whose request starts the execution.">
          {(control) => (
            <Input
              {...control}
              mono
              defaultValue={result.functionName}
              onBlur={(event) => onChange({ kind: 'FUNCTION', functionName: event.target.value })}
            />
          )}
        </Field>
      )
    case 'FAIL':
      return (
        <>
          <Field label="Error">
            {(control) => (
              <Input
                {...control}
                mono
                defaultValue={result.error}
                onBlur={(event) => onChange({ ...result, error: event.target.value })}
              />
            )}
          </Field>
          <Field label="Cause">
            {(control) => (
              <Input
                {...control}
                defaultValue={result.cause}
                onBlur={(event) => onChange({ ...result, cause: event.target.value })}
              />
            )}
          </Field>
        </>
      )
  }
}
