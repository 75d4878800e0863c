'use client'

import { useState } from 'react'
import { Count } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CheckIcon, CloseIcon, ImportIcon, PlayIcon, PlusIcon, TrashIcon } from '@/ui/icons'
import { Input, TextArea } from '@/ui/input'
import { Select } from '@/ui/select'
import { Words } from '../bench/words.tsx'
import type { TemplateSample } from '../preview-protocol.ts'
import type { CaseResult, Comparison, TemplateCase } from './template-case.ts'
import type { Cases } from './use-cases.ts'
import type { useTestRun } from './use-test-run.ts'

const comparisons: readonly { value: Comparison; label: string }[] = [
  { value: 'exact', label: 'exactly' },
  { value: 'json', label: 'equal as JSON' },
  { value: 'part', label: 'as a part' },
]

type TestsPanelProps = {
  cases: Cases
  testing: ReturnType<typeof useTestRun>
  sample: TemplateSample
  output: string
  onUse: (sample: TemplateSample) => void
  /** shows what the cases run, in the gutter of the template */
  onRan: () => void
}

/** Inputs saved with the output that they should give: run all of them, see what is other, keep what is right now. */
export function TestsPanel({ cases, testing, sample, output, onUse, onRan }: TestsPanelProps) {
  const [open, setOpen] = useState<string>()
  const add = () => {
    const id = crypto.randomUUID()
    const comparison: Comparison = /^\s*[{[]/.test(output) ? 'json' : 'exact'
    cases.save({ id, name: `Test ${cases.cases.length + 1}`, sample, expected: output, comparison })
  }
  return (
    <section aria-label="Tests" className="flex flex-col">
      <div className="flex items-center gap-2 border-line border-b px-4 py-1.5">
        <Button
          size="small"
          icon={PlayIcon}
          disabled={cases.cases.length === 0 || testing.running}
          onClick={() => void testing.start(cases.cases).then(onRan)}
        >
          Run all
        </Button>
        <Button size="small" icon={PlusIcon} onClick={add}>
          Save input and output as a test
        </Button>
        <span role="status" aria-label="Test results" className="ml-auto text-small text-text-2">
          {summary(cases.cases, testing)}
        </span>
      </div>
      {cases.cases.length === 0 && (
        <p className="px-4 py-3 text-dense text-text-3">
          No tests. Save what stands here as one: it will say when the template prints something else.
        </p>
      )}
      <ul>
        {cases.cases.map((test) => (
          <li key={test.id} className="border-line border-b last:border-b-0">
            <CaseRow
              test={test}
              result={testing.run?.results.get(test.id)}
              open={open === test.id}
              onOpen={() => setOpen(open === test.id ? undefined : test.id)}
              onUse={() => onUse(test.sample)}
              onRemove={() => cases.remove(test.id)}
              onSave={cases.save}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many cases there are, red when one fails. */
export function TestCount({ cases, testing }: Pick<TestsPanelProps, 'cases' | 'testing'>) {
  if (cases.cases.length === 0) return null
  const results = [...(testing.run?.results.values() ?? [])]
  const tone = results.length === 0 ? 'neutral' : results.every(({ passed }) => passed) ? 'ok' : 'bad'
  return <Count tone={tone}>{cases.cases.length}</Count>
}

function summary(cases: readonly TemplateCase[], { run, running }: TestsPanelProps['testing']): string {
  if (running) return 'Running…'
  if (run === undefined || cases.length === 0) return ''
  const passed = cases.filter(({ id }) => run.results.get(id)?.passed).length
  return `${passed} of ${cases.length} passed`
}

type CaseRowProps = {
  test: TemplateCase
  result: CaseResult | undefined
  open: boolean
  onOpen: () => void
  onUse: () => void
  onRemove: () => void
  onSave: (test: TemplateCase) => void
}

function CaseRow({ test, result, open, onOpen, onUse, onRemove, onSave }: CaseRowProps) {
  const Glyph = result === undefined ? undefined : result.passed ? CheckIcon : CloseIcon
  return (
    <>
      <div className="flex min-h-9 items-center gap-2 px-4">
        <span className={classNames('w-4 flex-none', result?.passed === true ? 'text-ok-text' : 'text-bad-text')}>
          {Glyph !== undefined && <Glyph size={15} />}
          {result !== undefined && <span className="sr-only">{result.passed ? 'Passed' : 'Failed'}</span>}
        </span>
        <button
          type="button"
          aria-expanded={open}
          className="min-w-0 flex-1 truncate text-left text-dense"
          onClick={onOpen}
        >
          <span className="font-medium">{test.name}</span>
          <span className="ml-2 text-small text-text-3">
            {result?.message === undefined ? (
              comparisons.find(({ value }) => value === test.comparison)?.label
            ) : (
              <Words text={result.message} />
            )}
          </span>
        </button>
        <IconButton label={`Use the input of ${test.name}`} icon={ImportIcon} size={24} onClick={onUse} />
        <IconButton label={`Remove ${test.name}`} icon={TrashIcon} size={24} onClick={onRemove} />
      </div>
      {open && (
        <div className="flex flex-col gap-2 px-10 pb-3">
          <div className="flex items-center gap-2">
            <Input
              aria-label="Name of the test"
              key={test.name}
              defaultValue={test.name}
              onBlur={(event) => event.target.value !== test.name && onSave({ ...test, name: event.target.value })}
            />
            <Select
              aria-label="Compare the output"
              className="w-36 flex-none"
              value={test.comparison}
              options={comparisons}
              onChange={(comparison) => onSave({ ...test, comparison })}
            />
            <Button
              size="small"
              disabled={result?.output === undefined || result.output === test.expected}
              onClick={() => onSave({ ...test, expected: result?.output ?? test.expected })}
            >
              Expect what came
            </Button>
          </div>
          <TextArea
            mono
            aria-label="Expected output"
            rows={4}
            key={test.expected}
            defaultValue={test.expected}
            onBlur={(event) =>
              event.target.value !== test.expected && onSave({ ...test, expected: event.target.value })
            }
          />
        </div>
      )}
    </>
  )
}
