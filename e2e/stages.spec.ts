import { expect, test } from './fixtures.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'
import { StagesPage } from './pages/stages-page.ts'

test('a stage shows its URL, and what the draft has that it does not serve', async ({ page, server, request }) => {
  const home = new HomePage(page)
  await home.open()
  await home.examples.first().click()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await designer.deploy('dev')
  await designer.addResource('/later')
  await designer.expectSaved()

  await designer.open('Stages')
  const stages = new StagesPage(page)
  const url = `${server.gatewayUrl}/${designer.apiId}/dev`
  await expect(stages.card('dev')).toContainText(url.replace('http://', ''))
  await expect(stages.card('dev').getByRole('button', { name: 'Copy invoke URL' })).toBeVisible()
  await expect(stages.diff).toContainText('/later')
  expect((await request.get(`${url}/later`)).status()).toBe(403)
})
