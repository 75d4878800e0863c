import { expect, test } from './fixtures.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'

const roots = 70

/** A document with `roots` paths, each with a child; twelve functions answer them. */
function largeDocument(): string {
  const answer = (index: number) => ({
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:service-${index % 12}/invocations`,
    },
  })
  const paths = Object.fromEntries(
    Array.from({ length: roots }, (_, index) => [
      [`/thing${index}`, { get: answer(index), post: answer(index) }],
      [`/thing${index}/{id}`, { get: answer(index) }],
    ]).flat(),
  )
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'large', version: '1' }, paths })
}

test('a large API opens as an overview, and a bar opens on the canvas', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.dropFile('large.json', largeDocument())
  await new ImportPage(page).expectOpen('large.json')
  await new ImportPage(page).createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()

  const overview = designer.canvas.getByRole('button', { name: 'Overview', exact: true })
  await expect(overview).toHaveAttribute('aria-pressed', 'true')
  const bars = designer.canvas.getByRole('button', { name: /^Resource \/thing\d+, 3 methods$/ })
  await expect(bars).toHaveCount(roots)
  await bars.nth(40).click()
  await expect(designer.treeItem('/thing40')).toHaveAttribute('aria-selected', 'true')

  const filter = designer.canvas.getByRole('group', { name: 'Filter of methods' })
  await filter.getByRole('button', { name: /^unauthenticated 210$/ }).click()
  await filter.getByRole('button', { name: 'Condition' }).click()
  await page
    .getByRole('menuitemcheckbox', { name: /^POST/ })
    .or(page.getByRole('menuitem', { name: /^POST/ }))
    .click()
  await expect(page.getByText('70 of 210')).toBeVisible()
  await expect(designer.treeItem('GET /thing40')).toHaveCount(0)
  await filter.getByRole('button', { name: 'Select 70' }).click()
  const bulk = designer.canvas.getByRole('toolbar', { name: '70 methods selected' })
  await bulk.getByRole('button', { name: 'Authorization' }).click()
  await page.getByRole('menuitem', { name: 'AWS_IAM' }).click()
  await expect(filter.getByRole('button', { name: /^unauthenticated 140$/ })).toBeVisible()
  await expect(designer.inspector.getByRole('region', { name: 'The same in all 70' })).toContainText('AWS_IAM')
  await bulk.getByRole('button', { name: 'API key' }).click()
  await page.getByRole('menuitem', { name: 'Required', exact: true }).click()
  await designer.undoButton.click()
  await designer.undoButton.click()
  await expect(filter.getByRole('button', { name: /^unauthenticated 210$/ })).toBeVisible()
  await expect(designer.undoButton).toBeDisabled()
  await filter.getByRole('button', { name: 'Clear' }).click()
  await bars.nth(3).click()
  await bars.nth(5).click({ modifiers: ['Shift'] })
  await bars.nth(6).press('Shift+Space')
  await designer.canvas
    .getByRole('toolbar', { name: '9 methods selected' })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(bars).toHaveCount(roots - 3)
  await designer.undoButton.click()
  await expect(bars).toHaveCount(roots)

  await designer.treeItem('GET /thing0').click()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(designer.treeItem('POST /thing0')).toHaveAttribute('aria-selected', 'true')
  await expect(designer.canvas.getByRole('toolbar', { name: '2 methods selected' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(designer.canvas.getByRole('toolbar', { name: '210 methods selected' })).toBeVisible()
  await page.keyboard.press('Escape')

  await bars.nth(40).press('Enter')
  await expect(overview).toHaveAttribute('aria-pressed', 'false')
  await expect(designer.methodRow('POST /thing40')).toBeInViewport()
  await overview.click()
  await expect(bars).toHaveCount(roots)
})
