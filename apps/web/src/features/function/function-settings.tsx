'use client'

import { type LambdaFunction, lambdaLimits } from '@gatewright/definition'
import { renameFunction } from '@gatewright/definition/edit'
import { FormSection } from '@/ui/field'
import { CommitSetting, NumberSetting } from '../designer/inspector/settings.tsx'
import { select } from '../designer/selection.ts'
import { useEdit } from '../designer/use-edit.ts'
import { FaultInjectionSection } from '../method/fault-injection-section.tsx'
import { KeyValueEditor } from '../method/key-value-editor.tsx'
import { AliasesSection } from './aliases-section.tsx'
import { FunctionCode } from './function-code.tsx'
import { useFunctionEdit } from './use-function-edit.ts'
import { VersionsSection } from './versions-section.tsx'

type FunctionSettingsProps = {
  name: string
  lambda: LambdaFunction
  /** where there is room, the handler is edited in place; otherwise in a dialog, and the name can be changed */
  place: 'inspector' | 'method'
}

/** A Lambda function: its handler or reply, environment variables, limits, versions and aliases, injected faults. */
export function FunctionSettings({ name, lambda, place }: FunctionSettingsProps) {
  const edit = useEdit()
  const change = useFunctionEdit(name)
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
      <FormSection title={place === 'inspector' ? 'Lambda function' : `Function ${name}`}>
        {place === 'inspector' && <CommitSetting label="Function name" mono isName value={name} onCommit={rename} />}
        <FunctionCode name={name} code={lambda.code} inPlace={place === 'method'} />
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
          help="The integration waits less: its own timeout ends the call first."
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
      <VersionsSection name={name} lambda={lambda} />
      <AliasesSection name={name} lambda={lambda} />
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
