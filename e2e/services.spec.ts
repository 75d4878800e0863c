import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { ServicesPage } from './pages/services-page.ts'

const integration = (action: string, template: string) => ({
  type: 'aws',
  httpMethod: 'POST',
  uri: `arn:aws:apigateway:us-east-1:dynamodb:action/${action}`,
  requestTemplates: { 'application/json': template },
  responses: { default: { statusCode: '200' } },
})
const responses = { 200: { description: 'ok' } }
const document = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Pantry', version: '1' },
  paths: {
    '/jars': {
      post: {
        responses,
        'x-amazon-apigateway-integration': integration(
          'PutItem',
          `{"TableName":"jars","Item":{"id":{"S":"$input.path('$.id')"}}}`,
        ),
      },
      get: { responses, 'x-amazon-apigateway-integration': integration('Scan', '{"TableName":"jars"}') },
    },
  },
})

test('what a live request writes is seen, edited and reset; a simulation starts from a snapshot and changes nothing of it', async ({
  page,
  request,
  server,
}) => {
  const services = new ServicesPage(page)
  await services.goto()
  await services.make('New table', 'jars', (dialog) =>
    dialog.getByRole('textbox', { name: 'Partition key' }).fill('id'),
  )
  await expect(page.getByText('No items yet')).toBeVisible()

  await page.goto('/import')
  const imports = new ImportPage(page)
  await imports.pasteText(document)
  await imports.createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await designer.deploy('dev')
  const { apiId } = designer
  const url = `${server.gatewayUrl}/${apiId}/dev/jars`
  expect((await request.post(url, { data: { id: 'plum' } })).status()).toBe(200)

  await services.goto()
  await services.select('jars')
  await expect(services.cell('plum')).toBeVisible()
  await expect(services.state.getByText('dynamodb PutItem jars')).toBeVisible()
  await services.takeSnapshot('one jar')
  await services.cell('plum').getByRole('button').click()
  await page.getByRole('region', { name: 'Item' }).getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No items yet')).toBeVisible()

  await designer.goto(apiId)
  await designer.open('Console')
  const console = new ConsolePage(page)
  await choose(console.requestBar.getByRole('combobox', { name: 'Method' }), 'GET')
  await console.requestBar.getByRole('textbox', { name: 'Path' }).fill('/jars')
  await choose(console.requestBar.getByRole('combobox', { name: 'Services start' }), 'one jar')
  await console.sendButton.click()
  await expect(console.status).toContainText('200')
  await expect(console.response).toContainText('plum')

  await services.goto()
  await services.state.getByRole('button', { name: 'Load' }).click()
  await services.select('jars')
  await expect(services.cell('plum')).toBeVisible()
  await services.state.getByRole('button', { name: 'Reset to empty' }).click()
  await expect(page.getByText('Nothing in any service yet')).toBeVisible()
  expect(await (await request.get(url)).text()).toContain('ResourceNotFoundException')
})
