import { createApi } from '@gatewright/db'
import { designSchema, type IamIdentity } from '@gatewright/definition'
import { signAnew } from '@gatewright/engine'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ConsoleRequest } from '../console-request.ts'
import { gatewayRequest } from '../gateway-request.ts'
import type { ForgedToken, RequestSigning } from '../request-signing.ts'
import { createCaller } from '../router.ts'
import { testContext } from '../test-context.ts'

const clock = 1_700_000_000_000
const date = '20231114T221320Z'
const stageName = 'dev'
const regional = 'arn:aws:wafv2:us-east-1:123456789012:regional'
const [aclArn, listArn, groupArn, groupListArn] = [
  `${regional}/webacl/acl/1`,
  `${regional}/ipset/bad/1`,
  `${regional}/rulegroup/more/1`,
  `${regional}/ipset/worse/1`,
]
const visibility = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'm' }
const waf = (name: string, priority: number, statement: object) => ({
  Name: name,
  Priority: priority,
  Statement: statement,
  VisibilityConfig: visibility,
})
const fromList = (arn: string) => ({ IPSetReferenceStatement: { ARN: arn } })
const block = { Action: { Block: {} } }
const account = {
  webAcls: {
    [aclArn]: {
      Name: 'acl',
      Id: '1',
      ARN: aclArn,
      DefaultAction: { Allow: {} },
      Rules: [
        { ...waf('list', 0, fromList(listArn)), ...block },
        { ...waf('group', 1, { RuleGroupReferenceStatement: { ARN: groupArn } }), OverrideAction: { None: {} } },
      ],
      VisibilityConfig: visibility,
    },
  },
  wafReferences: {
    ipSets: {
      [listArn]: { Name: 'bad', Addresses: ['198.51.100.0/28'] },
      [groupListArn]: { Name: 'worse', Addresses: ['198.51.100.64/28'] },
      [`${regional}/ipset/unrelated/1`]: { Name: 'unrelated', Addresses: ['192.0.2.0/24'] },
    },
    regexPatternSets: {},
    ruleGroups: {
      [groupArn]: { Name: 'more', ARN: groupArn, Rules: [{ ...waf('inner', 0, fromList(groupListArn)), ...block }] },
    },
    geo: { '192.0.2.0/24': { country: 'DE' } },
    asn: {},
  },
  apiKeys: { k1: { name: 'partner', value: 'key-value-abcdefgh-9999' } },
}

const mock = {
  methodResponses: { 200: {} },
  integration: {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: {
      200: {
        responseTemplates: {
          'application/json':
            '{"user":"$context.identity.userArn","key":"$context.identity.accessKey","sub":"$context.authorizer.claims.sub","ip":"$context.identity.sourceIp"}',
        },
      },
    },
  },
}
const resource = (pathPart: string, more: object) => ({
  parentId: 'root',
  pathPart,
  methods: { GET: { ...mock, ...more }, POST: { ...mock, ...more } },
})
const everybody = { Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }
const design = designSchema.parse({
  definition: {
    kind: 'REST',
    name: 'guarded',
    rootResourceId: 'root',
    policy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', ...everybody },
        { Effect: 'Deny', ...everybody, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
      ],
    },
    resources: {
      root: {},
      iam: resource('iam', { authorizationType: 'AWS_IAM' }),
      pool: resource('pool', { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'pool' }),
      keyed: resource('keyed', { apiKeyRequired: true }),
      open: resource('open', {}),
    },
    authorizers: {
      pool: {
        type: 'COGNITO_USER_POOLS',
        name: 'pool',
        providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Forge'],
      },
    },
  },
  layout: {},
  backends: {},
})

const policies = {
  all: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
}
const [userSecret, roleSecret, session] = [
  'Secret0Of1The2User3Secret4Of5The6User7ab',
  'Secret0Of1The2Role3Secret4Of5The6Role7ab',
  'SessionTokenOfTheRole0123456789==',
]
const identities: Record<string, IamIdentity> = {
  user: {
    kind: 'USER',
    name: 'ana',
    path: '/',
    principalId: 'AIDA0123456789ABCDEFG',
    enabled: true,
    accessKeyId: 'AKIA0123456789ABCDEF',
    secretAccessKey: userSecret,
    policies,
  },
  role: {
    kind: 'ROLE',
    name: 'job',
    path: '/',
    principalId: 'AROA0123456789ABCDEFG',
    enabled: true,
    accessKeyId: 'ASIA0123456789ABCDEF',
    secretAccessKey: roleSecret,
    sessionToken: session,
    policies,
  },
}

