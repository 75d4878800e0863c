import { type Design, emptyRestApi, type RestApi, stageSchema } from '@gatewright/definition'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getAccount, updateAccount } from './account.ts'
import {
  createApi,
  deleteApi,
  getApi,
  listApis,
  listDeletedApis,
  purgeApi,
  purgeExpiredApis,
  restoreApi,
} from './api.ts'
import type { Database } from './database.ts'
import { createDeployment, getDeployment, listDeployments } from './deployment.ts'
import { changesSince, createVersion, getVersion, listVersions, saveDesign } from './design.ts'
import { removeIamIdentity, saveIamIdentity } from './iam-identity.ts'
import { newId } from './id.ts'
import { copySaved, moveSaved, saveFolder, saveVariables } from './saved-folder.ts'
import { saveRequest } from './saved-request.ts'
import { getSavedTree, insertSaved, removeSaved } from './saved-tree.ts'
import { createShareLink, getShareLink, listShareLinks, revokeShareLink } from './share-link.ts'
import { createStage, getStage, listStages, removeStage, updateStage } from './stage.ts'
import { listTemplateTests, saveTemplateTest } from './template-test.ts'
import { listUsageCounters, saveUsageCounters } from './usage-counter.ts'
import { ensureWorkspace } from './workspace.ts'

/** A database of its own, empty, and how to end it. */
export type DatabaseFactory = () => Promise<{ database: Database; end: () => Promise<void> }>

const noBackends = { functions: {}, http: {}, aws: {} }
const design = (name: string): Design => ({ definition: emptyRestApi(name), layout: {}, backends: noBackends })
const describeAs = (value: string) => [{ op: 'replace' as const, path: ['definition', 'description'], value }]
const snapshot = (name: string) => ({
  id: newId(6),
  createdAt: 1_000,
  definition: emptyRestApi(name),
  backends: noBackends,
})

