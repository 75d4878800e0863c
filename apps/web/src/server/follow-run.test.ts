import { AppError } from '@gatewright/db'
import type { TraceEvent } from '@gatewright/engine'
import { expect, test, vi } from 'vitest'
import type { Watching } from './console-run.ts'
import { type Followed, followRun } from './follow-run.ts'
import type { Run } from './run.ts'

const event = (phase: string): TraceEvent => ({ type: 'phaseStarted', phase, at: 0 })
const run = { id: 'r' } as Run

async function all(told: AsyncIterable<Followed>): Promise<Followed[]> {
  const parts: Followed[] = []
  for await (const part of told) parts.push(part)
  return parts
}

test('events are told while the run is under way, the run at its end', async () => {
  let end: (() => void) | undefined
  const told = followRun(async ({ onEvent }: Watching) => {
    onEvent?.(event('accept'), 1)
    await new Promise<void>((resolve) => {
      end = resolve
    })
    onEvent?.(event('waf'), 2)
    return run
  }, undefined)
  expect((await told.next()).value).toEqual({ events: [event('accept')], realTimes: [1] })
  end?.()
  expect((await all(told)).at(-1)).toEqual({ run })
})

test('a refusal is told in its words, a defect is not', async () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const refused = followRun(async () => {
    throw new AppError('refused', 'Nothing is deployed.')
  }, undefined)
  expect(await all(refused)).toEqual([{ failed: 'Nothing is deployed.' }])
  const defect = followRun(async () => {
    throw new Error('secret detail')
  }, undefined)
  expect(JSON.stringify(await all(defect))).not.toContain('secret detail')
  expect(complain).toHaveBeenCalled()
  complain.mockRestore()
})

test.each(['the signal', 'whoever stops listening'])('%s ends the run', async (by) => {
  const controller = new AbortController()
  let ended = false
  const told = followRun(({ onEvent, signal }: Watching) => {
    onEvent?.(event('accept'), 0)
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        ended = true
        reject(new AppError('gone', 'Cancelled.'))
      })
    })
  }, controller.signal)
  await told.next()
  if (by === 'the signal') {
    controller.abort()
    expect(await all(told)).toEqual([{ failed: 'Cancelled.' }])
  } else await told.return(undefined)
  expect(ended).toBe(true)
})
