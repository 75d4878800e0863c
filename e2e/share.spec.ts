import { expect, test } from './fixtures.ts'
import { ForeignPages } from './foreign-page.ts'
import { ConsolePage } from './pages/console-page.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'

/** A page that may not be framed says so on the console of the one that tries; so does a link that is gone. */
test.use({ expectedFault: /frame-ancestors|Refused to (display|frame)|Framing|status of 404/ })

test.describe
  .serial('sharing', () => {
    const foreign = new ForeignPages()
    let link = ''
    test.beforeAll(() => foreign.start())
    test.afterAll(() => foreign.stop())

    test('a link is made with an end and the code of a frame', async ({ page }) => {
      await new HomePage(page).open()
      await page.getByRole('region', { name: 'Examples' }).getByRole('button').first().click()
      await new DesignerPage(page).expectOpen()
      const requests = new ConsolePage(page)
      await requests.open('Console')
      await requests.send({ method: 'GET', path: '/no-such-path?api_key=secret-value-1234' })
      await requests.topBar.getByRole('button', { name: 'Share', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: 'Share this request' })
      await expect(dialog.getByRole('region', { name: 'What will be redacted' })).toContainText(
        'Query parameter api_key',
      )
      await dialog.getByRole('combobox', { name: 'Works for' }).click()
      await page.getByRole('option', { name: '7 days' }).click()
      await dialog.getByRole('button', { name: 'Create link' }).click()
      const field = dialog.getByRole('textbox', { name: 'Link', exact: true })
      await expect(field).toHaveValue(/\/share\//)
      link = (await field.inputValue()).replace(/#.*/, '')
      await expect(dialog.getByRole('textbox', { name: 'Embed code' })).toHaveValue(
        new RegExp(`^<iframe src="${link}/embed" title="GET /no-such-path answered 403"`),
      )
      await expect(dialog.getByRole('table', { name: 'Links' }).getByRole('row')).toHaveCount(2)
    })

    test('the frame shows the request, read-only, in a page of another origin and in both themes', async ({ page }) => {
      for (const theme of ['light', 'dark']) {
        await page.goto(`${foreign.origin}/?frame=${link}/embed?theme=${theme}`)
        const frame = page.frameLocator('iframe')
        await expect(frame.getByRole('region', { name: 'Response' })).toContainText('Missing Authentication Token')
        await expect(frame.locator('html')).toHaveAttribute('data-theme', theme)
        await frame.getByRole('radio', { name: 'Why' }).click()
        await expect(frame.getByRole('region', { name: 'Why this status?' })).toContainText('No resource has the path')
        await frame.getByRole('radio', { name: 'Trace' }).click()
        await expect(frame.getByRole('row', { name: /^Resource and method\b/ })).toBeVisible()
        await frame.getByRole('radio', { name: 'Request' }).click()
        await expect(frame.getByRole('main')).not.toContainText('secret-value-1234')
        await expect(frame.getByRole('button')).toHaveCount(0)
        await expect(frame.getByRole('link', { name: 'Open in Gatewright' })).toHaveAttribute('target', '_blank')
      }
    })

    test('no other page can be framed', async ({ page, request }) => {
      for (const path of ['/', '/links', new URL(link).pathname]) {
        const policy = (await request.get(path)).headers()['content-security-policy']
        expect(policy, path).toContain("frame-ancestors 'none'")
      }
      await page.goto(`${foreign.origin}/?frame=${link}`)
      await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Shared request' })).toHaveCount(0)
    })

    test('all links stand in a list, and a revoked one opens no more, neither as a page nor as a frame', async ({
      page,
    }) => {
      await page.goto('/links')
      const row = page.getByRole('row', { name: 'GET /no-such-path answered 403' })
      await expect(row).toContainText(/until \d+ \w+ \d{4}/)
      await row.getByRole('button', { name: 'Revoke' }).click()
      await expect(row).toContainText('revoked')
      await expect(row.getByRole('link')).toHaveCount(0)
      for (const path of ['', '/embed']) {
        await page.goto(`${link}${path}`)
        await expect(page.getByRole('alert').filter({ hasText: 'The author has revoked this link.' })).toBeVisible()
      }
    })
  })
