import type { Cause } from '@gatewright/engine'
import type { ReactNode } from 'react'
import { StatusCode } from '../../ui/status-code.tsx'
import { type Answered, whyAdvice } from './why-advice.ts'
import { WhyAdviceList } from './why-advice-list.tsx'
import { whyStatus } from './why-status.ts'

type WhyPanelProps = {
  status: number
  cause: Cause | undefined
  answeredBy: string
  /** what was sent and what came: without it nothing is said of browsers */
  answered?: Answered | undefined
  /** the body that was sent to the client, as text */
  body?: string | undefined
  /** the way to the setting that decided */
  place?: ReactNode
  /** the way to the CORS probe of the method */
  probe?: ReactNode
  actions?: ReactNode
}

/**
 * "Why this status?": one sentence, at most four numbered causes with the values that mattered, what would pass, the setting; then
 * the answer that AWS sends and why it says no more, what else looks like it, and what never happened.
 */
export function WhyPanel({ status, cause, answeredBy, answered, body, place, probe, actions }: WhyPanelProps) {
  const why = whyStatus(status, cause, answeredBy)
  const { decided } = why
  return (
    <section aria-label="Why this status?" className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="flex-none font-semibold text-base">Why this status?</h2>
        <StatusCode status={status} chip />
        <span className="ml-auto truncate font-mono text-status text-text-3">{why.responseType}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <div className="min-h-0 flex-1 overflow-auto px-4 py-3" tabIndex={0} role="group" aria-label="Explanation">
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
          <Part title="What would let it pass">
            <ul className="flex flex-col gap-1.5">
              {why.wouldPass.map((text) => (
                <li key={text} className="border-line border-b pb-1.5 text-dense last:border-b-0">
                  {text}
                </li>
              ))}
            </ul>
          </Part>
        )}
        {cause?.place !== undefined && place !== undefined && <Part title="The setting that decided">{place}</Part>}
        <WhyAdviceList advice={whyAdvice(cause, answered)} probe={probe} />
        {decided !== undefined && (
          <>
            <Part title="What AWS sends, and why no more">
              {body !== undefined && body !== '' && body.length <= 2000 && (
                <p className="mb-1.5 break-all rounded-control bg-sunken px-2 py-1 font-mono text-status">{body}</p>
              )}
              <p className="text-dense text-text-2">{decided.silence}</p>
            </Part>
            <Part title="Layer and rule">
              <p className="text-dense">
                {decided.layer} · <code className="font-mono text-status">{decided.rule}</code>
              </p>
            </Part>
            {decided.notReached.length > 0 && (
              <Part title="Never reached">
                <p className="text-dense text-text-2">{decided.notReached.join(', ')}</p>
              </Part>
            )}
          </>
        )}
        {actions}
      </div>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold text-caption text-text-3">{title}</h3>
      {children}
    </>
  )
}
