import { designSchema, type Json } from '@gatewright/definition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeFragment } from '../../share/fragment.ts'
import { shareLimits } from '../../share/share-limits.ts'
import { createCaller } from '../router.ts'
import { testContext } from '../test-context.ts'

let here: Awaited<ReturnType<typeof testContext>>
let elsewhere: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
let stranger: ReturnType<typeof createCaller>
beforeAll(async () => {
  here = await testContext()
  elsewhere = await testContext()
  api = createCaller(here.context)
  stranger = createCaller(elsewhere.context)
})
afterAll(async () => {
  await here.close()
  await elsewhere.close()
})

const arn = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`

const handler = `export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'Set-Cookie': 'session=session-value-4711' },
  body: JSON.stringify({
    sawToken: event.headers.Authorization,
    sawKey: event.headers['X-Api-Key'],
    dbSecret: process.env.DB_PASSWORD,
    access_token: 'issued-token-0815',
    at: Date.now(),
    luck: Math.random(),
  }),
})`
const authorizer = `export const handler = async (event) => ({
  principalId: 'user',
  context: { token: event.authorizationToken },
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: '*', Resource: '*',
    Effect: event.authorizationToken === 'Bearer the-real-token-1234' ? 'Allow' : 'Deny' }] },
})`

/** Secrets that go in at one place or another; none may come out anywhere. */
const secrets = {
  token: 'the-real-token-1234',
  cookie: 'cookie-value-5678',
  apiKey: 'key-value-abcdefgh-9999',
  query: 'query-secret-1357',
  body: 'body-password-2468',
  environment: 'db-password-8642',
  variable: 'variable-secret-9753',
  issued: 'issued-token-0815',
  session: 'session-value-4711',
  login: 'admin:hunter-2-hunter',
}

const fn = (source: string, environment: Record<string, string> = {}) => ({
  code: { type: 'HANDLER', source },
  environment,
})
const proxy = (name: string) => ({ type: 'AWS_PROXY', httpMethod: 'POST', uri: arn(name) })

const design = designSchema.parse({
  definition: {
    kind: 'REST',
    name: 'guarded',
    rootResourceId: 'root',
    tags: { owner: 'someone' },
    resources: {
      root: {},
      things: {
        parentId: 'root',
        pathPart: 'things',
        methods: {
          POST: { authorizationType: 'CUSTOM', authorizerId: 'a1', apiKeyRequired: true, integration: proxy('things') },
          GET: { integration: proxy('unrelated') },
        },
      },
      other: { parentId: 'root', pathPart: 'other', methods: { GET: { integration: proxy('unrelated') } } },
      live: {
        parentId: 'root',
        pathPart: 'live',
        methods: {
          GET: {
            integration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: `https://${secrets.login}@live.example.com/x` },
          },
        },
      },
    },
    authorizers: {
      a1: {
        type: 'TOKEN',
        name: 'tokens',
        authorizerUri: arn('tokens'),
        identitySource: 'method.request.header.Authorization',
        identityValidationExpression: 'Bearer [a-z0-9-]+',
      },
    },
  },
  backends: {
    functions: {
      things: fn(handler, { DB_PASSWORD: secrets.environment, REGION_NAME: 'elsewhere' }),
      tokens: fn(authorizer),
      unrelated: fn('export const handler = async () => "unrelated source"'),
    },
    http: { 'https://admin:hunter-2-hunter@live.example.com': { reply: { type: 'FIXED', body: 'fine' } } },
  },
})

const request = {
  method: 'POST',
  path: `/things?q=1&api_key=${secrets.query}`,
  headers: [
    ['Authorization', `Bearer ${secrets.token}`],
    ['Cookie', `id=${secrets.cookie}`],
    ['X-Api-Key', secrets.apiKey],
    ['Content-Type', 'application/json'],
  ] as [string, string][],
  body: JSON.stringify({ user: 'ada', password: secrets.body, list: [1.5, null] }),
}

