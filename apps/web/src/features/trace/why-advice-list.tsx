import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { counted } from '../../ui/counted.ts'
import type { WhyAdvice } from './why-advice.ts'

/** Advice on an answer, each with its own form; `probe` leads to the CORS probe of the method. */
export function WhyAdviceList({ advice, probe }: { advice: readonly WhyAdvice[]; probe?: ReactNode }) {
  return advice.map((one) => <Advice key={one.kind} advice={one} probe={probe} />)
}

function Advice({ advice, probe }: { advice: WhyAdvice; probe: ReactNode }) {
  switch (advice.kind) {
    case 'malformed':
      return (
        <section aria-label="What the function returned">
          <Title>What the function returned</Title>
          <Marked text={advice.text} span={advice.span} />
          <p className="mt-1.5 text-dense text-text-2">
            What offends: <code className="font-mono text-status">{advice.member}</code>
          </p>
        </section>
      )
    case 'lookalikes':
      return (
        <section aria-label="Answers that look the same">
          <Title>{counted(advice.causes.length, 'cause')} of the same answer</Title>
          <p className="mb-1.5 break-all rounded-control bg-sunken px-2 py-1 font-mono text-status">
            {advice.status} {advice.body}
          </p>
          <ul className="flex flex-col gap-1.5">
            {advice.causes.map(({ rule, text, isThis, standing }) => (
              <li
                key={rule}
                aria-current={isThis ? 'true' : undefined}
                className={classNames(
                  'border-l-2 pl-2 text-dense',
                  isThis ? 'border-bad font-medium' : 'border-line text-text-2',
                )}
              >
                {text}{' '}
                <span className={classNames('text-small', isThis ? 'text-bad-text' : 'text-text-3')}>{standing}</span>
              </li>
            ))}
          </ul>
        </section>
      )
    case 'cors':
      return (
        <section aria-label="What a browser makes of it">
          <Title>What a browser makes of it</Title>
          <p className="text-dense">
            {advice.isPreflight
              ? 'A browser would not send the real request after this preflight:'
              : 'A browser would hide this answer from the page, status and all:'}
          </p>
          <p className="my-1.5 break-words rounded-control bg-sunken px-2 py-1 font-mono text-bad-text text-status">
            {advice.sentence}
          </p>
          {probe}
        </section>
      )
  }
}

function Title({ children }: { children: ReactNode }) {
  return <h3 className="mt-4 mb-1 font-semibold text-caption text-text-3">{children}</h3>
}

/** Characters shown around what offends. */
const around = 160

function Marked({ text, span }: { text: string; span: { from: number; to: number } | undefined }) {
  const { from, to } = span ?? { from: 0, to: 0 }
  const start = Math.max(0, from - around)
  const end = Math.min(text.length, Math.max(to, from + 1) + around)
  return (
    <pre className="whitespace-pre-wrap break-all rounded-control bg-sunken px-2 py-1 font-mono text-status">
      {start > 0 && '…'}
      {text.slice(start, from)}
      {to > from && <mark className="rounded-chip bg-bad-soft px-0.5 text-bad-text">{text.slice(from, to)}</mark>}
      {text.slice(to, end)}
      {end < text.length && '…'}
    </pre>
  )
}
