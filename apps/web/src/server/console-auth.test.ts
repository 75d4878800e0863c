import { createApi } from '@gatewright/db'
import { designSchema } from '@gatewright/definition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ForgedToken } from './request-signing.ts'
import { createCaller } from './router.ts'
import { testContext } from './test-context.ts'

let made: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
let apiId: string
beforeAll(async () => {
  made = await testContext()
  api = createCaller(made.context)
  const created = await createApi(made.context.database, designSchema.parse({ definition, layout: {}, backends: {} }))
  apiId = created.id
})
afterAll(() => made.close())

const poolArn = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Forge'
const poolIssuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Forge'
const mock = {
  integration: {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: {
      '200': {
        responseTemplates: {
          'application/json':
            '{"ip":"$context.identity.sourceIp","vpce":"$context.identity.vpceId","sub":"$context.authorizer.claims.sub","arn":"$context.identity.userArn"}',
        },
      },
    },
  },
  methodResponses: { '200': {} },
}
const definition = {
  kind: 'REST',
  name: 'guarded',
  rootResourceId: 'root',
  policy: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-bad' } },
      },
    ],
  },
  authorizers: {
    pool: { type: 'COGNITO_USER_POOLS', name: 'pool', providerARNs: [poolArn], identityValidationExpression: 'app-1' },
    jwt: { type: 'JWT', name: 'jwt', jwtConfiguration: { issuer: 'https://issuer.example', audience: ['app-1'] } },
  },
  resources: {
    root: {},
    open: { parentId: 'root', pathPart: 'open', methods: { GET: mock } },
    pool: {
      parentId: 'root',
      pathPart: 'pool',
      methods: { GET: { ...mock, authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'pool' } },
    },
    jwt: {
      parentId: 'root',
      pathPart: 'jwt',
      methods: { GET: { ...mock, authorizationType: 'JWT', authorizerId: 'jwt' } },
    },
    iam: { parentId: 'root', pathPart: 'iam', methods: { POST: { ...mock, authorizationType: 'AWS_IAM' } } },
  },
}

const sound: ForgedToken = {
  issuer: poolIssuer,
  audience: 'app-1',
  subject: 'jane',
  scope: '',
  tokenUse: 'id',
  claims: { tier: 'gold' },
  expiresInSeconds: 600,
  algorithm: 'RS256',
  flaw: 'none',
}
const get = (path: string) => ({ method: 'GET', path, headers: [] })
const forged = (path: string, token: ForgedToken) =>
  api.console.simulate({
    apiId,
    source: { type: 'draft' },
    request: get(path),
    signing: { type: 'forge', header: 'Authorization', prefix: 'Bearer', token },
  })
const bodyOf = (run: { outcome: { answer: { body: string } } }) =>
  JSON.parse(Buffer.from(run.outcome.answer.body, 'base64').toString())

const raise = (): never => {
  throw new Error('there is none')
}

describe('token forge', () => {
  it('mints what a user pool authorizer accepts, at the virtual time of the run', async () => {
    const run = await forged('/pool', sound)
    expect(run.outcome.answer.status).toBe(200)
    expect(bodyOf(run)).toMatchObject({ sub: 'jane' })
  })

  it.each([
    ['expired', 'tokenExpired'],
    ['notYetValid', 'tokenExpired'],
    ['wrongAudience', 'tokenAudienceRefused'],
    ['wrongIssuer', 'tokenIssuerUnknown'],
    ['badSignature', 'tokenSignatureInvalid'],
    ['missingKeyId', 'tokenSignatureInvalid'],
    ['algNone', 'tokenMalformed'],
  ] as const)('a token with the flaw %s is refused by the rule %s', async (flaw, rule) => {
    const run = await forged('/pool', { ...sound, flaw })
    expect(run.outcome.answer.status).toBe(401)
    expect(run.outcome.cause?.rule).toBe(rule)
  })

  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const)('signs by %s', async (algorithm) => {
    const token = { ...sound, issuer: 'https://issuer.example', tokenUse: '' as const, algorithm }
    expect((await forged('/jwt', token)).outcome.answer.status).toBe(200)
  })

  it('keeps the private key on the server: neither run nor token has it, and what is sent is kept with the run', async () => {
    const run = await forged('/pool', sound)
    const stored = await made.context.database.client.tokenForge.findFirstOrThrow()
    const [{ d }] = JSON.parse(stored.privateKeys) as [{ d: string }]
    expect(JSON.stringify(run)).not.toContain(d)
    expect(run.request.headers).toEqual([['Authorization', expect.stringMatching(/^Bearer eyJ/)]])
  })

  it('is shared without the signature of the token', async () => {
    const run = await forged('/pool', sound)
    const [, token = ''] = run.request.headers[0]?.[1].split(' ') ?? []
    const signature = token.split('.')[2] ?? ''
    expect(signature.length).toBeGreaterThan(300)
    const preview = await api.share.preview({ apiId, run: { id: run.id } })
    expect(JSON.stringify(preview)).not.toContain(signature)
    expect(preview.redactions).toContainEqual({
      place: 'Value of header Authorization',
      what: expect.stringContaining('kept'),
    })
  })

  it('stands in for the issuers of a pasted token nowhere', async () => {
    const { token } = await api.tokenForge.mint({ token: { ...sound, issuer: 'https://issuer.example' } })
    const pasted = { ...get('/jwt'), headers: [['Authorization', `Bearer ${token}`] as [string, string]] }
    const run = await api.console.simulate({ apiId, source: { type: 'draft' }, request: pasted })
    expect(run.outcome.cause?.rule).toBe('keySetUnreachable')
  })

  it('tells the gateway its public keys once the workspace opts in, and never the private ones', async () => {
    expect(made.pushes.at(-1)?.forgedKeys).toBeUndefined()
    await api.tokenForge.setAcceptLive({ acceptLive: true })
    const pushed = JSON.stringify(made.pushes.at(-1)?.forgedKeys)
    expect(JSON.parse(pushed).keys).toHaveLength(2)
    expect(pushed).not.toContain('"d"')
    await api.tokenForge.setAcceptLive({ acceptLive: false })
    expect(made.pushes.at(-1)?.forgedKeys).toBeUndefined()
  })
})

