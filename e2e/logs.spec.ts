import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { LogsPage } from './pages/logs-page.ts'
import { causeBySeed, orchardDocument, orchardPaths, orchardRequest, type PlantedCause } from './planted-causes.ts'

const seeds = process.env.GATEWRIGHT_SEED === undefined ? [1, 2, 3] : [Number(process.env.GATEWRIGHT_SEED)]

for (const seed of seeds) {
  const cause = causeBySeed(seed)
  test(`seed ${seed}: of a request by plain HTTP that nobody watched, the page names the field that was planted`, async ({
    page,
    request,
    server,
  }) => {
    const { apiId, url } = await deployOrchard(page, cause, server.gatewayUrl)
    for (const path of orchardPaths) {
      const answer = await request.post(`${url}${path}`, orchardRequest)
      expect(answer.status(), path).toBe(path === cause.path ? cause.status : 200)
    }
    const logs = new LogsPage(page)
    await logs.goto(apiId)
    await expect(logs.rows).toHaveCount(orchardPaths.length)
    const refused = logs.row(new RegExp(`, ${cause.status}, `))
    await expect(refused).toHaveCount(1)
    const detail = await logs.openRow(new RegExp(`^POST ${cause.path}, ${cause.status}`))
    await expect(detail).toContainText(cause.field)
    await expect(detail).toContainText(cause.rule)
    await detail.getByRole('button', { name: 'Why this status?' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('What would let it pass')
    await dialog.getByRole('button', { name: cause.field }).click()
    const designer = new DesignerPage(page)
    await designer.expectOpen()
    await expect(designer.methodRow(`POST ${cause.path}`)).toHaveAttribute('aria-pressed', 'true')
  })
}

test.describe
  .serial('the logs of an API', () => {
    const noApiKey = causeBySeed(1)
    let apiId = ''
    let url = ''

    const call = async (request: APIRequestContext, path: string) =>
      (await request.post(`${url}${path}`, orchardRequest)).status()

    test('live and simulated requests are found by status, path, cause, words and mode', async ({
      page,
      request,
      server,
    }) => {
      const deployed = await deployOrchard(page, noApiKey, server.gatewayUrl)
      apiId = deployed.apiId
      url = deployed.url
      for (const path of orchardPaths) await call(request, path)
      await request.get(`${server.gatewayUrl}/${apiId}/nowhere/apples`)
      const console = new ConsolePage(page)
      await console.goto(apiId)
      await console.send({ source: 'Draft', method: 'POST', path: '/none' })
      await expect(console.status).toHaveText('403 Forbidden')

      const logs = new LogsPage(page)
      await logs.goto(apiId)
      await expect(logs.rows).toHaveCount(8)
      await expect(logs.status('2XX')).toHaveText('2XX 5')
      await logs.status('2XX').click()
      await expect(logs.rows).toHaveCount(5)
      await logs.status('All').click()
      const found: readonly (readonly [string, number])[] = [
        ['path:/plums', 1],
        ['mode:simulated', 1],
        [`cause:${noApiKey.rule}`, 1],
        ['status:403 phase:routeRequest', 1],
        ['cause:unknownStage', 1],
        ['no resource has the path', 1],
        ['stage:dev verb:post status:200', 5],
        ['zebra', 0],
      ]
      for (const [text, count] of found) {
        await logs.filter.fill(text)
        await logs.filter.press('Enter')
        await expect(logs.rows, text).toHaveCount(count)
        await logs.filter.press('Escape')
      }
      await expect(logs.rows).toHaveCount(8)
    })

    test('the list follows what comes, and stands still while a row is open', async ({ page, request }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      await expect(logs.rows).toHaveCount(8)
      await call(request, '/pears?tail=1')
      await expect(logs.row(/tail=1/)).toBeVisible()
      await logs.openRow(/tail=1/)
      await call(request, '/pears?tail=2')
      await expect(logs.table).toContainText('1 new request')
      await expect(logs.row(/tail=2/)).toBeHidden()
      await logs.table.getByRole('button', { name: 'Show them' }).click()
      await expect(logs.row(/tail=2/)).toBeVisible()
    })

    test('a request opens in the console as it came', async ({ page }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      const detail = await logs.openRow(/tail=2/)
      await detail.getByRole('button', { name: 'Open in console' }).click()
      const console = new ConsolePage(page)
      await expect(console.requestBar.getByRole('textbox', { name: 'Path' })).toHaveValue('/pears?tail=2')
      await console.sendButton.click()
      await expect(console.status).toHaveText(/^\d{3} /)
    })

    test('two requests stand side by side, and what differs is marked', async ({ page }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      const first = await logs.openRow(/^POST \/plums, 200|^POST \/quinces, 200/)
      await first.getByRole('button', { name: 'Compare' }).click()
      await logs.openRow(new RegExp(`^POST ${noApiKey.path}, ${noApiKey.status}`))
      await logs.detail.getByRole('button', { name: 'Compare' }).click()
      const dialog = page.getByRole('dialog', { name: 'Compare two requests' })
      const row = (part: string, name: RegExp) => dialog.getByRole('table', { name: part }).getByRole('row', { name })
      await expect(row('Response', /^≠ ?Status 200/)).toContainText(String(noApiKey.status))
      await expect(row('Cause', /Rule/)).toContainText(noApiKey.rule)
      await expect(row('Request', /^Method POST POST/)).toBeVisible()
      await dialog.getByRole('switch', { name: 'Only differences' }).click()
      await expect(row('Request', /^Method/)).toBeHidden()
    })

    test('metrics count live requests per stage and method', async ({ page }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      await logs.show('Metrics')
      const rows = page.getByRole('table', { name: 'Metrics per stage and method' }).getByRole('row')
      await expect(rows).toHaveCount(orchardPaths.length + 1)
      await expect(rows.filter({ hasText: noApiKey.path })).toContainText('dev')
      await rows.filter({ hasText: noApiKey.path }).getByRole('button').click()
      await expect(logs.chart('Count')).toHaveText(/Count1\s*request(?!s)/)
      await rows.filter({ hasText: noApiKey.path }).getByRole('button').click()
      await expect(logs.chart('Count')).toHaveText(/Count\d+\s*requests/)
      await expect(
        logs
          .chart('4XX')
          .or(logs.chart('5XX'))
          .filter({ hasText: /^[45]XX1/ })
          .first(),
      ).toBeVisible()
      await expect(logs.chart('IntegrationLatency')).toContainText('p95')
      await expect(page.getByRole('region', { name: 'What the metrics mean' })).toContainText(
        'relays a request to the backend',
      )
    })

    test('the access log is written in a format that is edited, and the stage keeps it', async ({ page }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      await logs.show('Access log')
      const format = page.getByRole('textbox', { name: 'Access log format' })
      const entries = page.getByRole('region', { name: 'Access log entries' })
      await format.fill('$context.httpMethod $context.resourcePath=$context.status $context.nosuch $context.requestId')
      await expect(entries).toContainText('POST /apples=200 - ')
      await expect(page.getByText('$context.nosuch is no variable of access logs')).toBeVisible()
      await format.fill('$context.requestId ')
      await page.getByRole('button', { name: /^\$context\.responseLength/ }).click()
      await expect(format).toHaveValue('$context.requestId $context.responseLength')
      await page.getByRole('button', { name: 'Save to the stage' }).click()
      await expect(page.getByRole('button', { name: 'Save to the stage' })).toBeDisabled()
      await page.reload()
      await logs.show('Access log')
      await expect(format).toHaveValue('$context.requestId $context.responseLength')
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download' }).click()
      const text = readFileSync(await (await download).path(), 'utf8')
      expect(text.split('\n')[0]).toMatch(/^[0-9a-f-]{36} \d+$/)
    })

    test('a watched request has an execution log, and every request has X-Ray segments', async ({ page }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      await logs.show('Execution log')
      await logs.filter.fill('mode:simulated')
      await page.getByRole('region', { name: 'Requests' }).getByRole('button').first().click()
      const text = page.getByRole('region', { name: 'Execution log' })
      await expect(text).toContainText('Execution log for request')
      await expect(text).toContainText('Method completed with status: 403')
      await logs.filter.fill('mode:live path:/cherries')
      await page.getByRole('region', { name: 'Requests' }).getByRole('button').first().click()
      await expect(page.getByText('the log level of its stage was OFF')).toBeVisible()
      await page.getByRole('radio', { name: 'X-Ray segments' }).click()
      await expect(page.getByRole('region', { name: 'X-Ray segments' })).toContainText('AWS::ApiGateway::Stage')
    })

    test('nothing is lost by SIGKILL of both processes, and as much is kept as is set', async ({ page, server }) => {
      const logs = new LogsPage(page)
      await logs.goto(apiId)
      await expect(logs.status('All')).toHaveText(/[1-9]/)
      const all = async () => Number((await logs.status('All').textContent())?.replace(/\D/g, ''))
      const before = await all()
      await server.kill()
      await server.start()
      await logs.goto(apiId)
      await expect.poll(all).toBeGreaterThanOrEqual(before)
      await page.getByRole('button', { name: 'How much history is kept' }).click()
      const dialog = page.getByRole('dialog', { name: 'History of this API' })
      await dialog.getByRole('textbox', { name: 'Requests' }).fill('2')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(logs.rows).toHaveCount(2)
      await choose(page.getByRole('combobox', { name: 'Time' }), 'Last 24 hours')
      await expect(logs.rows).toHaveCount(2)
    })
  })

/** Imports the document with its fault and deploys it to dev. */
async function deployOrchard(
  page: Page,
  cause: PlantedCause,
  gatewayUrl: string,
): Promise<{ apiId: string; url: string }> {
  const home = new HomePage(page)
  await home.open()
  await home.dropFile('orchard.json', orchardDocument(cause))
  const importPage = new ImportPage(page)
  await importPage.expectOpen('orchard.json')
  await importPage.createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await designer.deploy('dev')
  const { apiId } = designer
  return { apiId, url: `${gatewayUrl}/${apiId}/dev` }
}