async function guardedApi(): Promise<string> {
  const { apiId } = await api.api.create({ name: 'guarded' })
  const patches = (['definition', 'backends'] as const).map((member) => ({
    op: 'replace' as const,
    path: [member],
    value: design[member] as Json,
  }))
  await api.design.save({ apiId, baseRevision: 0, label: 'All', patches })
  await api.stage.create({
    apiId,
    stageName: 'dev',
    stage: { variables: { dbSecret: secrets.variable, label: 'blue' } } as never,
  })
  await api.account.update({
    changes: {
      apiKeys: {
        k1: { name: 'partner', value: secrets.apiKey },
        k2: { name: 'nobody', value: 'another-key-value-123456' },
      },
      usagePlans: { p1: { name: 'basic', apiKeys: ['k1', 'k2'], apiStages: [{ apiId, stage: 'dev' }] } },
    },
  })
  return apiId
}

const source = { type: 'draft' as const, stageVariablesOf: 'dev' }
const decodeBody = (base64: string) => Buffer.from(base64, 'base64').toString()

describe('sharing a request', () => {
  it('carries no secret, in whatever form, and the same answer but for them', async () => {
    const apiId = await guardedApi()
    const run = await api.console.simulate({ apiId, source, request, seed: 7, clock: 1_700_000_000_000 })
    expect(run.outcome.answer.status).toBe(200)
    const before = decodeBody(run.outcome.answer.body)
    for (const secret of [secrets.token, secrets.apiKey, secrets.environment]) expect(before).toContain(secret)

    const preview = await api.share.preview({ apiId, run })
    expect(preview.differs).toBeUndefined()
    const { payload } = preview
    const everything =
      JSON.stringify(payload) +
      decodeBody(payload.outcome.answer.body) +
      payload.tape.answers.map(({ answer }) => JSON.stringify(answer)).join()
    for (const secret of [...Object.values(secrets), 'another-key-value', 'unrelated source', 'nobody', 'someone'])
      expect(everything, secret).not.toContain(secret)
    const after = decodeBody(payload.outcome.answer.body)
    expect(Object.keys(JSON.parse(after))).toEqual(Object.keys(JSON.parse(before)))
    expect(JSON.parse(after)).toMatchObject({ at: JSON.parse(before).at, luck: JSON.parse(before).luck })
    expect(payload.api.resources).toEqual({ kept: 2, total: 4 })
    expect(preview.redactions.map(({ place }) => place)).toEqual(
      expect.arrayContaining([
        'Value of header Authorization',
        'Value of header X-Api-Key',
        'Query parameter api_key',
        'Member password of the body',
        'Stage variable dbSecret',
        'Value of API key partner',
        'Environment variable DB_PASSWORD of things',
        'Environment variable REGION_NAME of things',
      ]),
    )
    expect(payload.stage.variables).toMatchObject({ label: 'blue' })
  })

  it('replays to the same bytes on a server that knows nothing of the first one', async () => {
    const apiId = await guardedApi()
    const run = await api.console.simulate({ apiId, source, request })
    const { payload } = await api.share.preview({ apiId, run })
    const { url, selfContained } = await api.share.create({ payload })
    expect(selfContained).toBe(true)
    await api.api.remove({ apiId })
    const carried = await decodeFragment(url.slice(url.indexOf('#p=') + 3), shareLimits.payloadBytes)
    const replay = await stranger.share.replay({ payload: carried })
    expect(replay.differences).toEqual([])
    expect(replay.same).toBe(true)
    expect(replay.outcome.answer).toEqual(payload.outcome.answer)
    const { apiId: copy } = await stranger.share.open({ payload: carried })
    expect(await stranger.api.get({ apiId: copy })).toMatchObject({ name: 'guarded', stages: [{ stageName: 'dev' }] })
    expect((await stranger.savedRequest.tree({ apiId: copy })).requests).toMatchObject([
      { document: { request: { method: 'POST' } } },
    ])
  })

  it.each([
    [
      'the body of an answer',
      (p: Payload) => {
        for (const taped of p.tape.answers)
          if (taped.what === 'things') taped.answer = { payload: '{"statusCode":200,"body":"forged"}' }
      },
    ],
    [
      'the recorded status',
      (p: Payload) => {
        p.outcome.answer.status = 201
      },
    ],
    [
      'a tape that ends early',
      (p: Payload) => {
        p.tape.answers.pop()
      },
    ],
    [
      'a tape of other calls',
      (p: Payload) => {
        for (const taped of p.tape.answers) taped.what = 'another'
      },
    ],
    [
      'the trace',
      (p: Payload) => {
        p.trace.events.pop()
      },
    ],
  ])('tells when a payload was changed: %s', async (_, change) => {
    const apiId = await guardedApi()
    const run = await api.console.simulate({ apiId, source, request })
    const { payload } = await api.share.preview({ apiId, run })
    const changed = JSON.parse(JSON.stringify(payload)) as Payload
    change(changed)
    expect(await stranger.share.replay({ payload: changed })).toMatchObject({ same: false })
  })

  it('shares a refusal too: the run that found no method, and the one without a token', async () => {
    const apiId = await guardedApi()
    for (const [path, headers] of [
      ['/nowhere', []],
      ['/things', [['X-Api-Key', secrets.apiKey]]],
    ] as const) {
      const refused = { ...request, path, headers: headers.map(([name, value]): [string, string] => [name, value]) }
      const run = await api.console.simulate({ apiId, source, request: refused })
      const { payload, differs } = await api.share.preview({ apiId, run })
      expect(differs).toBeUndefined()
      expect(payload.outcome.cause?.rule).toBe(run.outcome.cause?.rule)
      expect(JSON.stringify(payload)).not.toContain(secrets.apiKey)
      expect(await stranger.share.replay({ payload })).toMatchObject({ same: true })
    }
  })

  it('shows the run as it was, although the draft has moved on', async () => {
    const apiId = await guardedApi()
    const run = await api.console.simulate({ apiId, source, request })
    const path = ['definition', 'resources', 'things']
    await api.design.save({ apiId, baseRevision: 1, label: 'Remove', patches: [{ op: 'remove', path }] })
    const { payload, differs } = await api.share.preview({ apiId, run })
    expect(differs).toBeUndefined()
    expect(payload.outcome.answer.status).toBe(200)
  })

  it('gives links by slug until they are revoked or expire', async () => {
    const apiId = await guardedApi()
    const run = await api.console.simulate({ apiId, source, request })
    const { payload } = await api.share.preview({ apiId, run })
    const { slug } = await api.share.create({ payload, expiresAt: here.context.now() + 1000 })
    expect(await api.share.list({ apiId })).toMatchObject([{ slug, opened: 0 }])
    expect((await api.share.get({ slug }))?.payload).toEqual(payload)
    expect(await api.share.list({ apiId })).toMatchObject([{ slug, opened: 1, openedAt: here.context.now() }])
    expect(await api.share.replay({ slug })).toMatchObject({ same: true })
    expect(await api.share.list({ apiId })).toMatchObject([{ slug, title: 'POST /things answered 200' }])
    await api.share.revoke({ slug })
    await expect(api.share.get({ slug })).rejects.toMatchObject({ message: 'The author has revoked this link.' })
    expect(await stranger.share.get({ slug })).toBeNull()
    await expect(api.share.create({ payload, expiresAt: 5 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('refuses what is too large, damaged, of a later form, or no shared request, in words', async () => {
    const apiId = await guardedApi()
    const run = await api.console.simulate({ apiId, source, request })
    const { payload } = await api.share.preview({ apiId, run })
    const large = { ...payload, request: { ...payload.request, body: 'x'.repeat(shareLimits.payloadBytes) } }
    await expect(api.share.create({ payload: large })).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      message: expect.stringContaining('2.0 MB are allowed'),
    })
    for (const [bad, words] of [
      [{ ...payload, version: 2 }, 'newer Gatewright'],
      [{ ...payload, stage: 7 }, 'stage'],
      [{}, 'no shared request'],
      [null, 'no shared request'],
      [{ ...payload, tape: nested(100_000) }, 'nested deeper than 200 levels'],
    ] as const)
      await expect(stranger.share.read({ payload: bad })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        message: expect.stringContaining(words),
      })
  })
})

/** Lists in lists, so many levels deep. */
function nested(levels: number): unknown {
  let value: unknown = []
  for (let level = 1; level < levels; level += 1) value = [value]
  return value
}

type Payload = {
  tape: { answers: { what: string; answer?: { payload?: string } }[] }
  outcome: { answer: { status: number } }
  trace: { events: unknown[] }
}

describe('a link', () => {
  it('unpacks no more than the limit, and names a link that is cut off', async () => {
    const { encodeFragment } = await import('../../share/fragment.ts')
    const bomb = await encodeFragment('x'.repeat(10_000_000))
    expect(bomb.length).toBeLessThan(20_000)
    await expect(decodeFragment(bomb, shareLimits.payloadBytes)).rejects.toThrow('more than a shared request may')
    const whole = await encodeFragment({ some: 'payload', that: 'is long enough to be cut' })
    expect(await decodeFragment(whole, 1000)).toEqual({ some: 'payload', that: 'is long enough to be cut' })
    await expect(decodeFragment(whole.slice(0, -9), 1000)).rejects.toThrow('incomplete or damaged')
    await expect(decodeFragment('%%%', 1000)).rejects.toThrow('incomplete or damaged')
  })
})

describe('a value of a secret variable', () => {
  const marked = { customer: 'Mrs-Jane-D/oe?', pin: '4711', flag: 'on' }
  const secrets = Object.entries(marked).map(([name, value]) => ({ name, value }))
  const simulated = async () => {
    const apiId = await guardedApi()
    const path = `/things?who=${encodeURIComponent(marked.customer)}&pin=${marked.pin}`
    const body = JSON.stringify({
      who: marked.customer,
      file: Buffer.from(marked.customer).toString('base64'),
      on: 'on',
    })
    const run = await api.console.simulate({ apiId, source, request: { ...request, path, body }, secrets })
    return { apiId, run }
  }

  it('is in no link and no trace file, whatever it looks like and wherever it stands, and the preview says so', async () => {
    const { apiId, run } = await simulated()
    const { payload, redactions, differs } = await api.share.preview({ apiId, run: { id: run.id } })
    const text = JSON.stringify(payload)
    for (const form of [
      marked.customer,
      encodeURIComponent(marked.customer),
      Buffer.from(marked.customer).toString('base64'),
      `pin=${marked.pin}`,
      '"secrets"',
    ])
      expect(text, form).not.toContain(form)
    for (const { name } of secrets)
      expect(redactions).toContainEqual({ place: `Value of variable ${name}`, what: expect.any(String) })
    expect(differs).toBeUndefined()
    expect(await stranger.share.replay({ payload })).toMatchObject({ same: true })
  })

  it('stays a secret when the run is continued with changes', async () => {
    const { apiId, run } = await simulated()
    const changed = await api.console.change({ apiId, runId: run.id, interventions: [] })
    const { payload } = await api.share.preview({ apiId, run: { id: changed.id } })
    expect(JSON.stringify(payload)).not.toContain(encodeURIComponent(marked.customer))
  })

  it('is asked for with the run: the same request without marks shows it', async () => {
    const { apiId, run } = await simulated()
    const bare = await api.console.simulate({ apiId, source, request: run.request })
    const { payload } = await api.share.preview({ apiId, run: { id: bare.id } })
    expect(JSON.stringify(payload)).toContain(encodeURIComponent(marked.customer))
  })
})
