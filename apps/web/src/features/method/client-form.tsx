'use client'

import Link from 'next/link'
import { useOpenApi } from '../designer/design-context.tsx'
import { useOpenMethod } from './method-place.ts'

/** What callers send and get: read here, sent in the console. */
export function ClientForm() {
  const { apiId } = useOpenApi()
  const { place, path, method } = useOpenMethod()
  return (
    <div className="px-4 py-3 text-dense">
      <p>
        Callers send{' '}
        <code className="font-mono text-status">
          {place.httpMethod} {path}
        </code>
        {method.apiKeyRequired && ' with an API key in x-api-key'}.
      </p>
      <p className="mt-2 text-text-2">
        Send one from the{' '}
        <Link className="text-accent-text hover:underline" href={`/apis/${apiId}/console`}>
          Console
        </Link>
        ; its run is drawn over these boxes.
      </p>
    </div>
  )
}
