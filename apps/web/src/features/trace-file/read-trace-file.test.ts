import { expect, test } from 'vitest'
import { readTraceFile } from './read-trace-file.ts'

const file = (text: string, size = text.length) => ({ name: 'a.json', size, text: async () => text })

test('a file is read as JSON', async () => {
  expect(await readTraceFile(file('{"format":"gatewright-share"}'))).toEqual({ format: 'gatewright-share' })
})

test.each<[string, ReturnType<typeof file>, string]>([
  ['what is too large is not even read', file('{}', 3_000_000), 'a.json has 3.0 MB; trace files have 2 MB at most.'],
  ['what was cut off is told with the place', file('{"a":\n[1,'), 'Line 2, column 4 is no JSON'],
  ['what is empty is told', file(''), 'It is empty'],
])('%s', async (_, given, message) => {
  await expect(readTraceFile(given)).rejects.toThrow(message)
})
