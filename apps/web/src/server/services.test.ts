import { createLocalServices } from '@gatewright/adapters'
import { liveSnapshotName, saveServiceSnapshot } from '@gatewright/db'
import { servicesSnapshotSchema } from '@gatewright/definition'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from './context.ts'
import { createCaller } from './router.ts'
import { testContext } from './test-context.ts'

let made: Awaited<ReturnType<typeof testContext>>
let services: ReturnType<typeof createLocalServices>
let caller: ReturnType<typeof createCaller>
let context: Context
beforeEach(async () => {
  made = await testContext()
  services = createLocalServices()
  context = {
    ...made.context,
    gateway: {
      ...made.context.gateway,
      services: async (method, path, body) => {
        if (path === '/services/snapshot' && method === 'GET') return { changes: 1, snapshot: services.snapshot() }
        if (path === '/services/snapshot') return services.restore(body)
        throw new Error(`${method} ${path}`)
      },
    },
  }
  caller = createCaller(context)
})
afterEach(() => made.close())

const table = { name: 'orders', hash: { name: 'id', type: 'S' }, items: [{ id: { S: 'o-1' }, total: { N: '5' } }] }

describe('snapshots', () => {
  test('are taken of the live state, listed, loaded and removed', async () => {
    services.restore({ tables: [table] })
    await caller.services.take({ name: 'one order' })
    await caller.services.load({})
    expect(services.snapshot().tables).toEqual([])
    expect(await caller.services.snapshots()).toMatchObject([{ name: 'one order', size: expect.any(Number) }])
    await caller.services.load({ name: 'one order' })
    expect(services.snapshot().tables).toMatchObject([{ name: 'orders', items: [{ id: { S: 'o-1' } }] }])
    await caller.services.remove({ name: 'one order' })
    expect(await caller.services.snapshots()).toEqual([])
    await expect(caller.services.load({ name: 'one order' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('are edited as text; what is wrong is told with its place', async () => {
    await caller.services.saveText({ name: 'seed', text: JSON.stringify({ tables: [table] }) })
    expect(JSON.parse(await caller.services.text({ name: 'seed' }))).toMatchObject({ tables: [{ name: 'orders' }] })
    await expect(caller.services.saveText({ name: 'seed', text: '{"tables":[{}]}' })).rejects.toThrow('tables.0.name')
    await expect(caller.services.saveText({ name: 'seed', text: '{' })).rejects.toThrow('This is no JSON')
    await expect(caller.services.saveText({ name: liveSnapshotName, text: '{}' })).rejects.toThrow(
      'Choose another name',
    )
    await caller.services.saveText({ text: '{"parameters":[{"name":"p","value":"v"}]}' })
    expect(services.snapshot().parameters).toMatchObject([{ name: 'p' }])
  })

  test('what the gateway keeps for itself is in no list', async () => {
    await saveServiceSnapshot(context.database, liveSnapshotName, servicesSnapshotSchema.parse({}))
    expect(await caller.services.snapshots()).toEqual([])
  })
})

test('a simulation starts from the snapshot that it names, changes nothing of it, and from empty otherwise', async () => {
  const { apiId } = await caller.api.create({ name: 'Shop' })
  const { design, revision } = await caller.api.get({ apiId })
  const { definition } = design
  if (definition.kind !== 'REST') throw new Error('not REST')
  const method = {
    authorizationType: 'NONE',
    methodResponses: { 200: {} },
    integration: {
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/UpdateItem',
      requestTemplates: {
        'application/json':
          '{"TableName":"orders","Key":{"id":{"S":"o-1"}},"UpdateExpression":"ADD #t :one","ExpressionAttributeNames":{"#t":"total"},"ExpressionAttributeValues":{":one":{"N":"1"}},"ReturnValues":"ALL_NEW"}',
      },
      integrationResponses: { 200: {} },
    },
  }
  await caller.design.save({
    apiId,
    baseRevision: revision,
    label: 'Add a method',
    patches: [
      { op: 'add', path: ['definition', 'resources', definition.rootResourceId, 'methods', 'POST'], value: method },
    ],
  } as never)
  await caller.services.saveText({ name: 'seed', text: JSON.stringify({ tables: [table] }) })
  const run = async (snapshot?: string) => {
    const { outcome } = await caller.console.simulate({
      apiId,
      source: { type: 'draft' },
      request: { method: 'POST', path: '/', headers: [], body: '' },
      seed: 1,
      clock: 1_768_478_400_000,
      ...(snapshot !== undefined && { snapshot }),
    })
    return Buffer.from(outcome.answer.body, 'base64').toString()
  }
  expect(JSON.parse(await run('seed'))).toMatchObject({ Attributes: { total: { N: '6' } } })
  expect(await run('seed')).toBe(await run('seed'))
  expect(await run()).toContain('ResourceNotFoundException')
  await expect(run('none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
