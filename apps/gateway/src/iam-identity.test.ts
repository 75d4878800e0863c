import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { type Account, accountSchema, type IamIdentity } from '@gatewright/definition'
import { signInvocation } from '@gatewright/engine'
import { bodyOf, mockMethod, restApi } from '@gatewright/engine/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pushedStage, type RunningGateway, startGateway } from '../testing/start-gateway.ts'

const capitals = (prefix: string, length: number) => prefix + 'GATEWRIGHTTESTKEY234'.slice(0, length)
const policy = (effect: string) => ({
  [effect]: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:*:*:abc/dev/*' }],
  }),
})
const user: IamIdentity = {
  kind: 'USER',
  name: 'ana',
  path: '/',
  principalId: capitals('AIDA', 17),
  enabled: true,
  accessKeyId: capitals('AKIA', 16),
  secretAccessKey: 'n0tAr3alSecret/butOfTheRightLength+40xxx',
  policies: policy('Allow'),
}
const role: IamIdentity = {
  ...user,
  kind: 'ROLE',
  name: 'clerk',
  sessionName: 'desk',
  principalId: capitals('AROA', 17),
  accessKeyId: capitals('ASIA', 16),
  sessionToken: 'A+session/token==',
}
const definition = restApi({
  '/secret': {
    GET: { ...mockMethod('$context.identity.userArn $context.identity.user'), authorizationType: 'AWS_IAM' },
  },
})

const curlSigns = spawnSync('curl', ['--help', 'all'], { encoding: 'utf8' }).stdout?.includes('--aws-sigv4') === true

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

const serve = (identity: Partial<IamIdentity> & Pick<IamIdentity, 'kind'>) => {
  const account: Account = accountSchema.parse({ iamIdentities: { i1: { ...user, ...identity } } })
  gateway.deployments.push({ stages: [pushedStage('abc', definition)], account })
}

async function sendSigned(identity: IamIdentity, changes: Partial<IamIdentity> = {}) {
  const request = {
    method: 'GET',
    target: '/abc/dev/secret',
    protocol: 'HTTP/1.1',
    headers: [['Host', `localhost:${gateway.port}`]] as const,
    body: new Uint8Array(),
    sourceIp: '127.0.0.1',
  }
  const added = await signInvocation(request, { ...identity, ...changes }, { region: 'us-east-1', now: Date.now() })
  return await gateway.send('GET /abc/dev/secret', Object.fromEntries(added))
}

describe('an identity of the account that signs a request', () => {
  beforeEach(() => serve(user))

  it('is let in and shown to templates', async () => {
    const answer = await sendSigned(user)
    expect(answer.status).toBe(200)
    expect(bodyOf(answer)).toBe(`arn:aws:iam::123456789012:user/ana ${user.principalId}`)
  })

  it.skipIf(!curlSigns)('is let in when curl signs', async () => {
    const { stdout } = await promisify(execFile)('curl', [
      ...['-s', '-m', '10', '-w', '%{http_code}', '-o', '/dev/null', '--aws-sigv4', 'aws:amz:us-east-1:execute-api'],
      ...['--user', `${user.accessKeyId}:${user.secretAccessKey}`, `http://localhost:${gateway.port}/abc/dev/secret`],
    ])
    expect(stdout).toBe('200')
  })

  it('is let in as the session of a role, with the token of that session alone', async () => {
    serve(role)
    const answer = await sendSigned(role)
    expect(bodyOf(answer)).toBe(`arn:aws:sts::123456789012:assumed-role/clerk/desk ${role.principalId}:desk`)
    const { sessionToken: _token, ...bare } = role
    expect(bodyOf(await sendSigned(bare))).toBe('{"Message":"The security token included in the request is invalid."}')
    serve({ ...role, sessionExpires: Date.now() - 1 })
    expect(bodyOf(await sendSigned(role))).toBe('{"message":"The security token included in the request is expired"}')
  })

  it('is refused with the text of the service for another secret', async () => {
    const answer = await sendSigned(user, { secretAccessKey: 'x'.repeat(40) })
    expect(answer.status).toBe(403)
    expect(JSON.parse(bodyOf(answer)).message).toContain(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
  })

  it.each([
    ['denies', { policies: policy('Deny') }, ' with an explicit deny'],
    ['does not allow', { policies: {} }, ''],
    ['is no JSON', { policies: { broken: '{"Statement":' } }, ''],
  ])('is refused with the text of the service when its policy %s', async (_title, changes, end) => {
    serve({ ...user, ...changes })
    const answer = await sendSigned(user)
    expect(answer.status).toBe(403)
    expect(JSON.parse(bodyOf(answer)).Message).toBe(
      `User: arn:aws:iam::123456789012:user/ana is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:abc/dev/GET/secret${end}`,
    )
  })

  it.each([
    ['was removed', accountSchema.parse({})],
    ['is deactivated', accountSchema.parse({ iamIdentities: { i1: { ...user, enabled: false } } })],
  ])('is refused when it %s', async (_title, account) => {
    gateway.deployments.push({ stages: [pushedStage('abc', definition)], account })
    expect(bodyOf(await sendSigned(user))).toBe('{"Message":"The security token included in the request is invalid."}')
  })
})
