import { expect, test } from 'vitest'
import { inRun, readBreakpoints, withLine, withPhase, writeBreakpoints } from './breakpoints.ts'

function memory(initial: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(initial))
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage
}

test('breakpoints are kept per API, and setting one again takes it away', () => {
  const storage = memory()
  const set = withLine(withPhase(readBreakpoints('a', storage), 'authorize'), 'r:GET:integrationRequest:t', 3)
  writeBreakpoints('a', set, storage)
  expect(readBreakpoints('a', storage)).toEqual(set)
  expect(readBreakpoints('b', storage).phases).toEqual([])
  expect(withPhase(set, 'authorize').phases).toEqual([])
  expect(withLine(set, 'r:GET:integrationRequest:t', 3).lines).toEqual({ 'r:GET:integrationRequest:t': [] })
})

test.each(['{', '1', '{"phases":3}', 'null'])('broken storage reads as none: %s', (text) => {
  expect(readBreakpoints('a', memory({ 'gatewright:breakpoints:a': text }))).toEqual({ phases: [], lines: {} })
})

test('lines count in the phase whose template it is', () => {
  const { lines } = inRun(
    { phases: [], lines: { one: [[2, '']], two: [[3, '']] } },
    new Map([['integrationRequest', 'two']]),
  )
  expect([...lines].map(([phase, at]) => [phase, [...at.keys()]])).toEqual([['integrationRequest', [3]]])
})
