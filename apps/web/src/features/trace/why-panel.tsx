import type { Cause } from '@gatewright/engine'
import type { ReactNode } from 'react'
import { StatusCode } from '../../ui/status-code.tsx'
import { whyStatus } from './why-status.ts'

type WhyPanelProps = { status: number; cause: Cause | undefined; answeredBy: string; actions?: ReactNode }

/** "Why this status?": one sentence, at most four numbered causes with the values that mattered, then what can be done. */
export function WhyPanel({ status, cause, answeredBy, actions }: WhyPanelProps) {
  const why = whyStatus(status, cause, answeredBy)
  return (
    <section aria-label="Why this status?" className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="font-semibold text-base">Why this status?</h2>
        <StatusCode status={status} chip />
        <span className="ml-auto truncate font-mono text-status text-text-3">{why.responseType}</span>
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-4 py-3">
        <p className="font-medium text-card">{why.sentence}</p>
        <ol className="mt-3 flex flex-col gap-2.5">
          {why.steps.map((step, index) => (
            <li key={step.text} className="flex gap-2.5 text-dense">
              <span
                className={`flex size-4.5 flex-none items-center justify-center rounded-full text-caption ${step.decisive ? 'bg-bad-soft text-bad-text' : 'bg-hover text-text-2'}`}
              >
                {index + 1}
              </span>
              <span className="min-w-0">
                {step.text}
                {step.value !== undefined && (
                  <code className="ml-1 break-all rounded-chip bg-hover px-1 font-mono text-status">{step.value}</code>
                )}
              </span>
            </li>
          ))}
        </ol>
        {why.wouldPass.length > 0 && (
          <>
            <h3 className="mt-4 mb-1 font-semibold text-caption text-text-3">What would let it pass</h3>
            <ul className="flex flex-col gap-1.5">
              {why.wouldPass.map((text) => (
                <li key={text} className="border-line border-b pb-1.5 text-dense last:border-b-0">
                  {text}
                </li>
              ))}
            </ul>
          </>
        )}
        {actions}
      </div>
    </section>
  )
}
