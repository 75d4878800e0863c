'use client'

import { useMemo, useState } from 'react'
import { Button } from '@/ui/button'
import { UndoIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { describeIntervention } from '../trace/describe-intervention.ts'
import { phaseLabel } from '../trace/phase-labels.ts'
import { ChangeFields } from './change-fields.tsx'
import { type ChangeErrors, changeFormOf, readChangeForm } from './change-form.ts'
import { TemplateStepper } from './template-stepper.tsx'
import type { Breakpoints } from './use-breakpoints.ts'
import type { Stepping } from './use-stepping.ts'

/** Where a run stands: the template that is being rendered, or what the phase gave, to be changed. */
export function StepPane({ stepping, breakpoints }: { stepping: Stepping; breakpoints: Breakpoints }) {
  const { place, stops, template, shown, error } = stepping
  const recording = stops.find(({ phase }) => phase === place.phase)?.recording
  const isInside = place.step !== undefined && template !== undefined && recording !== undefined
  return (
    <section aria-label="Where the run stands" className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="truncate font-semibold text-base">
          {isInside ? `Template of ${phaseLabel(place.phase)}` : `Behind ${phaseLabel(place.phase)}`}
        </h2>
        {!isInside && recording !== undefined && (
          <Button size="small" className="ml-auto" onClick={() => stepping.goTo({ phase: place.phase, step: 0 })}>
            Into its template
          </Button>
        )}
      </header>
      {error !== undefined && (
        <div className="flex-none p-3">
          <Notice tone="bad" title="The run could not go on with this value">
            {error}
          </Notice>
        </div>
      )}
      {isInside && place.step !== undefined ? (
        <TemplateStepper
          template={template}
          recording={recording}
          step={place.step}
          from={stepping.from}
          breakpoints={breakpoints}
          onGo={(step) =>
            stepping.goTo({ phase: place.phase, step: Math.max(0, Math.min(step, recording.steps.length - 1)) })
          }
          onChange={stepping.change}
        />
      ) : (
        <Boundary key={`${shown.id} ${place.phase}`} stepping={stepping} />
      )}
    </section>
  )
}

/** What came out of a phase, as a form: what is changed there is what the run goes on with. */
function Boundary({ stepping }: { stepping: Stepping }) {
  const { place, shown, changes } = stepping
  const before = useMemo(() => changeFormOf(shown.run, place.phase), [shown.run, place.phase])
  const [form, setForm] = useState(before)
  const [errors, setErrors] = useState<ChangeErrors>({})
  const own = changes.filter(({ phase }) => phase === place.phase)
  const calledAnew = shown.run.calledAnew ?? []
  const apply = () => {
    if (before === undefined || form === undefined) return
    const read = readChangeForm(before, form)
    if ('errors' in read) return setErrors(read.errors)
    setErrors({})
    if (read.change !== undefined) stepping.change(read.change)
  }
  return (
    <form
      aria-label="What came out"
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <div className="min-h-0 flex-1 overflow-auto px-4 py-2">
        {own.length > 0 && (
          <div className="mb-2">
            <Notice tone="warn" title="Changed by you: from here on this is not what the service would do">
              {own.map(describeIntervention).join('; ')}
              {calledAnew.length > 0 && `. Called anew: ${calledAnew.join(', ')}`}
            </Notice>
          </div>
        )}
        {form === undefined ? (
          <p className="py-1 text-dense text-text-3">
            Nothing comes out of {phaseLabel(place.phase)} that could be changed. Step on.
          </p>
        ) : (
          <ChangeFields form={form} errors={errors} onChange={setForm} />
        )}
      </div>
      <footer className="flex flex-none items-center gap-2 border-line border-t px-4 py-2">
        <p className="min-w-0 flex-1 text-small text-text-3">
          The same request, seed and clock run again with the change.
        </p>
        {own.length > 0 && (
          <Button size="small" icon={UndoIcon} disabled={stepping.busy} onClick={() => stepping.takeBack(place.phase)}>
            Take back
          </Button>
        )}
        <Button size="small" type="submit" disabled={form === undefined || form === before || stepping.busy}>
          Change
        </Button>
      </footer>
    </form>
  )
}
