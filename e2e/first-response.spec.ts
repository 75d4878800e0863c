import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { HomePage } from './pages/home-page.ts'

test('from the home page to a 200 in the console of an example API in at most 4 clicks and 10 seconds', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.addEventListener(
      'click',
      () => sessionStorage.setItem('clicks', String(Number(sessionStorage.getItem('clicks') ?? '0') + 1)),
      true,
    )
  })
  const home = new HomePage(page)
  await home.open()
  const started = Date.now()
  await home.examples.first().click()
  const console = new ConsolePage(page)
  await console.open('Console')
  await console.sendButton.click()
  await expect(console.status).toHaveText('200 OK')
  expect(Date.now() - started).toBeLessThan(10_000)
  expect(await page.evaluate(() => Number(sessionStorage.getItem('clicks')))).toBeLessThanOrEqual(4)
})
