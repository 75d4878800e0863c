import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { addEntry, addToList, choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { type MethodBox, MethodPage } from './pages/method-page.ts'

const json = 'application/json'
const mock = {
  type: 'mock',
  requestTemplates: { [json]: '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { [json]: '{"jar": "plum"}' } } },
}
const responses = { 200: { description: 'ok' } }
const larder = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Larder', version: '1' },
  paths: {
    '/jars': {
      get: { responses, 'x-amazon-apigateway-integration': mock },
      post: { responses, 'x-amazon-apigateway-integration': mock },
    },
    '/shop': {
      post: {
        responses,
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: 'https://shop.invalid/orders',
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
  components: { schemas: { Order: { type: 'object' } } },
})

async function openLarder(page: Page): Promise<DesignerPage> {
  await page.goto('/import')
  const imports = new ImportPage(page)
  await imports.pasteText(larder)
  await imports.createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  return designer
}

/** A setting of a form: how it is edited, and how it shows that it was kept. */
type Setting = {
  readonly name: string
  readonly edit: (form: Locator) => Promise<void>
  readonly kept: (form: Locator) => Promise<void>
}

const text = (name: string, value: string): Setting => ({
  name,
  edit: async (form) => {
    const field = form.getByRole('textbox', { name, exact: true })
    await field.fill(value)
    await field.blur()
  },
  kept: (form) => expect(form.getByRole('textbox', { name, exact: true })).toHaveValue(value),
})
const option = (name: string, value: string): Setting => ({
  name,
  edit: (form) => choose(form.getByRole('combobox', { name, exact: true }), value),
  kept: (form) => expect(form.getByRole('combobox', { name, exact: true })).toContainText(value),
})
const on = (name: string): Setting => ({
  name,
  edit: (form) => form.getByRole('switch', { name, exact: true }).setChecked(true),
  kept: (form) => expect(form.getByRole('switch', { name, exact: true })).toBeChecked(),
})
const entry = (noun: string, key: string, value: string): Setting => ({
  name: `${noun} ${key}`,
  edit: (form) => addEntry(form, noun.toLowerCase(), key, value),
  kept: (form) => expect(form.getByLabel(`${noun} for ${key}`, { exact: true })).toHaveValue(value),
})
const item = (name: string, value: string): Setting => ({
  name: `${name} ${value}`,
  edit: (form) => addToList(form, name, value),
  kept: (form) => expect(form.getByRole('button', { name: `Remove ${value}`, exact: true })).toBeVisible(),
})
/** A setting of one of the responses of the box, which must be chosen first. */
const ofResponse = (status: string, setting: Setting): Setting => {
  const chosen = async (form: Locator) => {
    await form.getByRole('button', { name: new RegExp(`^${status}\\b`) }).click()
    return form
  }
  return {
    ...setting,
    edit: async (form) => setting.edit(await chosen(form)),
    kept: async (form) => setting.kept(await chosen(form)),
  }
}
const declared = (status: string, form: Locator) =>
  form.getByRole('region', { name: `Response ${status}`, exact: true })

const settings: readonly (readonly [MethodBox, readonly Setting[]])[] = [
  [
    'Method request',
    [
      option('Authorization', 'AWS_IAM'),
      on('API key required'),
      text('Operation name', 'orderJars'),
      option('Request validator', 'Body and parameters'),
      {
        name: 'a required query string',
        edit: async (form) => {
          await form.getByRole('combobox', { name: 'Parameter in' }).selectOption('querystring')
          await addToList(form, 'Parameter name', 'shelf')
          await form.getByRole('switch', { name: 'method.request.querystring.shelf required' }).setChecked(true)
        },
        kept: (form) =>
          expect(form.getByRole('switch', { name: 'method.request.querystring.shelf required' })).toBeChecked(),
      },
      entry('Request model', json, 'Order'),
    ],
  ],
  [
    'Integration request',
    [
      text('Endpoint URL', 'https://shop.invalid/jars'),
      option('HTTP method', 'PUT'),
      text('Credentials', 'arn:aws:iam::123456789012:role/shop'),
      text('VPC link', 'vl1234'),
      text('Target', 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/1'),
      text('Server name', 'shop.inner.example'),
      on('Skip certificate verification'),
      text('Timeout', '5000'),
      option('Passthrough', 'Never'),
      option('Content handling', 'Convert to text'),
      entry('Parameter mapping', 'integration.request.header.X-Shelf', 'method.request.querystring.shelf'),
      item('Cache key', 'method.request.querystring.shelf'),
      item('Cache key', 'method.request.header.Accept'),
      text('Namespace', 'jars'),
    ],
  ],
  [
    'Integration',
    [
      option('Answers', 'Fixed reply'),
      text('Status', '201'),
      text('Body', '{"order": 1}'),
      text('Latency', '120'),
      text('Failures', '0.25'),
      option('Failure', 'Connection refused'),
    ],
  ],
  [
    'Integration response',
    [
      ofResponse('200', option('Content handling', 'Convert to text')),
      ofResponse('200', text('Selection pattern', '2\\d{2}')),
      ofResponse('200', entry('Header mapping', 'method.response.header.X-Jar', "'plum'")),
    ],
  ],
  [
    'Method response',
    [
      {
        name: 'a header',
        edit: (form) => addToList(form, 'New header of 200', 'X-Shelf'),
        kept: (form) => expect(declared('200', form)).toContainText('X-Shelf'),
      },
      on('X-Shelf of 200 required'),
      {
        name: 'a model',
        edit: (form) => addEntry(declared('200', form), 'response model', 'text/json', 'Order'),
        kept: (form) =>
          expect(declared('200', form).getByLabel('Response model for text/json', { exact: true })).toHaveValue(
            'Order',
          ),
      },
      {
        name: 'a status',
        edit: (form) => addToList(form, 'New status code', '409'),
        kept: (form) => expect(declared('409', form)).toBeVisible(),
      },
    ],
  ],
]

test('every box is edited in its form, tells limit and default, and is as it was after a reload', async ({ page }) => {
  test.setTimeout(120_000)
  const designer = await openLarder(page)
  await designer.openMethodView('POST /shop')
  const method = new MethodPage(page)

  const request = await method.openBox('Integration request')
  const timeout = request.getByRole('textbox', { name: 'Timeout' })
  await expect(timeout).toHaveAttribute('placeholder', '29000')
  await expect(timeout).toHaveAccessibleDescription(/50–29,000 ms, 29,000 unless set/)
  await timeout.fill('29001')
  await expect(timeout).toHaveAccessibleDescription(/29000 ms/)
  await expect(timeout).toHaveAttribute('aria-invalid', 'true')

  for (const [box, ofBox] of settings) {
    const form = await method.openBox(box)
    for (const setting of ofBox) await test.step(`edit ${box}: ${setting.name}`, () => setting.edit(form))
  }
  const client = await method.openBox('Client')
  await expect(client).toContainText('with an API key in x-api-key')
  await expect(method.card('Integration request')).toContainText('5,000 ms')
  await expect(method.card('Method request')).toContainText('shelf querystring')
  await method.expectSaved()

  await page.reload()
  await expect(method.pipeline).toBeVisible()
  for (const [box, ofBox] of settings) {
    const form = await method.openBox(box)
    for (const setting of ofBox) await test.step(`find ${box}: ${setting.name}`, () => setting.kept(form))
  }
})

test('a model and a validator of the form refuse a body in the words of the service, and the last run lies over the boxes', async ({
  page,
}) => {
  const designer = await openLarder(page)
  await designer.addModel(
    'Jar',
    JSON.stringify({ type: 'object', required: ['fruit'], properties: { fruit: { type: 'string' } } }),
  )
  await designer.openMethodView('POST /jars')
  const method = new MethodPage(page)
  const form = await method.openBox('Method request')
  await choose(form.getByRole('combobox', { name: 'Request validator' }), /^Body\b(?! and)/)
  await addEntry(form, 'request model', json, 'Jar')
  await method.expectSaved()
  await expect(method.card('Client')).not.toContainText('Received')

  await method.open('Console')
  const console = new ConsolePage(page)
  await console.send({ method: 'POST', path: '/jars', body: '{"fruit": 7}', source: 'Draft' })
  await expect(console.status).toContainText('400')
  expect(await console.rawAnswer()).toContain('{"message": "Invalid request body"}')
  const log = await console.responsePanel('Log')
  await expect(log).toContainText('Request body does not match model schema for content type application/json')

  await page.goBack()
  await expect(method.card('Client')).toContainText('400 Bad Request')
  await expect(method.card('Method request')).toContainText('ended here')
  for (const box of ['Integration request', 'Integration', 'Integration response', 'Method response'] as const)
    await expect(method.card(box)).toContainText('not reached')
  await expect(method.pipeline).toContainText('Gateway response BAD_REQUEST_BODY')

  await method.open('Console')
  await console.send({ method: 'POST', path: '/jars', body: '{"fruit": "plum"}', source: 'Draft' })
  await expect(console.status).toContainText('200')
  await page.goBack()
  await expect(method.card('Client')).toContainText('200 OK')
  for (const box of ['Method request', 'Integration request', 'Integration response'] as const)
    await expect(method.card(box)).toContainText(/\d ms/)
  await expect(method.pipeline).not.toContainText('not reached')
})

test('a gateway response says something else than the service, and goes back to its default', async ({ page }) => {
  const designer = await openLarder(page)
  const { apiId } = designer
  const inspector = await designer.customizeGatewayResponse('MISSING_AUTHENTICATION_TOKEN')
  const status = inspector.getByRole('textbox', { name: 'Status code' })
  await expect(status).toHaveAttribute('placeholder', '403')
  await status.fill('40')
  await status.press('Enter')
  await expect(status).toHaveAccessibleDescription(/Three digits/)
  await status.fill('404')
  await status.press('Enter')
  await addEntry(inspector, 'header', 'gatewayresponse.header.X-Larder', "'closed'")
  await addToList(inspector, 'New template content type', json)
  await inspector
    .getByRole('textbox', { name: json, exact: true })
    .fill('{\n  "sorry": $context.error.messageString,\n  "type": "$context.error.responseType"\n}')
  await designer.expectSaved()

  await designer.open('Console')
  const console = new ConsolePage(page)
  const nowhere = { method: 'GET', path: '/nowhere', source: 'Draft' } as const
  await console.send(nowhere)
  await expect(console.status).toContainText('404')
  const raw = await console.rawAnswer()
  expect(raw).toMatch(/X-Larder: closed/i)
  expect(raw).toContain('{\n  "sorry": "Missing Authentication Token",\n  "type": "MISSING_AUTHENTICATION_TOKEN"\n}')

  await designer.goto(apiId)
  await page.getByRole('button', { name: 'Gateway responses', exact: true }).click()
  await page.getByRole('button', { name: 'MISSING_AUTHENTICATION_TOKEN', exact: true }).click()
  await designer.inspector.getByRole('button', { name: 'Reset to default' }).click()
  await designer.expectSaved()
  await designer.open('Console')
  await console.send(nowhere)
  await expect(console.status).toContainText('403')
  expect(await console.rawAnswer()).toContain('{"message":"Missing Authentication Token"}')
})

test('Enable CORS makes the preflight of the console, and the origin header on the other methods', async ({ page }) => {
  const designer = await openLarder(page)
  await designer.enableCors('/jars', 'https://larder.example')
  await expect(designer.treeItem('OPTIONS /jars')).toBeVisible()
  await designer.expectSaved()

  await designer.open('Console')
  const console = new ConsolePage(page)
  await console.send({ method: 'OPTIONS', path: '/jars', source: 'Draft' })
  await expect(console.status).toContainText('200')
  const preflight = await console.rawAnswer()
  expect(preflight).toMatch(/Access-Control-Allow-Origin: https:\/\/larder\.example/i)
  expect(preflight).toMatch(/Access-Control-Allow-Methods: GET,POST,OPTIONS/i)
  expect(preflight).toMatch(
    /Access-Control-Allow-Headers: Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token/i,
  )
  await console.send({ method: 'GET', path: '/jars', source: 'Draft' })
  expect(await console.rawAnswer()).toMatch(/Access-Control-Allow-Origin: https:\/\/larder\.example/i)
})

test('binary media types of the API make a body arrive as base64', async ({ page }) => {
  const designer = await openLarder(page)
  const { apiId } = designer
  await designer.addResource('/echo')
  await designer.select('/echo')
  await designer.addMethod('POST')
  await designer.drawToNewFunction('POST /echo', 'echo')
  await designer.writeHandler(
    'echo',
    "exports.handler = async (event) => ({ statusCode: 200, body: event.isBase64Encoded + ' ' + event.body })",
  )
  await designer.expectSaved()
  await designer.open('Console')
  const console = new ConsolePage(page)
  const echo = { method: 'POST', path: '/echo', body: 'plum', source: 'Draft' } as const
  await console.send(echo)
  expect(await console.rawAnswer()).toContain('false plum')

  await designer.goto(apiId)
  await addToList(designer.inspector, 'Binary types', '*/*')
  await expect(designer.inspector.getByRole('button', { name: 'Remove */*' })).toBeVisible()
  await designer.expectSaved()
  await designer.open('Console')
  await console.send(echo)
  await expect(console.response).toContainText('true cGx1bQ==')
})

test('the API and an authorizer keep what their forms say, and refuse what the service would', async ({ page }) => {
  const designer = await openLarder(page)
  const { inspector } = designer
  const ofApi: readonly Setting[] = [
    text('Version', '2.1'),
    option('Endpoint', 'Private'),
    item('VPC endpoints', 'vpce-0123'),
    option('IP addresses', 'Dualstack'),
    option('API key from', 'Authorizer'),
    on('Compression'),
    text('From', '2,048'),
    entry('Tag', 'team', 'larder'),
  ]
  for (const setting of ofApi) await setting.edit(inspector)
  const policy = inspector.getByRole('textbox', { name: 'Policy document' })
  await policy.fill('{"Version": ')
  await policy.blur()
  await expect(policy).toHaveAccessibleDescription(/Not JSON/)
  await policy.fill('{"Version": "2012-10-17", "Statement": []}')
  await policy.blur()
  await expect(policy).toHaveValue(/^\{\n/)

  await designer.addTokenAuthorizer('doorkeeper', 'doorkeeper')
  const ttl = inspector.getByRole('textbox', { name: 'Result TTL' })
  await expect(ttl).toHaveAttribute('placeholder', '300')
  await ttl.fill('3601')
  await ttl.press('Enter')
  await expect(ttl).toHaveAccessibleDescription(/from 0 to 3,600/)
  const ofAuthorizer = [
    text('Result TTL', '60'),
    text('Validation', 'allow|deny'),
    text('Invoke role', 'arn:aws:iam::123456789012:role/doorkeeper'),
  ]
  for (const setting of ofAuthorizer) await setting.edit(inspector)
  await designer.expectSaved()

  await page.reload()
  await designer.expectOpen()
  for (const setting of ofApi) await setting.kept(inspector)
  await expect(policy).toHaveValue(/2012-10-17/)
  await page.getByRole('button', { name: 'Authorizers', exact: true }).click()
  await page.getByRole('button', { name: 'doorkeeper', exact: true }).click()
  for (const setting of ofAuthorizer) await setting.kept(inspector)
})

test('a user pool, an issuer with scopes, and a model keep what their forms say', async ({ page }) => {
  const designer = await openLarder(page)
  const { inspector } = designer
  const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_larder'
  await designer.addAuthorizer('people', /Cognito/, { 'User pool ARN': pool })
  const ofPool = [text('Validation', 'client-[0-9]+'), text('Auth type', 'cognito_user_pools')]
  for (const setting of ofPool) await setting.edit(inspector)
  await designer.addAuthorizer('partners', /^JWT/, { Issuer: 'https://login.invalid', Audience: 'shop, till' })
  const ofIssuer = [item('Audience', 'kiosk'), text('Issuer', 'https://login2.invalid')]
  for (const setting of ofIssuer) await setting.edit(inspector)
  await designer.select('POST /jars')
  const ofMethod = [option('Authorization', 'partners'), item('Scopes', 'jars/write')]
  for (const setting of ofMethod) await setting.edit(inspector)
  await designer.addModel('Jar', '{"type": "object"}')
  const ofModel = [text('Content type', 'text/json'), text('Description', 'What a jar holds')]
  for (const setting of ofModel) await setting.edit(inspector)
  await designer.expectSaved()

  await page.reload()
  await designer.expectOpen()
  await designer.select('POST /jars')
  for (const setting of ofMethod) await setting.kept(inspector)
  await page.getByRole('button', { name: 'Authorizers', exact: true }).click()
  await page.getByRole('button', { name: 'people', exact: true }).click()
  for (const setting of ofPool) await setting.kept(inspector)
  await expect(inspector.getByRole('button', { name: `Remove ${pool}` })).toBeVisible()
  await page.getByRole('button', { name: 'partners', exact: true }).click()
  for (const setting of [...ofIssuer, item('Audience', 'till')]) await setting.kept(inspector)
  await page.getByRole('button', { name: 'Models', exact: true }).click()
  await page.getByRole('button', { name: 'Jar', exact: true }).click()
  for (const setting of ofModel) await setting.kept(inspector)
})

test('versions and a weighted alias answer as what they were, with the memory and the failures that the form sets', async ({
  page,
}) => {
  test.setTimeout(90_000)
  const designer = await openLarder(page)
  const { apiId, inspector } = designer
  const saying = (word: string) =>
    `exports.say = async (event, context) => ({ statusCode: 200, body: '${word} ' + context.functionVersion + ' ' + context.memoryLimitInMB })`
  await designer.addResource('/till')
  await designer.select('/till')
  await designer.addMethod('GET')
  await designer.drawToNewFunction('GET /till', 'till')
  await designer.writeHandler('till', saying('old'))
  await text('Handler', 'say').edit(inspector)
  await text('Memory', '256').edit(inspector)
  const publish = inspector.getByRole('button', { name: 'Publish version' })
  await publish.click()
  await designer.writeHandler('till', saying('new'))
  await publish.click()
  await expect(inspector.getByRole('list', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2)
  await publish.click()
  await expect(page.getByText('till is as it was in version 2')).toBeVisible()
  await addToList(inspector, 'New alias', 'live')
  const alias = inspector.getByRole('region', { name: 'Alias live' })
  await choose(alias.getByRole('combobox', { name: 'Version', exact: true }), '1')
  await designer.select('GET /till')
  const invoked = inspector.getByRole('combobox', { name: 'Alias', exact: true })
  await invoked.fill('live')
  await invoked.press('Enter')
  await designer.expectSaved()

  const console = new ConsolePage(page)
  const answers = async (status: string, body: string) => {
    await designer.open('Console')
    await console.send({ method: 'GET', path: '/till', source: 'Draft' })
    await expect(console.status).toContainText(status)
    expect(await console.rawAnswer()).toContain(body)
    await designer.goto(apiId)
    await designer.backendNode('Lambda function', 'till').click()
  }
  await answers('200', 'old 1 256')
  await choose(alias.getByRole('combobox', { name: 'And version' }), '2')
  const weight = alias.getByRole('textbox', { name: 'Its weight' })
  await weight.fill('2')
  await weight.press('Enter')
  await expect(weight).toHaveAccessibleDescription(/from 0 to 1/)
  await weight.fill('1')
  await weight.press('Enter')
  await designer.expectSaved()
  await answers('200', 'new 2 256')

  await text('Failures', '1').edit(inspector)
  await designer.expectSaved()
  for (const [failure, status, body] of [
    ['Timeout', '504', 'Endpoint request timed out'],
    ['Throttled', '500', 'Internal server error'],
  ] as const) {
    await option('Failure', failure).edit(inspector)
    await designer.expectSaved()
    await answers(status, body)
  }
})