const token: ForgedToken = {
  issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Forge',
  audience: 'app-1',
  subject: 'jane',
  scope: '',
  tokenUse: 'id',
  claims: {},
  expiresInSeconds: 600,
  algorithm: 'RS256',
  flaw: 'none',
}
const forged = (flaw: ForgedToken['flaw']): RequestSigning => ({
  type: 'forge',
  header: 'Authorization',
  prefix: 'Bearer',
  token: { ...token, flaw },
})
const signedBy = (identityId: string): RequestSigning => ({ type: 'sigv4', identityId })
const get = (path: string, headers: [string, string][] = []): ConsoleRequest => ({
  method: 'GET',
  path,
  headers,
  body: '',
})
const from = (sourceIp: string): ConsoleRequest => ({ ...get('/open'), caller: { sourceIp } })
const post: ConsoleRequest = { ...get('/iam?b=2&a=1%20x'), method: 'POST', body: '{"password":"open-sesame-1"}' }
const scope = '20231114/us-east-1/execute-api/aws4_request'
/** A request whose header or query string says how it is signed, by these keys. */
const by = (identity: IamIdentity | undefined, request: ConsoleRequest, secret = identity?.secretAccessKey ?? '') =>
  async function sign(domainName: string): Promise<ConsoleRequest> {
    const wire = gatewayRequest(request, stageName, domainName)
    const signed = await signAnew(wire, wire, (accessKeyId) => ({ accessKeyId, secretAccessKey: secret }))
    const fields = new Map(signed?.fields)
    return {
      ...request,
      path: signed?.target.slice(`/${stageName}`.length) ?? '',
      headers: request.headers.map(([name, value]) => [name, fields.get(name.toLowerCase()) ?? value]),
    }
  }
const inHeader = (accessKeyId: string, at = scope): [string, string][] => [
  ['X-Amz-Date', date],
  ['Authorization', `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${at}, SignedHeaders=host;x-amz-date, Signature=0`],
]
const userKey = 'AKIA0123456789ABCDEF'
const presigned = get(
  `/iam?q=1&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(`${userKey}/${scope}`)}&X-Amz-Date=${date}&X-Amz-Expires=600&X-Amz-SignedHeaders=host&X-Amz-Signature=0`,
)

type Sent = ConsoleRequest | ((domainName: string) => Promise<ConsoleRequest>)
const cases: [name: string, request: Sent, signing: RequestSigning | undefined, status: number, rule?: string][] = [
  ['a signed request', post, signedBy('user'), 200],
  ['one signed by a session', post, signedBy('role'), 200],
  ['one signed by typed keys', post, { type: 'sigv4', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: roleSecret }, 200],
  ['a presigned URL', by(identities.user, presigned), undefined, 200],
  ['a presigned URL of a wrong secret', by(undefined, presigned, roleSecret), undefined, 403, 'signatureMismatch'],
  ['a wrong secret', by(undefined, get('/iam', inHeader(userKey)), roleSecret), undefined, 403, 'signatureMismatch'],
  [
    'a session without its token',
    by(identities.role, get('/iam', inHeader('ASIA0123456789ABCDEF'))),
    undefined,
    403,
    'sessionTokenInvalid',
  ],
  [
    'another session token of the same form',
    by(
      identities.role,
      get('/iam', [...inHeader('ASIA0123456789ABCDEF'), ['X-Amz-Security-Token', session.replace('The', 'Any')]]),
    ),
    undefined,
    403,
    'sessionTokenInvalid',
  ],
  ['an access key that nobody has', get('/iam', inHeader('AKIAZZZZZZZZZZZZZZZZ')), undefined, 403, 'accessKeyUnknown'],
  [
    'a signature for another region',
    get('/iam', inHeader(userKey, scope.replace('us-east-1', 'eu-west-1'))),
    undefined,
    403,
    'signatureScopeWrong',
  ],
  ['a forged token', get('/pool'), forged('none'), 200],
  ['an expired one', get('/pool'), forged('expired'), 401, 'tokenExpired'],
  ['one for nobody yet', get('/pool'), forged('notYetValid'), 401, 'tokenExpired'],
  ['one that another key signed', get('/pool'), forged('badSignature'), 401, 'tokenSignatureInvalid'],
  ['one that names no key', get('/pool'), forged('missingKeyId'), 401, 'tokenSignatureInvalid'],
  ['one of another issuer', get('/pool'), forged('wrongIssuer'), 401, 'tokenIssuerUnknown'],
  ['one that nobody signed', get('/pool'), forged('algNone'), 401, 'tokenMalformed'],
  ['an API key', get('/keyed', [['x-api-key', 'key-value-abcdefgh-9999']]), undefined, 200],
  [
    'a wrong key of the same form',
    get('/keyed', [['x-api-key', 'key-value-hgfedcba-1111']]),
    undefined,
    403,
    'apiKeyUnknown',
  ],
  ['no API key', get('/keyed'), undefined, 403, 'apiKeyMissing'],
  ['an address that the resource policy denies', from('203.0.113.7'), undefined, 403, 'resourcePolicyDenied'],
  ['one that it lets pass', from('192.0.2.7'), undefined, 200],
  ['an address of an IP set of the web ACL', from('198.51.100.7'), undefined, 403, 'webAclBlocked'],
  ['an address of an IP set of its rule group', from('198.51.100.70'), undefined, 403, 'webAclBlocked'],
]

