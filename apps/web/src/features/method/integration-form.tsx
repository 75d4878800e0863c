'use client'

import { backendOf } from '@gatewright/definition'
import { FormSection } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { useDesign } from '../designer/design-context.tsx'
import { FunctionSettings } from '../function/function-settings.tsx'
import { HttpBackendForm } from './http-backend-form.tsx'
import { useOpenMethod } from './method-place.ts'
import { ReplyForm } from './reply-form.tsx'

/** The backend itself: what answers when the integration calls. */
export function IntegrationForm() {
  const { method } = useOpenMethod()
  const { backends } = useDesign()
  const backend = method.integration === undefined ? undefined : backendOf(method.integration)
  if (backend === undefined || backend.type === 'none') {
    return (
      <FormSection title="Backend">
        <p className="text-dense text-text-2">Choose an integration first, in Integration request.</p>
      </FormSection>
    )
  }
  switch (backend.type) {
    case 'mock':
      return (
        <FormSection title="Mock">
          <p className="text-dense text-text-2">
            API Gateway answers itself. The request template names the status: {'{"statusCode": 200}'}; integration
            responses shape the answer.
          </p>
        </FormSection>
      )
    case 'function': {
      const lambda = backends.functions[backend.name]
      return lambda === undefined ? (
        <Missing what={`Lambda function ${backend.name}`} />
      ) : (
        <FunctionSettings name={backend.name} lambda={lambda} place="method" />
      )
    }
    case 'http': {
      return <HttpBackendForm origin={backend.origin} backend={backends.http[backend.origin]} />
    }
    case 'aws':
      return <ReplyForm serviceKey={backend.key} />
  }
}

function Missing({ what }: { what: string }) {
  return (
    <FormSection title="Backend">
      <Notice tone="warn" title={`${what} does not exist here`}>
        Calls answer 500 until it does. Add it on the canvas with Backend.
      </Notice>
    </FormSection>
  )
}
