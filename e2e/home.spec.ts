import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'

const documentOf = (title: string, path: string) => `openapi: 3.0.1
info: { title: ${title}, version: "1" }
paths:
  ${path}:
    get:
      parameters:
        - { name: session, in: cookie, schema: { type: string } }
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { application/json: '{"statusCode":200}' } }
`

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )

test('an example is made with one click, and its card leads back to it', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  const before = await home.apis.count()
  await home.openExample(/Orders/)
  await page.waitForURL(/\/apis\/[^/]+\/design/)
  const { apiId } = new DesignerPage(page)
  await home.open()
  await expect(home.apis).toHaveCount(before + 1)
  await expect(home.api('orders').first()).toContainText('5 methods · Never deployed')
  expect(await violations(page)).toEqual([])
  await home.api('orders').first().click()
  await page.waitForURL(`**/apis/${apiId}/design`)
})

test('an API is made, renamed, copied and deleted from its card; deleting asks first, and can be undone', async ({
  page,
}) => {
  const home = new HomePage(page)
  await home.open()
  await home.createApi('returns')
  await page.waitForURL(/\/apis\/[^/]+\/design/)
  await home.open()
  await home.choose('returns', 'Rename…')
  const rename = page.getByRole('dialog', { name: 'Rename returns' })
  await rename.getByRole('textbox', { name: 'Name' }).fill('parcels')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await expect(home.api('parcels')).toHaveCount(1)
  await home.choose('parcels', 'Duplicate')
  await expect(home.api('parcels copy')).toHaveCount(1)
  await home.choose('parcels copy', 'Delete…')
  const remove = page.getByRole('dialog', { name: 'Delete parcels copy?' })
  await expect(remove).toContainText('What goes with it')
  await remove.getByRole('button', { name: 'Cancel' }).click()
  await expect(home.api('parcels copy')).toHaveCount(1)
  await home.choose('parcels copy', 'Delete…')
  await remove.getByRole('button', { name: 'Delete API' }).click()
  await expect(home.api('parcels copy')).toHaveCount(0)
  await expect(home.api('parcels')).toHaveCount(1)

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(home.api('parcels copy')).toHaveCount(1)
  await home.choose('parcels copy', 'Delete…')
  await remove.getByRole('button', { name: 'Delete API' }).click()
  const deleted = page.getByRole('region', { name: 'Recently deleted' })
  await deleted.getByRole('button', { name: 'Restore parcels copy' }).click()
  await expect(home.api('parcels copy')).toHaveCount(1)
  await home.choose('parcels copy', 'Delete…')
  await remove.getByRole('button', { name: 'Delete API' }).click()
  await deleted
    .getByRole('listitem')
    .filter({ hasText: 'parcels copy' })
    .getByRole('button', { name: /for good/ })
    .click()
  const purge = page.getByRole('dialog', { name: 'Delete parcels copy for good?' })
  await purge.getByRole('button', { name: 'Delete for good' }).click()
  await expect(deleted).toBeHidden()
})

test('a dropped file shows what was read, part by part, and becomes an API', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.dropFile('lamps.yaml', documentOf('lamps', '/lamps'))
  const review = new ImportPage(page)
  await review.expectOpen('lamps.yaml')
  await expect(review.findings('Not understood')).toHaveText([/Cookie parameter session.*line 7/])
  await expect(review.source).toContainText('in: cookie')
  await review.group('Not understood').click()
  await expect(review.findings('Not understood')).toHaveCount(0)
  await review.group('Exact').click()
  await expect(review.findings('Exact').first()).toContainText('2 resources')
  await expect(review.preview).toContainText('/lamps')
  expect(await violations(page)).toEqual([])
  await review.createApi('lanterns')
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await expect(designer.treeItem('GET /lamps')).toBeVisible()
  await home.open()
  await expect(home.api('lanterns')).toContainText('1 method')
})

test('a file is chosen, and pasted text is read', async ({ page }) => {
  const home = new HomePage(page)
  const review = new ImportPage(page)
  await home.open()
  await home.chooseFile('bulbs.yaml', documentOf('bulbs', '/bulbs'))
  await review.expectOpen('bulbs.yaml')
  await expect(review.preview).toContainText('/bulbs')
  await page.reload()
  await review.pasteText(documentOf('wicks', '/wicks'))
  await review.expectOpen('Pasted text')
  await expect(review.preview).toContainText('/wicks')
})

test('a document is merged into an API as one step that can be undone', async ({ page }) => {
  const home = new HomePage(page)
  const review = new ImportPage(page)
  await home.open()
  await home.dropFile('shop.yaml', documentOf('shop', '/shop'))
  await review.createApi('corner shop')
  await home.open()
  await home.dropFile('till.yaml', documentOf('till', '/till'))
  await review.chooseApi('corner shop')
  await expect(review.preview).toContainText('/shop')
  await expect(review.preview).toContainText('/till')
  await page.getByRole('button', { name: 'Merge into corner shop' }).click()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await expect(designer.treeItem('GET /till')).toBeVisible()
  await expect(designer.treeItem('GET /shop')).toBeVisible()
  await designer.undoAll()
  await expect(designer.treeItem('GET /till')).toBeHidden()
  await expect(designer.treeItem('GET /shop')).toBeVisible()
})

test.describe('what is refused', () => {
  test.use({ expectedFault: /status of 400/ })

  test('an API without a name is refused in the dialog', async ({ page }) => {
    const home = new HomePage(page)
    await home.open()
    await home.createApi('  ')
    await expect(page.getByRole('dialog', { name: 'New API' }).getByRole('alert')).toHaveText('The API needs a name.')
  })

  test('a document that cannot be read says where, and its text can be put right', async ({ page }) => {
    const home = new HomePage(page)
    const review = new ImportPage(page)
    await home.open()
    const before = await home.apis.count()
    await home.dropFile('bad.yaml', documentOf('candles', '/candles').replace('"1" }', '"1" ]'))
    await review.expectOpen('bad.yaml')
    await expect(review.failure).toContainText('line 2')
    await page.getByRole('button', { name: 'Edit the text' }).click()
    const text = page.getByRole('textbox', { name: 'Or paste its text' })
    await text.fill((await text.inputValue()).replace('"1" ]', '"1" }'))
    await page.getByRole('button', { name: 'Read the text' }).click()
    await expect(review.preview).toContainText('/candles')
    await home.open()
    await expect(home.apis).toHaveCount(before)
  })

  test('what is too large or no text is not read, and another file is asked for', async ({ page }) => {
    const home = new HomePage(page)
    const review = new ImportPage(page)
    await home.open()
    await home.dropFile('big.json', ' '.repeat(16 * 1024 * 1024 + 1))
    await expect(review.failure).toContainText('at most 16 MB')
    await home.dropFile('picture.png', '\0\u0001\u0002')
    await expect(review.failure).toContainText('no text')
    await home.dropFile('empty.yaml', '')
    await expect(review.failure).toContainText('The document is empty')
    await home.dropFile('lamps.yaml', documentOf('lamps', '/lamps'))
    await expect(review.preview).toContainText('/lamps')
  })
})