let here: Awaited<ReturnType<typeof testContext>>
let elsewhere: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
let apiId: string
beforeAll(async () => {
  here = await testContext()
  elsewhere = await testContext()
  api = createCaller(here.context)
  apiId = (await createApi(here.context.database, design)).id
  await api.stage.create({ apiId, stageName, stage: { webAclArn: aclArn } })
  const plan = { name: 'basic', apiKeys: ['k1'], apiStages: [{ apiId, stage: stageName }] }
  await api.account.update({ changes: { ...account, usagePlans: { p1: plan }, iamIdentities: identities } })
})
afterAll(async () => {
  await here.close()
  await elsewhere.close()
})

it.each(cases)('%s replays elsewhere to equal bytes, without a secret', async (_, sent, signing, status, rule) => {
  const request = typeof sent === 'function' ? await sent(`${apiId}.execute-api.us-east-1.amazonaws.com`) : sent
  const source = { type: 'draft' as const, stageVariablesOf: stageName }
  const run = await api.console.simulate({ apiId, source, request, clock, seed: 1, ...(signing && { signing }) })
  const { answer, cause } = run.outcome
  expect([answer.status, cause?.rule], cause?.message).toEqual([status, rule])

  const { payload, differs } = await api.share.preview({ apiId, run })
  expect(differs).toBeUndefined()
  expect(payload.outcome.cause?.rule).toBe(rule)
  const text = JSON.stringify(payload) + Buffer.from(payload.outcome.answer.body, 'base64').toString()
  const stored = await here.context.database.client.tokenForge.findFirst()
  const keys = stored === null ? [] : (JSON.parse(stored.privateKeys) as { d: string; n: string }[]).map(({ d }) => d)
  const sentSignatures = [
    ...JSON.stringify(run.request).matchAll(/Signature=([0-9a-f]{64})|eyJ[\w-]+\.[\w-]+\.([\w-]{99,})/g),
  ]
  const signatures = sentSignatures.map(([, sigv4, jwt]) => sigv4 ?? jwt ?? '')
  for (const secret of [userSecret, roleSecret, session, userKey, 'open-sesame', 'key-value', ...keys, ...signatures])
    expect(text).not.toContain(secret)
  expect(text).not.toMatch(/"(?:d|dp|dq|qi)":"/)
  expect(text).not.toContain('unrelated')

  const replay = await createCaller(elsewhere.context).share.replay({ payload })
  expect(replay.differences).toEqual([])
  expect(JSON.stringify(replay.outcome.answer)).toBe(JSON.stringify(payload.outcome.answer))
})

it('a claim of a forged token that came from a secret variable is masked too, and the token still opens', async () => {
  const source = { type: 'draft' as const, stageVariablesOf: stageName }
  const secrets = [{ name: 'who', value: 'jane-the-secret' }]
  const signing: RequestSigning = {
    type: 'forge',
    header: 'Authorization',
    prefix: 'Bearer',
    token: { ...token, subject: 'jane-the-secret' },
  }
  const run = await api.console.simulate({ apiId, source, request: get('/pool'), clock, signing, secrets })
  const { payload, differs } = await api.share.preview({ apiId, run })
  expect(differs).toBeUndefined()
  const [, claims = ''] = payload.request.headers[0]?.[1].split('.') ?? []
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ sub: 'xxxx-xxx-xxxxxx' })
  expect(JSON.stringify(payload)).not.toContain('jane-the-secret')
  expect(await createCaller(elsewhere.context).share.replay({ payload })).toMatchObject({ same: true })
})
