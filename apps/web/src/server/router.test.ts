import { signInvocation } from '@gatewright/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsoleRequest } from './console-request.ts'
import { gatewayRequest } from './gateway-request.ts'
import { createCaller } from './router.ts'
import { testContext } from './test-context.ts'

let test: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
beforeAll(async () => {
  test = await testContext()
  api = createCaller(test.context)
})
afterAll(() => test.close())

async function ordersApi(): Promise<string> {
  return (await api.api.createFromExample({ example: 'orders' })).apiId
}

describe('api', () => {
  it('lists a new API with its counts, and no longer after it is removed', async () => {
    const apiId = await ordersApi()
    const listed = (await api.api.list()).find(({ id }) => id === apiId)
    expect(listed).toMatchObject({
      name: 'orders',
      kind: 'REST',
      resourceCount: 4,
      methodCount: 5,
      undeployedChanges: null,
    })
    await api.api.remove({ apiId })
    expect((await api.api.list()).some(({ id }) => id === apiId)).toBe(false)
    await expect(api.api.get({ apiId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('brings a deleted API back, and its stages to the gateway, until it is purged', async () => {
    const apiId = await ordersApi()
    await api.deployment.create({ apiId, stageName: 'dev' })
    await api.api.remove({ apiId })
    expect(test.pushes.at(-1)).toMatchObject({ stages: [], apiIds: [apiId] })
    expect(await api.api.deleted()).toContainEqual(
      expect.objectContaining({ id: apiId, name: 'orders', goneAt: test.context.now() + 30 * 86_400_000 }),
    )
    await api.api.restore({ apiId })
    expect(test.pushes.at(-1)).toMatchObject({ stages: [{ apiId, stageName: 'dev' }], apiIds: [apiId] })
    expect(await api.api.get({ apiId })).toMatchObject({ name: 'orders' })
    await api.api.remove({ apiId })
    await api.api.purge({ apiId })
    expect((await api.api.deleted()).some(({ id }) => id === apiId)).toBe(false)
    await expect(api.api.restore({ apiId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps the requests of an example with its copy', async () => {
    const apiId = await ordersApi()
    const [first] = (await api.savedRequest.tree({ apiId })).requests
    expect(first).toMatchObject({ name: 'List orders', document: { request: { method: 'GET' } } })
  })

  it('gives the draft another name as one more revision', async () => {
    const apiId = await ordersApi()
    expect(await api.api.rename({ apiId, name: ' sales ' })).toEqual({ revision: 1 })
    expect(await api.api.get({ apiId })).toMatchObject({ name: 'sales', design: { definition: { name: 'sales' } } })
    await expect(api.api.rename({ apiId, name: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('copies the draft and its saved requests, and neither stages nor deployments', async () => {
    const apiId = await ordersApi()
    await api.deployment.create({ apiId, stageName: 'dev' })
    const copy = await api.api.duplicate({ apiId })
    expect(copy.name).toBe('orders copy')
    expect(await api.api.get({ apiId: copy.apiId })).toMatchObject({ stages: [], deployments: [] })
    const names = async (id: string) => (await api.savedRequest.tree({ apiId: id })).requests.map(({ name }) => name)
    expect(await names(copy.apiId)).toEqual(await names(apiId))
  })

  it('refuses an API without a name', async () => {
    await expect(api.api.create({ name: '  ' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: 'The API needs a name.',
    })
  })
})

describe('savedRequest', () => {
  it('keeps requests of any form in the present one, in folders, and puts back what was removed', async () => {
    const apiId = await ordersApi()
    const folder = await api.savedRequest.saveFolder({ apiId, name: ' Checks ' })
    const request = { method: 'POST', path: '/x', headers: [['A', 'b']], assertions: [{ kind: 'status', equals: 201 }] }
    const { id } = await api.savedRequest.save({ apiId, folderId: folder.id, name: 'r', document: { request } })
    const saved = async () => (await api.savedRequest.tree({ apiId })).requests.find((each) => each.id === id)
    expect(await saved()).toMatchObject({
      folderId: folder.id,
      document: { request: { headers: [{ name: 'A', enabled: true }], assertions: [{ expected: '201' }] } },
    })
    const items = await api.savedRequest.remove({ apiId, item: { kind: 'folder', id: folder.id } })
    expect(items).toMatchObject({ folders: [{ name: 'Checks' }], requests: [{ id }] })
    expect(await saved()).toBeUndefined()
    const put = JSON.parse(JSON.stringify(items))
    await api.savedRequest.insert({ apiId, items: put, folderId: null, copy: false })
    expect(await saved()).toMatchObject({ id, folderId: folder.id })
  })

  it('refuses what is no request, a name that is empty, and variables of another form', async () => {
    const apiId = await ordersApi()
    const bad = { code: 'BAD_REQUEST' }
    await expect(api.savedRequest.save({ apiId, name: 'r', document: { request: 7 } })).rejects.toMatchObject(bad)
    await expect(api.savedRequest.save({ apiId, name: ' ', document: { request: {} } })).rejects.toMatchObject(bad)
    const document = { variables: [{ name: 'a', value: 1 }] }
    await expect(api.savedRequest.saveVariables({ apiId, document: document as never })).rejects.toMatchObject(bad)
  })
})

describe('design', () => {
  it('answers CONFLICT with the current revision when the base is stale, and the changes lead there', async () => {
    const apiId = await ordersApi()
    const patches = [{ op: 'replace' as const, path: ['definition', 'description'], value: 'first' }]
    await api.design.save({ apiId, baseRevision: 0, label: 'Describe', patches })
    await expect(api.design.save({ apiId, baseRevision: 0, label: 'Describe', patches })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { details: { revision: 1 } },
    })
    expect(await api.design.changesSince({ apiId, revision: 0 })).toMatchObject({
      revision: 1,
      changes: [{ revision: 1, label: 'Describe', patches }],
    })
  })
})

describe('deployment', () => {
  it('makes the stage, pushes it to the gateway and counts the changes made after it', async () => {
    const apiId = await ordersApi()
    const made = await api.deployment.create({ apiId, stageName: 'dev', variables: { currency: 'EUR' } })
    expect(made).toMatchObject({ number: 1, invokeUrl: `http://localhost:4000/${apiId}/dev` })
    expect(test.pushes.at(-1)).toMatchObject({
      apiIds: [apiId],
      stages: [{ stageName: 'dev', stage: { variables: { currency: 'EUR' } }, deployment: { id: made.deploymentId } }],
    })
    const path = ['definition', 'resources', 'health', 'methods', 'GET', 'operationName']
    const saved = await api.design.save({
      apiId,
      baseRevision: 0,
      label: 'Rename',
      patches: [{ op: 'replace', path, value: 'alive' }],
    })
    expect(saved).toEqual({ revision: 1, undeployedChanges: 1 })
    expect(await api.deployment.diff({ apiId, stageName: 'dev' })).toMatchObject([{ kind: 'changed', noun: 'method' }])
  })

  it('is refused with the problems while lint has errors, and the stage is not made', async () => {
    const { apiId } = await api.api.create({ name: 'empty' })
    const path = ['definition', 'resources', 'root', 'methods', 'GET']
    const value = { authorizationType: 'CUSTOM', authorizerId: 'gone' }
    await api.design.save({ apiId, baseRevision: 0, label: 'Guard', patches: [{ op: 'add', path, value }] })
    await expect(api.deployment.create({ apiId, stageName: 'dev' })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      cause: {
        details: { problems: expect.arrayContaining([expect.objectContaining({ rule: 'authorizer-exists' })]) },
      },
    })
    expect(await api.stage.list({ apiId })).toEqual([])
  })
})

describe('stage', () => {
  it('changes members, removes them with null, and refuses what is no setting', async () => {
    const apiId = await ordersApi()
    await api.stage.create({ apiId, stageName: 'test' })
    await api.stage.update({ apiId, stageName: 'test', changes: { variables: { a: '1' }, description: 'x' } })
    const { stage } = await api.stage.update({ apiId, stageName: 'test', changes: { description: null } })
    expect(stage).toMatchObject({ variables: { a: '1' } })
    expect(stage.description).toBeUndefined()
    const bad = api.stage.update({ apiId, stageName: 'test', changes: { tracingEnabled: 'yes' } })
    await expect(bad).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(api.stage.create({ apiId, stageName: 'test' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(api.stage.create({ apiId, stageName: 'no spaces' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('account', () => {
  it('keeps keys and plans and tells the gateway', async () => {
    const apiId = await ordersApi()
    await api.stage.create({ apiId, stageName: 'dev' })
    const changes = {
      apiKeys: { k1: { name: 'partner', value: 'a-value-of-twenty-chars' } },
      usagePlans: { p1: { name: 'basic', apiStages: [{ apiId, stage: 'dev' }], apiKeys: ['k1'] } },
    }
    await api.account.update({ changes })
    expect(await api.account.get()).toMatchObject(changes)
    expect(test.pushes.at(-1)?.account).toMatchObject(changes)
  })
})

describe('iamIdentity', () => {
  it.each([
    ['USER', /^AKIA[A-Z2-7]{16}$/, /^AIDA[A-Z2-7]{17}$/, 'arn:aws:iam::123456789012:user/ana'],
    ['ROLE', /^ASIA[A-Z2-7]{16}$/, /^AROA[A-Z2-7]{17}$/, 'arn:aws:sts::123456789012:assumed-role/ana/gatewright'],
  ] as const)(
    'makes a %s with well-formed keys, tells the gateway, and forgets it again',
    async (kind, key, principal, arn) => {
      const { id } = await api.iamIdentity.create({ kind, name: 'ana' })
      const made = (await api.iamIdentity.list()).find((each) => each.id === id)
      expect(made).toMatchObject({
        arn,
        identity: {
          accessKeyId: expect.stringMatching(key),
          principalId: expect.stringMatching(principal),
          secretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/),
        },
      })
      expect(test.pushes.at(-1)?.account.iamIdentities[id]).toEqual(made?.identity)
      await api.iamIdentity.rotateKey({ id })
      const rotated = test.pushes.at(-1)?.account.iamIdentities[id]
      expect(rotated).toMatchObject({ name: 'ana', principalId: made?.identity.principalId })
      expect(rotated?.accessKeyId).not.toBe(made?.identity.accessKeyId)
      await api.iamIdentity.remove({ id })
      expect(test.pushes.at(-1)?.account.iamIdentities[id]).toBeUndefined()
      await api.iamIdentity.save({ id, identity: rotated })
      expect(test.pushes.at(-1)?.account.iamIdentities[id]).toEqual(rotated)
      await api.iamIdentity.remove({ id })
    },
  )

  it('signs simulated requests, and leaves no secret in what is shared', async () => {
    const { id } = await api.iamIdentity.create({ kind: 'USER', name: 'ana' })
    const identity = (await api.iamIdentity.list()).find((each) => each.id === id)?.identity
    if (identity === undefined) throw new Error('no identity')
    const apiId = await ordersApi()
    const guarded = ['definition', 'resources', 'orders', 'methods', 'GET', 'authorizationType']
    await api.design.save({
      apiId,
      baseRevision: 0,
      label: 'Guard',
      patches: [{ op: 'replace', path: guarded, value: 'AWS_IAM' }],
    })
    const clock = test.context.now()
    const bare: ConsoleRequest = { method: 'GET', path: '/orders', headers: [], body: '' }
    const sent = gatewayRequest(bare, 'test-invoke-stage', `${apiId}.execute-api.us-east-1.amazonaws.com`)
    const added = await signInvocation(sent, identity, { region: 'us-east-1', now: clock })
    const request = { ...bare, headers: added.map(([name, value]): [string, string] => [name, value]) }
    const run = await api.console.simulate({ apiId, source: { type: 'draft' }, request, clock })
    expect(run.outcome.answer.status).toBe(200)
    expect(run.outcome.context.identity).toMatchObject({ userArn: 'arn:aws:iam::123456789012:user/ana' })
    const preview = await api.share.preview({ apiId, run: { id: run.id } })
    expect(JSON.stringify(preview)).not.toContain(identity.secretAccessKey)
    expect(JSON.stringify(preview)).not.toContain(identity.accessKeyId)
  })
})

describe('import', () => {
  const text = JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Lamps', version: '1' },
    paths: { '/lamps': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } } } },
  })

  it('previews without making anything, then makes the API under the chosen name', async () => {
    const before = (await api.api.list()).length
    const preview = await api.import.preview({ fileName: 'lamps.json', text })
    expect(preview).toMatchObject({ name: 'Lamps', summary: { methodCount: 1 } })
    expect((await api.api.list()).length).toBe(before)
    const { apiId } = await api.import.create({ fileName: 'lamps.json', text, name: 'Lanterns' })
    expect(await api.api.get({ apiId })).toMatchObject({ name: 'Lanterns', revision: 0 })
  })

  it('previews what merging would make of an API, and leaves it as it is', async () => {
    const { apiId } = await api.import.create({ fileName: 'lamps.json', text })
    const more = text.replace('/lamps', '/bulbs')
    const into = { apiId, mode: 'merge' as const }
    expect(await api.import.preview({ fileName: 'bulbs.json', text: more, into })).toMatchObject({
      counts: { exact: 4 },
      summary: { methodCount: 2 },
    })
    expect(
      (await api.import.preview({ fileName: 'bulbs.json', text: more, into: { apiId, mode: 'overwrite' } })).summary,
    ).toMatchObject({ methodCount: 1 })
    expect(await api.api.get({ apiId })).toMatchObject({ revision: 0 })
  })

  it('names the place where a document cannot be read', async () => {
    const bad = api.import.preview({ fileName: 'bad.yaml', text: 'openapi: 3.0.1\ninfo: [a' })
    await expect(bad).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message:
        'Invalid OpenAPI input. Flow sequence in block collection must be sufficiently indented and end with a ] (line 2, column 9)',
      cause: { details: { line: 2 } },
    })
  })
})

describe('export', () => {
  it('writes the draft as a document that imports as the same design', async () => {
    const apiId = await ordersApi()
    const { text, fileName } = await api.export.openapi({ apiId, version: 'oas30', output: 'json' })
    expect(fileName).toBe('orders-oas30.json')
    const again = await api.import.create({ fileName, text })
    const paths = (api: { definition: unknown }) =>
      JSON.stringify(api.definition)
        .match(/"pathPart":"[^"]*"/g)
        ?.sort()
    const [before, after] = await Promise.all([api.api.get({ apiId }), api.api.get(again)])
    expect(paths(after.design)).toEqual(paths(before.design))
    expect(after.undeployedChanges).toBeNull()
  })

  it('writes what a stage serves, not what the draft became, and says when it serves nothing', async () => {
    const apiId = await ordersApi()
    await api.deployment.create({ apiId, stageName: 'dev' })
    const path = ['definition', 'resources', 'health']
    await api.design.save({ apiId, baseRevision: 0, label: 'Remove', patches: [{ op: 'remove', path }] })
    const options = { apiId, version: 'oas30', output: 'yaml' } as const
    expect((await api.export.openapi({ ...options, stageName: 'dev' })).text).toContain('/health')
    expect((await api.export.openapi(options)).text).not.toContain('/health')
    await api.stage.create({ apiId, stageName: 'empty' })
    await expect(api.export.openapi({ ...options, stageName: 'empty' })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    })
  })
})
