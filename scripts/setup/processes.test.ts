import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inRoot } from './root.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-processes-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs two programs as `npm start` does; each says its process id first. */
function together(first: string, second: string): { parent: ChildProcess; output: () => string } {
  const main = join(folder, 'main.mjs')
  const processes = pathToFileURL(inRoot('scripts', 'setup', 'processes.mjs')).href
  const child = (code: string) => JSON.stringify(['-e', `console.log('child', process.pid);${code}`])
  writeFileSync(
    main,
    `import { Processes } from ${JSON.stringify(processes)}
const processes = new Processes()
processes.start('The first', ${child(first)}, {})
processes.start('The second', ${child(second)}, {})
process.exitCode = await processes.ended
`,
  )
  let output = ''
  const parent = spawn(process.execPath, [main])
  for (const stream of [parent.stdout, parent.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  return { parent, output: () => output }
}

const childrenIn = (output: string) => [...output.matchAll(/child (\d+)/g)].map(([, pid]) => Number(pid))
const lives = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const exitOf = (parent: ChildProcess) => new Promise<number | null>((resolve) => parent.once('exit', resolve))
const stay = 'setInterval(() => {}, 1000)'

it.each(['SIGINT', 'SIGTERM'] as const)('%s ends both, and the command with 0', async (signal) => {
  const { parent, output } = together(stay, stay)
  await expect.poll(() => childrenIn(output()), { timeout: 10_000 }).toHaveLength(2)
  const exit = exitOf(parent)
  parent.kill(signal)
  expect(await exit).toBe(0)
  expect(childrenIn(output()).filter(lives)).toEqual([])
})

it('when one ends by itself the other is ended too, and the command tells which and fails', async () => {
  const { parent, output } = together(stay, 'setTimeout(() => process.exit(3), 300)')
  expect(await exitOf(parent)).toBe(3)
  expect(output()).toContain('The second ended with exit code 3; so everything is ended.')
  expect(childrenIn(output()).filter(lives)).toEqual([])
})

it('what does not end when asked is killed', async () => {
  const { parent, output } = together(`process.on('SIGTERM', () => {});${stay}`, stay)
  await expect.poll(() => childrenIn(output()), { timeout: 10_000 }).toHaveLength(2)
  const exit = exitOf(parent)
  parent.kill('SIGTERM')
  expect(await exit).toBe(0)
  expect(childrenIn(output()).filter(lives)).toEqual([])
})
