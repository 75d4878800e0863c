import { expect, test } from './fixtures.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'

test.describe('the command palette', () => {
  test.beforeEach(async ({ page }) => {
    const home = new HomePage(page)
    await home.open()
    await home.examples.first().click()
    await new DesignerPage(page).expectOpen()
  })

  test('Ctrl K finds a method by its name, and Enter shows it on the canvas', async ({ page }) => {
    const designer = new DesignerPage(page)
    const method = (await designer.outline()).find((name) => name.startsWith('GET ')) ?? ''
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Search or run a command' })
    await field.fill(method)
    await page.keyboard.press('Enter')
    await expect(field).toBeHidden()
    await expect(designer.methodRow(method)).toHaveAttribute('aria-pressed', 'true')
    await expect(designer.treeItem(method)).toHaveAttribute('aria-selected', 'true')
  })

  test('a command is run from any page of the API', async ({ page }) => {
    const designer = new DesignerPage(page)
    await designer.addResource('/from-the-palette')
    await designer.open('Console')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('> undo')
    await page.keyboard.press('Enter')
    await designer.open('Design')
    await expect(designer.treeItem('/from-the-palette')).toBeHidden()
  })

  test('a search that finds nothing says so', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('zzz nothing')
    await expect(page.getByText('Nothing matches “zzz nothing”')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  test('? lists the keyboard shortcuts', async ({ page }) => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Search or run a command')
  })
})
