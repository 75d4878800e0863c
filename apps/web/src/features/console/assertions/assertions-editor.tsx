'use client'

import { Button, IconButton } from '@/ui/button'
import { CheckIcon, ChevronDownIcon, ChevronUpIcon, CloseIcon, PlusIcon, ValidatorIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { Select } from '@/ui/select'
import { assertWhatCame } from './assert-what-came.ts'
import { type Assertion, type AssertionKind, type Extraction, mostAssertions } from './assertion.ts'
import { AssertionFields } from './assertion-fields.tsx'
import { assertionKinds } from './assertion-kinds.ts'
import type { AnswerFacts, AssertionResult } from './assertion-result.ts'
import type { ExtractedValue } from './extract-values.ts'
import { ExtractionsEditor } from './extractions-editor.tsx'

/** The last answer and what it says to the request's assertions and extractions, in their order. */
export type CheckedAnswer = {
  readonly facts: AnswerFacts
  readonly results: readonly AssertionResult[]
  readonly values: readonly ExtractedValue[]
}

type AssertionsEditorProps = {
  assertions: readonly Assertion[]
  extractions: readonly Extraction[]
  /** undefined before the first answer */
  answer: CheckedAnswer | undefined
  /** names of the API's models */
  models: readonly string[]
  onChange: (change: { assertions?: Assertion[]; extractions?: Extraction[] }) => void
}

/** What is expected of the answer, a row per assertion with what came of it beside, and what the answer gives to others. */
export function AssertionsEditor({ assertions, extractions, answer, models, onChange }: AssertionsEditorProps) {
  const set = (next: Assertion[]) => onChange({ assertions: next })
  const move = (index: number, by: number) => {
    const next = [...assertions]
    const [moved] = next.splice(index, 1)
    if (moved !== undefined) next.splice(index + by, 0, moved)
    set(next)
  }
  return (
    <>
      {assertions.length === 0 && (
        <p className="mb-2 text-dense text-text-3">
          Nothing is expected of the answer yet. Send the request and assert what came, or add an assertion.
        </p>
      )}
      <ol aria-label="Expected" className="flex flex-col gap-2">
        {assertions.map((assertion, index) => (
          // rows have no identity of their own: the place is the key, so that the caret stays while typing
          <li key={`assertion-${index.toString()}`}>
            <Row
              name={`Assertion ${index + 1}`}
              assertion={assertion}
              result={answer?.results[index]}
              models={models}
              onChange={(next) => set(assertions.map((each, at) => (at === index ? next : each)))}
              onRemove={() => set(assertions.filter((_, at) => at !== index))}
              onUp={index === 0 ? undefined : () => move(index, -1)}
              onDown={index === assertions.length - 1 ? undefined : () => move(index, 1)}
            />
          </li>
        ))}
      </ol>
      <div className="mt-2 flex gap-2">
        <Menu
          label="Add assertion"
          items={assertionKinds.map(({ label, detail, start }) => ({
            label,
            detail,
            onSelect: () => set([...assertions, start]),
          }))}
        >
          <Button size="small" icon={PlusIcon} disabled={assertions.length >= mostAssertions}>
            Add assertion
          </Button>
        </Menu>
        <Button
          size="small"
          icon={ValidatorIcon}
          disabled={answer === undefined}
          title={answer === undefined ? 'Send the request first' : undefined}
          onClick={() =>
            answer !== undefined && set([...assertions, ...newOnes(assertions, assertWhatCame(answer.facts))])
          }
        >
          Assert what came
        </Button>
      </div>
      <ExtractionsEditor
        extractions={extractions}
        values={answer?.values}
        onChange={(next) => onChange({ extractions: next })}
      />
    </>
  )
}

/** Those that are not asserted yet. */
function newOnes(known: readonly Assertion[], made: readonly Assertion[]): Assertion[] {
  const texts = new Set(known.map((assertion) => JSON.stringify(assertion)))
  return made
    .filter((assertion) => !texts.has(JSON.stringify(assertion)))
    .slice(0, Math.max(0, mostAssertions - known.length))
}

type RowProps = {
  name: string
  assertion: Assertion
  result: AssertionResult | undefined
  models: readonly string[]
  onChange: (assertion: Assertion) => void
  onRemove: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

function Row({ name, assertion, result, models, onChange, onRemove, onUp, onDown }: RowProps) {
  return (
    <>
      <div className="flex items-start gap-1.5 text-dense">
        <span className="flex h-[26px] w-4 flex-none items-center">
          {result !== undefined &&
            (result.passed ? (
              <CheckIcon size={14} className="text-ok-text" title="Passed" />
            ) : (
              <CloseIcon size={14} className="text-bad-text" title="Failed" />
            ))}
        </span>
        <Select
          aria-label={`${name} kind`}
          className="w-24 flex-none"
          value={assertion.kind}
          options={assertionKinds.map(({ kind, label }) => ({ value: kind, label }))}
          onChange={(kind) => onChange(startOf(kind))}
        />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
          <AssertionFields name={name} assertion={assertion} onChange={onChange} models={models} />
        </div>
        <span className="flex flex-none">
          <IconButton
            label={`Move ${name.toLowerCase()} up`}
            icon={ChevronUpIcon}
            iconSize={12}
            size={24}
            disabled={onUp === undefined}
            onClick={onUp}
          />
          <IconButton
            label={`Move ${name.toLowerCase()} down`}
            icon={ChevronDownIcon}
            iconSize={12}
            size={24}
            disabled={onDown === undefined}
            onClick={onDown}
          />
          <IconButton
            label={`Remove ${name.toLowerCase()}`}
            icon={CloseIcon}
            iconSize={12}
            size={24}
            onClick={onRemove}
          />
        </span>
      </div>
      {result !== undefined && !result.passed && (
        <p className="mt-1 ml-[22px] text-small text-text-2">
          <span className="text-bad-text">Expected</span> <code className="break-all font-mono">{result.expected}</code>
          <span className="text-bad-text"> · came</span> <code className="break-all font-mono">{result.actual}</code>
          <span className="text-text-3"> · {result.place}</span>
        </p>
      )}
    </>
  )
}

function startOf(kind: AssertionKind): Assertion {
  return assertionKinds.find((each) => each.kind === kind)?.start ?? { kind: 'status', expected: '200' }
}
