import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { functionUri, restApi } from '@gatewright/engine/testing'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildOptions } from '../build-options.mjs'
import { account, pushedStage, token } from '../testing/start-gateway.ts'

let folder: string
beforeAll(async () => {
  // below the workspace, so that packages outside of the bundle are found
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  await mkdir(dist, { recursive: true })
  folder = await mkdtemp(`${dist}test-`)
  await build({ ...buildOptions, outdir: folder, sourcemap: false })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const started: ChildProcess[] = []
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})
const start = (env: { [name: string]: string }) => {
  const child = spawn(process.execPath, [`${folder}/main.mjs`], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { text: '' }
  child.stderr.on('data', (chunk) => {
    said.text += String(chunk)
  })
  return { child, said, ended: once(child, 'exit').then(([code]) => code as number | null) }
}
const listening = async () => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, port: (server.address() as AddressInfo).port }
}
const freePort = async () => {
  const { server, port } = await listening()
  await new Promise((closed) => server.close(closed))
  return port
}
const answer = (port: number, path: string, init?: RequestInit) =>
  expect.poll(
    () =>
      fetch(`http://127.0.0.1:${port}${path}`, init).then(
        (response) => response.status,
        () => 0,
      ),
    {
      timeout: 15_000,
    },
  )

describe('the process as it is built', () => {
  test('starts without a database, takes deployments, runs a handler, and ends when told to', async () => {
    const [port, internalPort] = [await freePort(), await freePort()]
    const { child, said, ended } = start({
      GATEWAY_PORT: String(port),
      GATEWAY_INTERNAL_PORT: String(internalPort),
      GATEWAY_INTERNAL_TOKEN: token,
    })
    await answer(port, '/').toBe(200)
    const proxy = { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('f') } } as const
    const source = 'exports.handler = async () => ({ statusCode: 200, body: "from the sandbox" })'
    const backends = { functions: { f: { code: { type: 'HANDLER', source } } } }
    const stages = [pushedStage('abc', restApi({ '/f': { GET: proxy } }), { backends })]
    await answer(internalPort, '/deployments', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ stages, account }),
    }).toBe(200)
    const response = await fetch(`http://127.0.0.1:${port}/abc/dev/f`)
    expect([response.status, await response.text()]).toEqual([200, 'from the sandbox'])
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(said.text).toBe('')
  })

  test('says which port is taken, and ends', async () => {
    const { server, port } = await listening()
    const { said, ended } = start({ GATEWAY_PORT: String(port) })
    expect(await ended).toBe(1)
    expect(said.text).toContain(String(port))
    server.close()
  })

  test('names the variable of the environment that is wrong, and ends', async () => {
    const { said, ended } = start({ GATEWAY_PORT: 'many' })
    expect(await ended).toBe(1)
    expect(said.text).toContain('GATEWAY_PORT')
  })

  test('a database that cannot be read is told, and the port opens', async () => {
    const port = await freePort()
    const file = `${folder}/broken.db`
    await writeFile(file, 'no database at all, but a text of some length'.repeat(100))
    const { said } = start({ GATEWAY_PORT: String(port), DATABASE_URL: `file:${file}` })
    await answer(port, '/').toBe(200)
    expect(said.text).toContain('No stages were read from the database')
    expect(await readFile(file, 'utf8')).toMatch(/^no database at all/)
  })

  test('before there is a database it starts without a word', async () => {
    const port = await freePort()
    const { said } = start({ GATEWAY_PORT: String(port), DATABASE_URL: 'file:/nowhere/none.db' })
    await answer(port, '/').toBe(200)
    expect(said.text).toBe('')
  })
})