describe('SigV4', () => {
  const post = {
    method: 'POST',
    path: '/iam?b=2&a=1%20x',
    headers: [['X-Extra', 'y']] as [string, string][],
    body: '{"n":1}',
  }
  const keys = { type: 'sigv4', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } as const
  const signed = (signing: object) =>
    api.console.simulate({ apiId, source: { type: 'draft' }, request: post, signing: { ...keys, ...signing } })

  it('signs at the time of the run, so that the method takes the request', async () => {
    const run = await signed({ sessionToken: 'session' })
    expect(run.outcome.answer.status).toBe(200)
    expect(bodyOf(run)).toMatchObject({ arn: 'arn:aws:iam::123456789012:user/console' })
    expect(run.request.headers.map(([name]) => name)).toEqual([
      'X-Extra',
      'X-Amz-Date',
      'X-Amz-Security-Token',
      'Authorization',
    ])
  })

  it('signs with an IAM identity of the account, and says when it is gone', async () => {
    const { id } = await api.iamIdentity.create({ kind: 'USER', name: 'ana' })
    const [{ identity } = raise()] = await api.iamIdentity.list()
    const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
    await api.iamIdentity.save({ id, identity: { ...identity, policies: { all: JSON.stringify(allow) } } })
    const send = (identityId: string) =>
      api.console.simulate({ apiId, source: { type: 'draft' }, request: post, signing: { type: 'sigv4', identityId } })
    const run = await send(id)
    expect(bodyOf(run)).toMatchObject({ arn: 'arn:aws:iam::123456789012:user/ana' })
    await expect(send('gone')).rejects.toThrow('is gone')
  })

  it('lets the policy of the principal decide', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }
    const run = await signed({ policy, principalArn: 'arn:aws:iam::123456789012:user/mallory' })
    expect(run.outcome.answer.status).toBe(403)
    expect(run.outcome.cause).toMatchObject({ rule: 'callerDenied', subject: 'arn:aws:iam::123456789012:user/mallory' })
  })
})

describe('caller', () => {
  const from = (caller: object) =>
    api.console.simulate({ apiId, source: { type: 'draft' }, request: { ...get('/open'), caller } })

  it.each([
    [{ sourceIp: '198.51.100.7' }, 200],
    [{ sourceIp: '203.0.113.7' }, 403],
    [{ vpcId: 'vpc-1', vpcEndpointId: 'vpce-good' }, 200],
    [{ vpcId: 'vpc-1', vpcEndpointId: 'vpce-bad' }, 403],
  ])('the resource policy sees %j', async (caller, status) => {
    const run = await from(caller)
    expect(run.outcome.answer.status).toBe(status)
    if (status === 200 && 'sourceIp' in caller) expect(bodyOf(run).ip).toBe(caller.sourceIp)
    if (status === 403) expect(run.outcome.cause?.rule).toBe('resourcePolicyDenied')
  })

  it('geographic match statements see the country', async () => {
    const arn = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/geo/1'
    const visibility = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'geo' }
    const rule = {
      Name: 'nobody-from-there',
      Priority: 0,
      Statement: { GeoMatchStatement: { CountryCodes: ['AQ'] } },
      Action: { Block: {} },
      VisibilityConfig: visibility,
    }
    const webAcl = {
      Name: 'geo',
      Id: '1',
      ARN: arn,
      DefaultAction: { Allow: {} },
      Rules: [rule],
      VisibilityConfig: visibility,
    }
    await api.account.update({ changes: { webAcls: { [arn]: webAcl } } })
    await api.stage.create({ apiId, stageName: 'geo', stage: { webAclArn: arn } })
    const run = (country: string) =>
      api.console.simulate({
        apiId,
        source: { type: 'draft', stageVariablesOf: 'geo' },
        request: { ...get('/open'), caller: { sourceIp: '198.51.100.7', country } },
      })
    expect((await run('DE')).outcome.answer.status).toBe(200)
    expect((await run('AQ')).outcome.cause).toMatchObject({ rule: 'webAclBlocked', subject: 'nobody-from-there' })
  })

  it('cannot be chosen in Live, and says so', async () => {
    await expect(
      api.console.live({ apiId, stageName: 'geo', request: { ...get('/open'), caller: { sourceIp: '198.51.100.7' } } }),
    ).rejects.toThrow('told by the socket in Live')
  })
})