/** What every database that Gatewright stores in must do. */
export function repositorySuite(name: string, open: DatabaseFactory): void {
  describe(`repositories on ${name}`, () => {
    let database: Database
    let end: () => Promise<void>
    beforeEach(async () => {
      ;({ database, end } = await open())
      await ensureWorkspace(database)
    })
    afterEach(() => end())

    describe('api', () => {
      it('gives back the design it got, whatever characters are in it', async () => {
        const odd = design('Ünï \u0000\u2028 "quoted" 🏷')
        odd.layout['a\\b/c'] = { x: -0.5, y: 1e21 }
        const { id } = await createApi(database, odd)
        expect((await getApi(database, id)).design).toEqual(odd)
      })

      it('lists the API edited last first', async () => {
        const first = await createApi(database, design('first'))
        await new Promise((resolve) => setTimeout(resolve, 5))
        await createApi(database, design('second'))
        expect((await listApis(database)).map((api) => api.name)).toEqual(['second', 'first'])
        await new Promise((resolve) => setTimeout(resolve, 5))
        await saveDesign(database, { apiId: first.id, baseRevision: 0, label: 'x', patches: describeAs('x') })
        expect((await listApis(database)).map((api) => api.name)).toEqual(['first', 'second'])
      })

      it('hides a deleted API with its stages, and brings it back as it was', async () => {
        const { id } = await createApi(database, design('gone'))
        await createDeployment(database, { apiId: id, revision: 0, deployment: snapshot('gone'), stageName: 'dev' })
        await saveRequest(database, { apiId: id, name: 'r', document: {} })
        const stages = await listStages(database)
        await deleteApi(database, id, 1_000)
        await expect(getApi(database, id)).rejects.toMatchObject({ code: 'notFound' })
        await expect(deleteApi(database, id, 2_000)).rejects.toMatchObject({ code: 'notFound' })
        expect(await listApis(database)).toEqual([])
        expect(await listStages(database)).toEqual([])
        expect(await listDeletedApis(database)).toEqual([{ id, name: 'gone', kind: 'REST', deletedAt: 1_000 }])
        await restoreApi(database, id)
        expect((await getApi(database, id)).name).toBe('gone')
        expect(await listStages(database)).toEqual(stages)
        expect((await getSavedTree(database, id)).requests).toHaveLength(1)
        await expect(restoreApi(database, id)).rejects.toMatchObject({ code: 'notFound' })
      })

      it('purges what was deleted thirty days ago, and nothing else', async () => {
        const ids = await Promise.all(['a', 'b', 'c'].map(async (name) => (await createApi(database, design(name))).id))
        const day = 86_400_000
        await deleteApi(database, ids[0] ?? '', 10 * day)
        await deleteApi(database, ids[1] ?? '', 11 * day)
        await purgeExpiredApis(database, 41 * day - 1)
        expect((await listDeletedApis(database)).map(({ name }) => name)).toEqual(['b'])
        expect((await listApis(database)).map(({ name }) => name)).toEqual(['c'])
      })

      it('purges all that belongs to an API, and keeps its share links', async () => {
        const { id } = await createApi(database, design('gone'))
        await createDeployment(database, { apiId: id, revision: 0, deployment: snapshot('gone'), stageName: 'dev' })
        await saveDesign(database, { apiId: id, baseRevision: 0, label: 'x', patches: describeAs('x') })
        await saveRequest(database, { apiId: id, name: 'r', document: {} })
        const { slug } = await createShareLink(database, { apiId: id, title: 't', payload: '{}' })
        await expect(purgeApi(database, id)).rejects.toMatchObject({ code: 'notFound' })
        await deleteApi(database, id, 1_000)
        await purgeApi(database, id)
        expect(await listDeletedApis(database)).toEqual([])
        await expect(restoreApi(database, id)).rejects.toMatchObject({ code: 'notFound' })
        expect((await getShareLink(database, slug, 0)).payload).toBe('{}')
      })
    })

    describe('design', () => {
      it('raises the revision by one with each edit and keeps the changes in order', async () => {
        const { id } = await createApi(database, design('a'))
        for (let revision = 0; revision < 3; revision += 1)
          await saveDesign(database, {
            apiId: id,
            baseRevision: revision,
            label: `l${revision}`,
            patches: describeAs(`d${revision}`),
          })
        const { revision, changes } = await changesSince(database, id, 1)
        expect(revision).toBe(3)
        expect(changes.map((change) => [change.revision, change.label])).toEqual([
          [2, 'l1'],
          [3, 'l2'],
        ])
        expect((await getApi(database, id)).design.definition.description).toBe('d2')
      })

      it('keeps exactly one of two edits on the same revision, and says where it stands', async () => {
        const { id } = await createApi(database, design('a'))
        const edits = ['one', 'two', 'three'].map((value) =>
          saveDesign(database, { apiId: id, baseRevision: 0, label: value, patches: describeAs(value) }),
        )
        const results = await Promise.allSettled(edits)
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        for (const result of results)
          if (result.status === 'rejected')
            expect(result.reason).toMatchObject({ code: 'conflict', details: { revision: 1 } })
        const { changes } = await changesSince(database, id, 0)
        expect(changes).toHaveLength(1)
        expect((await getApi(database, id)).design.definition.description).toBe(changes[0]?.label)
      })

      it('stores nothing of an edit that breaks the design, and names the place', async () => {
        const { id } = await createApi(database, design('a'))
        const patches = [...describeAs('fine'), { op: 'add' as const, path: ['definition', 'nonsense'], value: 1 }]
        const broken = saveDesign(database, { apiId: id, baseRevision: 0, label: 'x', patches })
        await expect(broken).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('nonsense') })
        expect(await changesSince(database, id, 0)).toEqual({ revision: 0, changes: [] })
        expect((await getApi(database, id)).design).toEqual(design('a'))
      })

      it('answers conflict for a place that is gone', async () => {
        const { id } = await createApi(database, design('a'))
        const patches = [{ op: 'replace' as const, path: ['definition', 'resources', 'r9', 'pathPart'], value: 'x' }]
        const edit = saveDesign(database, { apiId: id, baseRevision: 0, label: 'x', patches })
        await expect(edit).rejects.toMatchObject({ code: 'conflict' })
      })

      it('renames the API with its definition', async () => {
        const { id } = await createApi(database, design('before'))
        const patches = [{ op: 'replace' as const, path: ['definition', 'name'], value: 'after' }]
        await saveDesign(database, { apiId: id, baseRevision: 0, label: 'Rename', patches })
        expect((await listApis(database))[0]?.name).toBe('after')
      })

      it('keeps named versions while the draft moves on', async () => {
        const { id } = await createApi(database, design('a'))
        const versionId = await createVersion(database, id, 'v1')
        await saveDesign(database, { apiId: id, baseRevision: 0, label: 'x', patches: describeAs('later') })
        expect(await getVersion(database, versionId)).toEqual(design('a'))
        expect(await listVersions(database, id)).toMatchObject([{ id: versionId, name: 'v1', revision: 0 }])
      })
    })

    describe('deployment and stage', () => {
      it('numbers deployments within the API, and a deployment never changes with the draft', async () => {
        const { id } = await createApi(database, design('a'))
        const first = snapshot('as it was')
        await createDeployment(database, {
          apiId: id,
          revision: 0,
          deployment: first,
          stageName: 'dev',
          variables: { a: '1' },
        })
        await saveDesign(database, { apiId: id, baseRevision: 0, label: 'x', patches: describeAs('later') })
        const second = await createDeployment(database, {
          apiId: id,
          revision: 1,
          deployment: snapshot('b'),
          stageName: 'dev',
        })
        expect((await listDeployments(database, id)).map(({ number }) => number)).toEqual([2, 1])
        expect(await getDeployment(database, id, first.id)).toEqual(first)
        const { stage } = await getStage(database, id, 'dev')
        expect(stage).toMatchObject({ deploymentId: second.id, variables: { a: '1' } })
      })

      it('gives two deployments at once two numbers', async () => {
        const { id } = await createApi(database, design('a'))
        const make = () => createDeployment(database, { apiId: id, revision: 0, deployment: snapshot('a') })
        const made = await Promise.all([make(), make(), make()])
        expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3])
      })

      it('stores no deployment when the stage cannot be made', async () => {
        const { id } = await createApi(database, design('a'))
        const bad = createDeployment(database, {
          apiId: id,
          revision: 0,
          deployment: snapshot('a'),
          stageName: 'not good',
        })
        await expect(bad).rejects.toMatchObject({ code: 'invalid' })
        expect(await listDeployments(database, id)).toEqual([])
      })

      it('refuses a stage that names a deployment which is not there', async () => {
        const { id } = await createApi(database, design('a'))
        const stage = stageSchema.parse({ deploymentId: 'nosuch' })
        await expect(createStage(database, id, 'dev', stage)).rejects.toMatchObject({ code: 'invalid' })
      })

      it('keeps the whole of a stage, canary included', async () => {
        const { id } = await createApi(database, design('a'))
        const [one, two] = [snapshot('one'), snapshot('two')]
        await createDeployment(database, { apiId: id, revision: 0, deployment: one })
        await createDeployment(database, { apiId: id, revision: 0, deployment: two })
        const stage = stageSchema.parse({
          deploymentId: one.id,
          canarySettings: { percentTraffic: 10, deploymentId: two.id, stageVariableOverrides: { a: 'b' } },
          methodSettings: { '*/*': { loggingLevel: 'INFO', throttlingRateLimit: 1.5 } },
          accessLogSettings: { format: '$context.requestId' },
        })
        await createStage(database, id, 'dev', stage)
        expect((await getStage(database, id, 'dev')).stage).toEqual(stage)
        await updateStage(database, id, 'dev', { canarySettings: null })
        expect((await getStage(database, id, 'dev')).stage.canarySettings).toBeUndefined()
        await removeStage(database, id, 'dev')
        await expect(getStage(database, id, 'dev')).rejects.toMatchObject({ code: 'notFound' })
      })
    })

    describe('account', () => {
      it('gives back keys, plans, domain names, links and web ACLs as they were stored', async () => {
        const { id } = await createApi(database, design('a'))
        await createStage(database, id, 'dev', stageSchema.parse({}))
        const changes = {
          throttleSettings: { rateLimit: 5, burstLimit: 2 },
          apiKeys: {
            k1: { name: 'a', value: 'value-one', enabled: false, tags: { t: 'x' } },
            k2: { name: 'b', value: 'value-two' },
          },
          usagePlans: {
            p1: {
              name: 'plan',
              quota: { limit: 10, period: 'DAY' as const },
              apiKeys: ['k2', 'k1'],
              apiStages: [{ apiId: id, stage: 'dev', throttle: { '/pets/GET': { rateLimit: 1 } } }],
            },
          },
          domainNames: {
            'api.example.com': {
              endpointConfiguration: { types: ['REGIONAL'] },
              basePathMappings: { v1: { apiId: id, stage: 'dev' } },
            },
          },
          vpcLinks: { l1: { name: 'link', version: 'V2' as const } },
          webAcls: { 'arn:acl': { Rules: [] } },
        }
        const updated = await updateAccount(database, changes as never)
        expect(await getAccount(database)).toEqual(updated)
        expect(updated).toMatchObject(changes)
      })

      it('keeps identities that sign, refuses two with one access key, and puts a removed one back', async () => {
        const identity = {
          kind: 'USER',
          name: 'ana',
          path: '/',
          principalId: `AIDA${'A'.repeat(17)}`,
          enabled: true,
          accessKeyId: `AKIA${'A'.repeat(16)}`,
          secretAccessKey: 'x'.repeat(40),
          policies: { p: '{ half' },
        }
        const { id } = await saveIamIdentity(database, { identity })
        expect((await getAccount(database)).iamIdentities).toEqual({ [id]: identity })
        await expect(saveIamIdentity(database, { identity })).rejects.toMatchObject({ code: 'conflict' })
        const nameless = saveIamIdentity(database, { id, identity: { ...identity, name: 'a b' } })
        await expect(nameless).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('name') })
        await updateAccount(database, { throttleSettings: { rateLimit: 1, burstLimit: 1 } })
        expect((await getAccount(database)).iamIdentities).toEqual({ [id]: identity })
        await removeIamIdentity(database, id)
        await expect(removeIamIdentity(database, id)).rejects.toMatchObject({ code: 'notFound' })
        await saveIamIdentity(database, { id, identity: { ...identity, name: 'anna' } })
        expect((await getAccount(database)).iamIdentities[id]).toMatchObject({ name: 'anna' })
      })

      it('stores nothing when a plan names a stage or key that is not there, or two keys share a value', async () => {
        const before = await getAccount(database)
        const plan = { name: 'p', apiStages: [{ apiId: 'none', stage: 'dev' }] }
        const key = { name: 'k', value: 'same-value' }
        for (const [changes, code] of [
          [{ region: 'eu-west-1', usagePlans: { p1: plan } }, 'invalid'],
          [{ region: 'eu-west-1', usagePlans: { p1: { name: 'p', apiKeys: ['none'] } } }, 'invalid'],
          [{ region: 'eu-west-1', apiKeys: { k1: key, k2: key } }, 'conflict'],
          [{ region: 'eu-west-1', apiKeys: { k1: { name: 'no value' } } }, 'invalid'],
        ] as const)
          await expect(updateAccount(database, changes as never)).rejects.toMatchObject({ code })
        expect(await getAccount(database)).toEqual(before)
      })

      it('keeps the counts of keys that stay, and forgets those of periods that ended', async () => {
        await updateAccount(database, {
          apiKeys: { k1: { name: 'k', value: 'v' } },
          usagePlans: { p1: { name: 'p', apiKeys: ['k1'] } },
        })
        const count = { usagePlanId: 'p1', apiKeyId: 'k1', periodStart: 0, used: 7, expiresAt: 1000 }
        await saveUsageCounters(database, [count], 10)
        await saveUsageCounters(database, [{ ...count, used: 8 }], 10)
        await updateAccount(database, { region: 'eu-west-1' })
        expect(await listUsageCounters(database, 10)).toEqual([{ ...count, used: 8 }])
        expect(await listUsageCounters(database, 1000)).toEqual([])
      })
    })

    describe('requests', () => {
      it('keeps, changes and removes saved requests and template tests', async () => {
        const { id } = await createApi(database, design('a'))
        const saved = await saveRequest(database, { apiId: id, name: 'one', document: { n: 1 } })
        await saveRequest(database, { apiId: id, id: saved.id, name: 'two', document: { n: 2 } })
        expect((await getSavedTree(database, id)).requests).toMatchObject([
          { id: saved.id, name: 'two', document: { n: 2 } },
        ])
        const place = { kind: 'request' as const, id: saved.id }
        expect(await removeSaved(database, id, place)).toMatchObject({ requests: [{ name: 'two' }] })
        await expect(removeSaved(database, id, place)).rejects.toMatchObject({ code: 'notFound' })
        await expect(saveRequest(database, { apiId: 'none', name: 'x', document: {} })).rejects.toMatchObject({
          code: 'notFound',
        })
        await saveTemplateTest(database, { name: 't', document: ['x'] })
        expect(await listTemplateTests(database)).toMatchObject([{ name: 't', document: ['x'] }])
      })
    })

    describe('saved requests in folders', () => {
      const names = async (apiId: string) => {
        const { folders, requests } = await getSavedTree(database, apiId)
        const under = (parent: string | null): unknown[] =>
          [
            ...folders.filter(({ parentId }) => parentId === parent),
            ...requests.filter(({ folderId }) => folderId === parent),
          ]
            .toSorted((one, other) => one.position - other.position)
            .map((item) => ('parentId' in item ? [item.name, ...under(item.id)] : item.name))
        return under(null)
      }
      const orders = async () => {
        const { id: apiId } = await createApi(database, design('a'))
        const folder = await saveFolder(database, { apiId, name: 'Orders' })
        const inner = await saveFolder(database, { apiId, name: 'Errors', parentId: folder.id })
        const request = async (name: string, folderId: string | null) =>
          (await saveRequest(database, { apiId, name, folderId, document: { name } })).id
        const one = await request('one', folder.id)
        const two = await request('two', folder.id)
        const three = await request('three', inner.id)
        const top = await request('top', null)
        return { apiId, folder: folder.id, inner: inner.id, one, two, three, top }
      }

      it('keeps folders and requests in one order, and moves them between folders', async () => {
        const { apiId, folder, inner, one, two, top } = await orders()
        expect(await names(apiId)).toEqual([['Orders', ['Errors', 'three'], 'one', 'two'], 'top'])
        const request = (id: string) => ({ kind: 'request' as const, id })
        await moveSaved(database, apiId, {
          item: request(two),
          folderId: folder,
          before: { kind: 'folder', id: inner },
        })
        await moveSaved(database, apiId, { item: request(one), folderId: null, before: request(top) })
        await moveSaved(database, apiId, { item: { kind: 'folder', id: inner }, folderId: null })
        expect(await names(apiId)).toEqual([['Orders', 'two'], 'one', 'top', ['Errors', 'three']])
        const into = moveSaved(database, apiId, { item: { kind: 'folder', id: folder }, folderId: folder })
        await expect(into).rejects.toMatchObject({ code: 'invalid' })
        await moveSaved(database, apiId, { item: { kind: 'folder', id: inner }, folderId: folder })
        const round = moveSaved(database, apiId, { item: { kind: 'folder', id: folder }, folderId: inner })
        await expect(round).rejects.toMatchObject({ code: 'invalid' })
      })

      it('gives back what was removed, to where it was and under its ids', async () => {
        const { apiId, folder } = await orders()
        const before = await getSavedTree(database, apiId)
        const removed = await removeSaved(database, apiId, { kind: 'folder', id: folder })
        expect(await names(apiId)).toEqual(['top'])
        await insertSaved(database, apiId, removed, { folderId: null, copy: false })
        expect((await getSavedTree(database, apiId)).folders).toEqual(expect.arrayContaining([...before.folders]))
        expect(await names(apiId)).toEqual([['Orders', ['Errors', 'three'], 'one', 'two'], 'top'])
        // a second time there are other ids, and nothing is lost
        await insertSaved(database, apiId, removed, { folderId: null, copy: false })
        expect(await names(apiId)).toHaveLength(3)
      })

      it('puts copies behind what is there, also into another API', async () => {
        const { apiId, folder, inner } = await orders()
        const tree = await getSavedTree(database, apiId)
        const [place] = await insertSaved(database, apiId, tree, { folderId: inner, copy: true })
        expect(place).toMatchObject({ kind: 'folder' })
        expect(await names(apiId)).toEqual([
          ['Orders', ['Errors', 'three', ['Orders', ['Errors', 'three'], 'one', 'two'], 'top'], 'one', 'two'],
          'top',
        ])
        const other = await createApi(database, design('b'))
        await saveVariables(database, apiId, ['v'])
        await copySaved(database, apiId, other.id)
        expect(await getSavedTree(database, other.id)).toMatchObject({ variables: ['v'] })
        expect((await names(other.id)).flat()).toContain('Orders')
        await removeSaved(database, other.id, {
          kind: 'folder',
          id: (await getSavedTree(database, other.id)).folders.find(({ parentId }) => parentId === null)?.id ?? '',
        })
        await insertSaved(database, other.id, tree, { folderId: null, copy: true })
        expect(await names(other.id)).toEqual(['top', ['Orders', ['Errors', 'three'], 'one', 'two'], 'top'])
        const lost = insertSaved(database, other.id, tree, { folderId: folder, copy: true })
        await expect(lost).rejects.toMatchObject({ code: 'notFound' })
      })

      it('refuses folders in each other, folders too deep, and changes nothing then', async () => {
        const { apiId } = await orders()
        const before = await names(apiId)
        const folder = (id: string, parentId: string) => ({ id, parentId, name: id, position: 0, document: null })
        const round = { folders: [folder('x', 'y'), folder('y', 'x')], requests: [] }
        await expect(insertSaved(database, apiId, round, { folderId: null, copy: true })).rejects.toMatchObject({
          code: 'invalid',
        })
        const deep = { folders: Array.from({ length: 12 }, (_, at) => folder(`f${at}`, `f${at - 1}`)), requests: [] }
        await expect(insertSaved(database, apiId, deep, { folderId: null, copy: true })).rejects.toMatchObject({
          code: 'tooLarge',
        })
        expect(await names(apiId)).toEqual(before)
      })

      it('keeps variables per API and per folder', async () => {
        const { apiId, inner } = await orders()
        expect((await getSavedTree(database, apiId)).variables).toBeNull()
        await saveVariables(database, apiId, { variables: [1] })
        await saveVariables(database, apiId, { variables: [2] })
        await saveFolder(database, { apiId, id: inner, document: { variables: [3] } })
        const tree = await getSavedTree(database, apiId)
        expect(tree.variables).toEqual({ variables: [2] })
        expect(tree.folders.find(({ id }) => id === inner)).toMatchObject({
          name: 'Errors',
          document: { variables: [3] },
        })
        await expect(saveVariables(database, 'none', null)).rejects.toMatchObject({ code: 'notFound' })
      })

      it('lets nobody change what another API keeps', async () => {
        const { one, folder } = await orders()
        const { id: apiId } = await createApi(database, design('b'))
        const request = { kind: 'request' as const, id: one }
        for (const change of [
          removeSaved(database, apiId, request),
          moveSaved(database, apiId, { item: request, folderId: null }),
          saveFolder(database, { apiId, id: folder, name: 'mine' }),
          saveRequest(database, { apiId, id: one, name: 'mine', document: {} }),
          saveRequest(database, { apiId, folderId: folder, name: 'mine', document: {} }),
        ])
          await expect(change).rejects.toMatchObject({ code: 'notFound' })
      })
    })

    describe('share link', () => {
      it('gives its payload until it expires, and nothing once it is revoked', async () => {
        const { slug } = await createShareLink(database, { title: 't', payload: 'the payload', expiresAt: 100 })
        expect((await getShareLink(database, slug, 99)).payload).toBe('the payload')
        await expect(getShareLink(database, slug, 100)).rejects.toMatchObject({ code: 'gone' })
        await revokeShareLink(database, slug)
        await revokeShareLink(database, slug)
        await expect(getShareLink(database, slug, 0)).rejects.toMatchObject({
          code: 'gone',
          message: expect.stringContaining('revoked'),
        })
        expect(await listShareLinks(database)).toMatchObject([{ slug, sizeBytes: 11, expiresAt: 100 }])
        expect((await database.client.shareLink.findUnique({ where: { slug } }))?.payload).toBe('')
        await expect(getShareLink(database, 'nosuch', 0)).rejects.toMatchObject({ code: 'notFound' })
        await expect(revokeShareLink(database, 'nosuch')).rejects.toMatchObject({ code: 'notFound' })
      })
    })

    it('refuses a stored design from the future instead of reading it wrongly', async () => {
      const { id } = await createApi(database, design('a'))
      await database.client.api.update({ where: { id }, data: { schemaVersion: 99 } })
      await expect(getApi(database, id)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(id),
      })
    })

    it('parses what it stores: a definition with every default comes back the same', async () => {
      const stored = design('a')
      const api = stored.definition as RestApi
      api.resources.r1 = { parentId: api.rootResourceId, pathPart: '{x+}', methods: {} }
      const { id } = await createApi(database, stored)
      expect((await getApi(database, id)).design).toEqual(stored)
    })
  })
}
