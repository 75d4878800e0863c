import { expect, test } from './fixtures.ts'
import { choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { SavedRequestsPage } from './pages/saved-requests-page.ts'

const integration = (status: string, template: string) => ({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: status, responseTemplates: { 'application/json': template } } },
})
const document = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Pantry', version: '1' },
  paths: {
    '/jars': {
      post: {
        responses: { 201: { description: 'made' } },
        'x-amazon-apigateway-integration': integration('201', '{"id": "jar-7", "label": "<plum> & \\"pear\\""}'),
      },
    },
    '/jars/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': integration('200', '{"id": "$input.params(\'id\')"}'),
      },
    },
  },
})

test('two chained requests are saved, run with progress, reported, mended, cancelled and kept', async ({ page }) => {
  await page.goto('/import')
  const imports = new ImportPage(page)
  await imports.pasteText(document)
  await imports.createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  const saved = new SavedRequestsPage(page)
  await designer.open('Console')

  // the first request, asserted by what came, gives its id
  await saved.fill({ method: 'POST', path: '/jars', body: '{}' })
  await saved.requestTab('Assertions').click()
  await expect(page.getByRole('button', { name: 'Assert what came' })).toBeDisabled()
  await saved.sendButton.click()
  await expect(saved.status).toContainText('201')
  await page.getByRole('button', { name: 'Assert what came' }).click()
  await expect(page.getByRole('textbox', { name: 'Assertion 1 expected' })).toHaveValue('201')
  await expect(page.getByRole('list', { name: 'Expected' }).getByRole('img', { name: 'Passed' })).toHaveCount(5)
  await saved.addValue('jarId', '$.id')
  await saved.saveAs('Create jar', { newFolder: 'Jars' })

  // the second uses it, and expects something that does not come
  await page.getByRole('button', { name: 'New request' }).first().click()
  await saved.fill({ method: 'GET', path: '/{{base}}/{{jarId}}' })
  await saved.sendButton.click()
  await expect(saved.response.getByRole('alert')).toContainText('{{base}}, is not set')
  await saved.requestTab('Assertions').click()
  const id = await saved.addAssertion('JSON path')
  await id.getByRole('textbox', { name: /JSON path$/ }).fill('$.id')
  await choose(id.getByRole('combobox', { name: /test$/ }), 'is')
  await id.getByRole('textbox', { name: /expected$/ }).fill('{{jarId}}')
  const status = await saved.addAssertion('Status')
  await status.getByRole('textbox', { name: /expected$/ }).fill('404')
  await saved.saveAs('Read jar', { folder: 'Jars' })
  await saved.show()
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Create jar', 'Read jar'])

  await saved.setVariable('Jars', 'base', 'jars')

  // the run passes the id on; what failed says what was expected and what came
  await saved.choose('Jars', 'Run folder')
  await saved.startRun()
  await expect(saved.runState).toHaveText('Failed · 2 of 2 · 1 passed · 1 failed')
  const result = saved.result('Read jar')
  await expect(result).toContainText('1 of 2')
  await result.getByRole('button').click()
  await expect(saved.run).toContainText('GET /jars/jar-7')
  await expect(saved.run).toContainText('status is 404 — expected 404, came 200 · status')

  const junit = await saved.download('JUnit XML')
  const xml = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml')
    const attributes = (name: string) =>
      [...parsed.querySelectorAll(name)].map((each) => [each.getAttribute('name'), each.getAttribute('failures')])
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      suites: attributes('testsuite'),
      cases: attributes('testcase').map(([name]) => name),
      failure: parsed.querySelector('testcase failure')?.textContent,
    }
  }, junit)
  expect(xml).toEqual({
    errors: 0,
    suites: [['Jars', '1']],
    cases: ['Create jar', 'Read jar'],
    failure: 'status is 404: expected 404, came 200 (status)',
  })
  const html = await saved.download('HTML report')
  const report = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html')
    return { scripts: parsed.querySelectorAll('script, link, img').length, text: parsed.body.textContent ?? '' }
  }, html)
  expect(report.scripts).toBe(0)
  expect(report.text).toContain('status is 404: expected 404, came 200 (status)')
  expect(report.text).toContain('{{jarId}} = jar-7')

  // its run opens in the console; mended and saved by key, the run passes
  await saved.run.getByRole('button', { name: 'Open in the console' }).click()
  await expect(saved.phase('Integration')).toBeVisible()
  await saved.requestTab('Assertions').click()
  await page.getByRole('textbox', { name: 'Assertion 2 expected' }).fill('2xx')
  await expect(saved.item('Read jar, unsaved changes')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(saved.item('Read jar')).toBeVisible()
  await page.reload()
  await saved.show()
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Create jar', 'Read jar'])
  await saved.choose('Jars', 'Run folder')
  await saved.startRun()
  await expect(saved.runState).toHaveText('Passed · 2 of 2 · 2 passed')

  // a long run is cancelled: what was done stays, the rest is not run
  await saved.run.getByRole('textbox', { name: 'Iterations' }).fill('2000')
  await saved.startRun()
  await expect(saved.runState).toContainText('Running')
  await saved.run.getByRole('button', { name: 'Cancel run' }).click()
  await expect(saved.runState).toContainText('Cancelled')
  await expect(saved.runState).toContainText('not run')

  // by keyboard: down, away, and back
  await saved.item('Create jar').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Read jar', 'Create jar'])
  await page.keyboard.press('Delete')
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Read jar'])
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Read jar', 'Create jar'])

  // by mouse: above the other one; and as a file, which is read as a folder of its own
  await saved.item('Create jar').dragTo(saved.item('Read jar'), { targetPosition: { x: 60, y: 3 } })
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Create jar', 'Read jar'])
  const file = page.waitForEvent('download')
  await saved.choose('Jars', 'Export as a file')
  await saved.pane.getByLabel('File of saved requests').setInputFiles(await (await file).path())
  await expect.poll(() => saved.names()).toEqual(['Jars', 'Create jar', 'Read jar', 'Jars', 'Create jar', 'Read jar'])
})
