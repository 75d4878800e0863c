import { createContext, type ReactNode, useContext } from 'react'
import { copyText } from '@/ui/copy-text'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { CopyIcon, InfoIcon, WarningIcon } from '../../ui/icons.tsx'
import { OpenInPlayground } from './open-in-playground.tsx'
import type { DetailPart } from './trace-rows.ts'

/** Whether a trace is for reading alone, as in a frame of somebody else's page. */
export const PassiveTrace = createContext(false)

type DetailViewProps = { label: string; went: DetailPart[]; rule: DetailPart[]; came: DetailPart[] }

/** What went into a phase, what decided there, and what came out of it; side by side where there is room. */
export function DetailView({ label, went, rule, came }: DetailViewProps) {
  return (
    <div role="group" aria-label={`${label} in detail`} className="@container border-line border-b bg-line">
      <div
        className={classNames(
          'grid grid-cols-1 gap-px',
          rule.length === 0 ? '@sm:grid-cols-2' : '@sm:grid-cols-2 @3xl:grid-cols-3',
        )}
      >
        <DetailColumn title="What went in" parts={went} />
        {rule.length > 0 && <DetailColumn title="Rule" parts={rule} />}
        <DetailColumn title="What came out" parts={came} wide={rule.length > 0} />
      </div>
    </div>
  )
}

type DetailColumnProps = {
  title: string
  parts: DetailPart[] /** takes a line of its own where two stand beside each other */
  wide?: boolean
}

function DetailColumn({ title, parts, wide = false }: DetailColumnProps) {
  return (
    <section
      aria-label={title}
      className={classNames('min-w-0 bg-surface px-4 py-3', wide && '@sm:col-span-2 @3xl:col-span-1')}
    >
      <h3 className="mb-2 font-semibold text-caption text-text-3">{title}</h3>
      {parts.length === 0 && <p className="text-small text-text-3">Nothing.</p>}
      <div className="flex flex-col gap-3">
        {parts.map((part, index) => (
          <Part key={`${part.title}-${index.toString()}`} part={part} />
        ))}
      </div>
    </section>
  )
}

function Part({ part }: { part: DetailPart }) {
  switch (part.kind) {
    case 'json':
      return <Code title={part.title} text={JSON.stringify(part.value, null, 2)} />
    case 'text':
      return (
        <>
          <Code title={part.title} text={part.text === '' ? '(empty)' : part.text}>
            {part.rendering !== undefined && <OpenInPlayground rendering={part.rendering} title="From a run" />}
          </Code>
          {part.truncated && <p className="text-small text-warn-text">Cut here: the rest was not kept.</p>}
        </>
      )
    case 'headers':
      return (
        <div>
          <PartTitle>{part.title}</PartTitle>
          {part.headers.length === 0 && <p className="text-small text-text-3">None.</p>}
          <dl className="grid grid-cols-[minmax(96px,auto)_1fr] gap-x-3 font-mono text-status">
            {part.headers.map(([name, value], index) => (
              <div key={`${name}-${index.toString()}`} className="contents">
                <dt className="text-text-2">{name}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ))}
          </dl>
          {part.headers.some(([, value]) => /^\*{3,}/.test(value)) && (
            <p className="mt-0.5 text-small text-text-3">Masked here: the whole value was sent.</p>
          )}
        </div>
      )
    case 'note': {
      const tone = { info: 'text-text-2', warn: 'text-warn-text', bad: 'text-bad-text' }[part.tone]
      const Glyph = part.tone === 'info' ? InfoIcon : WarningIcon
      return (
        <div className="flex gap-2 text-dense">
          <Glyph size={13} className={classNames('mt-0.5', tone)} />
          <div className="min-w-0">
            <PartTitle>{part.title}</PartTitle>
            <p className={classNames('break-all font-mono text-status', part.tone !== 'info' && tone)}>{part.text}</p>
          </div>
        </div>
      )
    }
  }
}

function PartTitle({ children }: { children: string }) {
  return <p className="mb-0.5 text-small text-text-2">{children}</p>
}

function Code({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const isPassive = useContext(PassiveTrace)
  return (
    <div className="min-w-0">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <PartTitle>{title}</PartTitle>
        {!isPassive && (
          <span className="flex flex-none gap-1">
            {children}
            <IconButton
              label={`Copy ${title}`}
              icon={CopyIcon}
              iconSize={13}
              size={24}
              onClick={() => void copyText(text, `${title} is in the clipboard.`)}
            />
          </span>
        )}
      </div>
      <pre className="whitespace-pre-wrap break-all rounded-control bg-sunken px-2.5 py-1.5 font-mono text-status">
        {text}
      </pre>
    </div>
  )
}
