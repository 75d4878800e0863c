'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import type { Bench } from './use-bench.ts'

/** Asks when a breakpoint stops. */
export function ConditionDialog({ bench, line, onClose }: { bench: Bench; line: number; onClose: () => void }) {
  const [condition, setCondition] = useState(bench.breakpoints.get(line) ?? '')
  const save = () => {
    bench.onBreakpoints(new Map(bench.breakpoints).set(line, condition.trim()))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Breakpoint on line ${line}`}
      width={460}
      footer={
        <Button variant="primary" onClick={save}>
          Save
        </Button>
      }
    >
      <form
        className="px-5 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field label="Condition" help="What stands in #if(…). Empty: it stops every time.">
          {(control) => (
            <Input
              {...control}
              mono
              autoFocus
              placeholder="$item.qty > 2"
              value={condition}
              onChange={(event) => setCondition(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
