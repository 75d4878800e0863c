import type { Page } from '@playwright/test'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'

const poolArn = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Quay'
const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: '*',
  Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
}
const answers = (status: string, body: string) => ({
  statusCode: status,
  responseTemplates: { 'application/json': body },
})
const mock = {
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: {
      'application/json': '{"statusCode": 200}',
      'multipart/form-data': '{"statusCode": 201}',
    },
    responses: {
      default: answers('200', '{"ip": "$context.identity.sourceIp", "sub": "$context.authorizer.claims.sub"}'),
      201: answers('201', '{"parts": true}'),
    },
  },
  responses: { 200: { description: '' }, 201: { description: '' } },
}
const document = {
  openapi: '3.0.1',
  info: { title: 'quay', version: '1' },
  paths: {
    '/open/{id}': {
      get: { ...mock, parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] },
    },
    '/upload': { post: mock },
    '/tokens': { get: { ...mock, security: [{ pool: [] }] } },
    '/signed': { get: { ...mock, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
    '/crates': {
      post: {
        ...mock,
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Crate' } } } },
        'x-amazon-apigateway-request-validator': 'body',
      },
    },
  },
  components: {
    schemas: {
      Crate: { type: 'object', required: ['weight'], properties: { weight: { type: 'integer', minimum: 1 } } },
    },
    securitySchemes: {
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [poolArn] },
      },
    },
  },
  'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: false } },
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }, deny],
  },
}

const har = (...paths: string[]) =>
  JSON.stringify({
    log: {
      entries: paths.map((path) => ({
        request: {
          method: 'GET',
          url: `https://quay.example${path}`,
          headers: [{ name: ':authority', value: 'quay.example' }],
        },
      })),
    },
  })
const lambdaEvent = JSON.stringify({
  path: '/open/event',
  httpMethod: 'GET',
  headers: { 'X-From': 'event' },
  multiValueQueryStringParameters: { q: ['1', '2'] },
  requestContext: { identity: { sourceIp: '198.51.100.4' } },
  body: null,
})
const log = [
  'HTTP Method: GET, Resource Path: /open/log',
  'Method request query string: {}',
  'Method request headers: {X-From=log, x-api-key=**************abcdef}',
].map((line) => `(11111111-1111-4111-8111-111111111111) ${line}`)

