import { spawnSync } from 'node:child_process'
import { expect, test } from './fixtures.ts'
import { choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { IamPage } from './pages/iam-page.ts'
import { ImportPage } from './pages/import-page.ts'

const vault = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Vault', version: '1' },
  paths: {
    '/gold': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': '$context.identity.userArn' } },
          },
        },
      },
    },
  },
})
const withEffect = (effect: string, more = '') =>
  `{"Version": "2012-10-17", "Statement": {"Effect": "${effect}", "Action": "execute-api:Invoke", "Resource": "*"${more}}}`

const curlSigns = spawnSync('curl', ['--help', 'all'], { encoding: 'utf8' }).stdout?.includes('--aws-sigv4') === true

test('an identity of the account signs requests to a method with AWS_IAM, as far as its policy lets it', async ({
  page,
  server,
}) => {
  test.skip(!curlSigns, 'This machine has no curl that signs.')
  await page.goto('/import')
  const imports = new ImportPage(page)
  await imports.pasteText(vault)
  await imports.createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await designer.select('GET /gold')
  await choose(designer.inspector.getByRole('combobox', { name: 'Authorization' }), 'AWS_IAM')
  await designer.expectSaved()
  const { apiId } = designer
  await designer.deploy('dev')
  await designer.inspector.getByRole('link', { name: 'IAM identities' }).click()

  const iam = new IamPage(page)
  await iam.create('User', 'ana')
  const key = await iam.accessKey()
  expect(key.id).toMatch(/^AKIA[A-Z2-7]{16}$/)
  await expect(page.getByRole('region', { name: 'Credentials to copy' })).not.toContainText(key.secret)
  const ask = (secret: string) =>
    spawnSync(
      'curl',
      [
        ...['-s', '-m', '10', '--aws-sigv4', 'aws:amz:us-east-1:execute-api', '--user', `${key.id}:${secret}`],
        `${server.gatewayUrl}/${apiId}/dev/gold`,
      ],
      { encoding: 'utf8' },
    ).stdout
  expect(ask(key.secret)).toBe('arn:aws:iam::123456789012:user/ana')
  expect(ask('x'.repeat(40))).toContain(
    'The request signature we calculated does not match the signature you provided.',
  )

  const refused = `User: arn:aws:iam::123456789012:user/ana is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:${apiId}/dev/GET/gold`
  await iam.writePolicy(withEffect('Deny'))
  await expect(iam.policyCheck).toContainText('In force')
  await expect.poll(() => ask(key.secret)).toBe(JSON.stringify({ Message: `${refused} with an explicit deny` }))
  await iam.writePolicy(withEffect('Allow', ', "Principal": "*"'))
  await expect(iam.policyCheck).toContainText('Statement/Principal')
  await iam.writePolicy(withEffect('allow'))
  await expect(iam.policyCheck).toContainText('The Effect is Allow or Deny.')
  await expect.poll(() => ask(key.secret)).toBe(JSON.stringify({ Message: refused }))

  await page.getByRole('button', { name: 'Delete ana' }).click()
  await expect(iam.list.getByRole('button', { name: /^ana/ })).toHaveCount(0)
  expect(ask(key.secret)).toContain('The security token included in the request is invalid.')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(iam.policyCheck).toContainText('The Effect is Allow or Deny.')
  await expect(iam.field('Access key id')).toHaveValue(key.id)
})