test.describe
  .serial('trying requests', () => {
    let page: Page
    let requests: ConsolePage

    test.beforeAll(async ({ browser, server }) => {
      const context = await browser.newContext({
        baseURL: server.url,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      page = await context.newPage()
      const home = new HomePage(page)
      await home.open()
      await home.dropFile('quay.json', JSON.stringify(document))
      const importPage = new ImportPage(page)
      await importPage.expectOpen('quay.json')
      await importPage.createApi()
      const designer = new DesignerPage(page)
      await designer.expectOpen()
      await designer.deploy('dev')
      requests = new ConsolePage(page)
      await requests.open('Console')
      await expect(requests.sendButton).toBeVisible()
    })
    test.afterAll(() => page.context().close())

    test('in the window of a phone a request is sent and read, and history and saved requests open over it', async () => {
      await page.setViewportSize({ width: 390, height: 844 })
      await requests.send({ method: 'GET', path: '/open/phone', source: 'Draft' })
      await expect(requests.status).toContainText('200')
      for (const name of ['Params', 'Headers', 'Body', 'Auth', 'Caller', 'Assertions'] as const) {
        const box = await requests.requestTab(name).boundingBox()
        expect((box?.x ?? 0) + (box?.width ?? 390), `right edge of ${name}`).toBeLessThan(390)
      }
      expect(await page.evaluate(() => window.document.documentElement.scrollWidth), 'width of the page').toBe(390)

      const sheet = await requests.openSentAndSaved()
      await expect(sheet.getByRole('button', { name: /\/open\/phone/ })).toBeVisible()
      await sheet.getByRole('tab', { name: /^Saved/ }).click()
      await expect(sheet.getByRole('region', { name: 'Saved requests' })).toBeVisible()
      await expectAccessible(page, 'console in the window of a phone')
      await page.keyboard.press('Escape')
      await expect(sheet).toBeHidden()
      await expect(page.getByRole('button', { name: 'History and Saved' })).toBeFocused()

      await requests.openSentAndSaved()
      await sheet.getByRole('tab', { name: 'History' }).click()
      await sheet.getByRole('button', { name: /\/open\/phone/ }).click()
      await expect(sheet).toBeHidden()
      await page.setViewportSize({ width: 1440, height: 900 })
    })

    test('what is pasted into the bar is read, in a tab of its own that can be taken back', async () => {
      const before = await requests.path.inputValue()
      await requests.paste(
        `curl -X POST 'https://x1.execute-api.us-east-1.amazonaws.com/dev/crates?a=1' -u jane:pw --json '{"weight": 3}'`,
      )
      await expect(requests.path).toHaveValue('/crates?a=1')
      await expect(page.getByText(/Read as a cURL command: POST \/crates\?a=1, 2 headers, a JSON body\./)).toBeVisible()
      await expect(requests.openRequests).toHaveCount(2)
      await page.getByRole('button', { name: 'Undo' }).last().click()
      await expect(requests.path).toHaveValue(before)

      const pastes: readonly (readonly [text: string, path: string, said: RegExp])[] = [
        [lambdaEvent, '/open/event?q=1&q=2', /Read as a Lambda event/],
        [log.join('\n'), '/open/log', /Left out: the value of x-api-key, which the log masks\./],
        ['GET /open/raw HTTP/1.1\r\nHost: h\r\nX-From: raw\r\n\r\n', '/open/raw', /Read as an HTTP request/],
      ]
      for (const [text, path, said] of pastes) {
        await requests.paste(text)
        await expect(requests.path).toHaveValue(path)
        await expect(page.getByText(said).last()).toBeVisible()
      }
      await requests.paste(har('/open/one', '/open/two'))
      const picker = page.getByRole('dialog', { name: 'Choose a request' })
      await picker.getByRole('button', { name: '/open/two' }).click()
      await expect(requests.path).toHaveValue('/open/two')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('200 OK')
      await requests.paste('{"neither": "event nor archive"}')
      await expect(page.getByText(/neither an event that API Gateway gives/)).toBeVisible()
    })

    test('tabs outlive a reload with what was typed and answered, move and close by keyboard, and open again', async () => {
      await requests.path.fill('/open/typed')
      const names = await requests.openRequests.evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('aria-label')))
      await page.reload()
      await expect(requests.path).toHaveValue('/open/typed')
      await expect(requests.status).toHaveText('200 OK')
      const tab = page.getByRole('tab', { name: 'GET /open/typed' })
      await tab.focus()
      await tab.press('Alt+Home')
      await expect(requests.openRequests.first()).toHaveAccessibleName('GET /open/typed')
      await tab.press('ArrowRight')
      await expect(requests.openRequests.nth(1)).toHaveAttribute('aria-selected', 'true')
      await requests.openRequests.nth(1).press('ArrowLeft')
      await requests.openRequests.first().press('Delete')
      await expect(requests.openRequests).toHaveCount(names.length - 1)
      await page.getByRole('button', { name: 'Reopen closed tab' }).click()
      await expect(requests.path).toHaveValue('/open/typed')
    })

    test('parameters: fields and path are one text, and a row that is switched off leaves it', async () => {
      await requests.path.fill('/open/7?a=1&a=b%20c')
      const panel = await requests.requestPanel('Params')
      await panel.getByRole('textbox', { name: 'id' }).fill('8')
      await expect(requests.path).toHaveValue('/open/8?a=1&a=b%20c')
      await panel.getByRole('checkbox', { name: 'Parameter 1 is sent' }).uncheck()
      await expect(requests.path).toHaveValue('/open/8?a=b%20c')
      await panel.getByRole('checkbox', { name: 'Parameter 1 is sent' }).check()
      await expect(requests.path).toHaveValue('/open/8?a=1&a=b%20c')
    })

    test('a request is copied in four forms', async () => {
      await requests.fill({ source: 'Draft', method: 'POST', path: '/crates', body: '{"weight": 3}' })
      await expect(page.getByRole('status', { name: 'Body check' })).toHaveText('Fits the model Crate')
      expect(await requests.copyAs('cURL')).toContain(
        `-H 'Content-Type: application/json' \\\n  --data-raw '{"weight": 3}'`,
      )
      expect(await requests.copyAs(/^fetch/)).toContain('await fetch("http://localhost:')
      expect(await requests.copyAs('Python requests')).toContain('requests.request(\n    "POST"')
      expect(await requests.copyAs(/test-invoke-method/)).toMatch(
        /--rest-api-id '\w+' \\\n {2}--resource-id '\w+' \\\n {2}--http-method 'POST' \\\n {2}--path-with-query-string '\/crates'/,
      )
    })

    test('a JSON body is completed from the model of the method, and checked as request validation checks it', async () => {
      await requests.fill({ method: 'POST', path: '/crates', body: '{"weight": 0}' })
      await expect(page.getByRole('status', { name: 'Body check' })).toContainText('Does not fit the model Crate')
      await requests.fill({ method: 'POST', path: '/crates', body: '{}' })
      await page.keyboard.press('ControlOrMeta+Home')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Control+Space')
      await expect(page.getByRole('option', { name: /^weight/ })).toBeVisible()
      await page.keyboard.press('Escape')
    })

    test('a multipart body carries texts and files', async () => {
      await requests.fill({ source: 'Draft', method: 'POST', path: '/upload' })
      const panel = await requests.requestPanel('Body')
      await panel.getByRole('radio', { name: 'Multipart' }).click()
      await panel.getByRole('textbox', { name: 'Part 1 name' }).fill('note')
      await panel.getByRole('textbox', { name: 'Part 1 value' }).fill('fragile')
      await panel.getByRole('textbox', { name: 'Part 2 name' }).fill('photo')
      await panel.getByRole('listitem').nth(1).getByRole('radio', { name: 'File' }).click()
      const photo = { name: 'p.bin', mimeType: 'image/png', buffer: Buffer.from([0, 1, 255]) }
      await panel.getByLabel('Part 2 file').setInputFiles(photo)
      await expect(panel).toContainText('3 B · image/png')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('201 Created')
    })

    test('a forged token is taken, and a bad one refused with its cause', async () => {
      await requests.newTab()
      await requests.fill({ source: 'Draft', method: 'GET', path: '/tokens' })
      const panel = await requests.requestPanel('Auth')
      await panel.getByRole('radio', { name: 'Token forge' }).click()
      await choose(panel.getByRole('combobox', { name: 'Authorizer' }), /^pool/)
      await panel.getByRole('textbox', { name: 'sub' }).fill('harbour-master')
      await expect(panel.getByRole('region', { name: 'Decoded token' })).toContainText('"sub": "harbour-master"')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('200 OK')
      expect(await requests.rawAnswer()).toContain('"sub": "harbour-master"')
      for (const [flaw, cause] of [
        ['Expired', /it expired at/],
        ['Signed by another key', /no key of its issuer made its signature/],
      ] as const) {
        await choose(panel.getByRole('combobox', { name: 'What is wrong' }), flaw)
        await requests.sendAsItStands()
        await expect(requests.status).toHaveText('401 Unauthorized')
        await expect(requests.why).toContainText(cause)
      }
      await choose(panel.getByRole('combobox', { name: 'What is wrong' }), /^Nothing/)
      await choose(requests.requestBar.getByRole('combobox', { name: 'Source' }), /^Live dev/)
      await expect(panel).toContainText('Live fetches the real key set of the issuer')
      const accept = panel.getByRole('switch', { name: 'Accept forged tokens on the local gateway' })
      await accept.click()
      await expect(panel).toContainText('The local gateway takes forged tokens')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('200 OK')
      await accept.click()
      await expect(panel).toContainText('Live fetches the real key set of the issuer')
    })

    test('a request is signed by SigV4, and the policy of the principal decides', async () => {
      await requests.newTab()
      await requests.fill({ source: 'Draft', method: 'GET', path: '/signed' })
      const panel = await requests.requestPanel('Auth')
      await panel.getByRole('radio', { name: 'SigV4' }).click()
      await requests.sendButton.click()
      await expect(page.getByText('SigV4 needs an IAM identity')).toBeVisible()
      await panel.getByRole('textbox', { name: 'Access key id' }).fill('AKIDEXAMPLE')
      await panel.getByLabel('Secret key').fill('not-a-real-secret')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('200 OK')
      await panel
        .getByRole('textbox', { name: 'Policy' })
        .fill('{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('403 Forbidden')
    })

    test('the resource policy sees the source IP of the caller; Live says why it cannot be chosen', async () => {
      await requests.newTab()
      await requests.fill({ source: 'Draft', method: 'GET', path: '/open/7' })
      const panel = await requests.requestPanel('Caller')
      await panel.getByRole('textbox', { name: 'Source IP' }).fill('198.51.100.7')
      await requests.sendAsItStands()
      expect(await requests.rawAnswer()).toContain('"ip": "198.51.100.7"')
      await panel.getByRole('textbox', { name: 'Source IP' }).fill('203.0.113.7')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('403 Forbidden')
      await expect(requests.why).toContainText('resource policy')
      await choose(requests.requestBar.getByRole('combobox', { name: 'Source' }), /^Live dev/)
      await expect(panel.getByRole('textbox', { name: 'Source IP' })).toBeDisabled()
      await expect(panel).toContainText('The source IP is that of the socket.')
      await requests.sendAsItStands()
      await expect(requests.status).toHaveText('200 OK')
    })

    test('the parts of a request shut nobody out, in both themes', async () => {
      test.setTimeout(90_000)
      await requests.newTab()
      await requests.fill({ source: 'Draft', method: 'POST', path: '/crates?a=b%20c', body: '{}' })
      const looksAt = (what: string) => expectAccessible(page, what, '#console-upper, #console-upper-narrow')
      for (const part of ['Params', 'Headers', 'Caller'] as const) {
        await requests.requestTab(part).click()
        await looksAt(part)
      }
      const body = await requests.requestPanel('Body')
      for (const kind of ['Multipart', 'Form', 'JSON'] as const) {
        await body.getByRole('radio', { name: kind }).click()
        await looksAt(kind)
      }
      const auth = await requests.requestPanel('Auth')
      for (const type of ['SigV4', 'Token forge'] as const) {
        await auth.getByRole('radio', { name: type }).click()
        await looksAt(type)
      }
    })
  })
