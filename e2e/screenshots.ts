import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ConsolePage } from './pages/console-page.ts'
import { choose } from './pages/controls.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { ExportPage } from './pages/export-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { LogsPage } from './pages/logs-page.ts'
import { MethodPage } from './pages/method-page.ts'
import { PlaygroundPage } from './pages/playground-page.ts'
import { ProbePage } from './pages/probe-page.ts'
import { SavedRequestsPage } from './pages/saved-requests-page.ts'
import { ServicesPage } from './pages/services-page.ts'
import { SteppingPage } from './pages/stepping-page.ts'
import config from './playwright.config.ts'
import { GatewrightServer } from './server.ts'
import { servicesSeed } from './services-seed.ts'
import { storyDocuments } from './story-documents.ts'

// npm run screenshots: the pictures of docs/screenshots, made from the first example API, light and dark.
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const size = { width: 1440, height: 900 }

/** Of the first example: a method that answers, and one that its authorizer guards. */
const order = {
  method: 'POST',
  path: '/orders',
  body: '{\n  "customer": "acme-042",\n  "items": [\n    { "sku": "BK-117", "quantity": 1 }\n  ]\n}',
}
const guarded = { method: 'DELETE', path: '/orders/1042' }

const live = ['/orders', '/orders/1042', '/orders/1043', '/orders/9999', '/health', '/orders/1044', '/nowhere']
let calls = 0

const server = new GatewrightServer()
await server.start()
const browser = await chromium.launch(config.use?.launchOptions)
try {
  mkdirSync(folder, { recursive: true })
  const prepared = await prepare(browser)
  const traffic = setInterval(() => void callLive(prepared.apiId), 350)
  for (const theme of ['light', 'dark'] as const) await take(browser, theme, prepared)
  clearInterval(traffic)
} finally {
  await browser.close()
  await server.stop()
}

/** One live request, so that the charts have something to count. */
async function callLive(apiId: string): Promise<void> {
  const path = live[calls++ % live.length]
  const answer = await fetch(`${server.gatewayUrl}/${apiId}/dev${path}`)
  await answer.arrayBuffer()
}

type Prepared = { readonly apiId: string; readonly shareLink: string }

/** Opens every example, so that the home page has cards, and on the first one runs, deploys and shares a request. */
async function prepare(launched: Browser): Promise<Prepared> {
  const context = await launched.newContext({ baseURL: server.url, viewport: size, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const home = new HomePage(page)
  await home.open()
  const examples = await home.examples.count()
  for (let index = examples - 1; index >= 0; index -= 1) {
    await home.open()
    await home.examples.nth(index).click()
    await page.waitForURL(/\/apis\//)
  }
  const designer = new DesignerPage(page)
  const { apiId } = designer
  await designer.goto(apiId)
  await designer.deploy('dev', { currency: 'EUR' })
  await designer.open('Console')
  const console = new ConsolePage(page)
  await console.send({ source: 'dev', ...guarded })
  await console.status.waitFor()
  const { link } = await console.share()
  await saveRequests(page, apiId)
  await page.request.post('/api/trpc/services.saveText', { data: { json: { text: JSON.stringify(servicesSeed) } } })
  await context.close()
  return { apiId, shareLink: link }
}

async function take(launched: Browser, theme: 'light' | 'dark', prepared: Prepared): Promise<void> {
  const context = await launched.newContext({
    baseURL: server.url,
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const picture = async (name: string) => {
    // what streams may never rest
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    console.log(`${name}-${theme}.png`)
  }
  await new HomePage(page).open()
  await picture('home')
  await importing(page)
  await picture('import')
  const requests = new ConsolePage(page)
  await requests.goto(prepared.apiId)
  for (const path of ['/orders', '/orders/1042', '/orders/9999'])
    await requests.send({ source: 'dev', method: 'GET', path })
  await requests.send(order)
  await requests.status.waitFor()
  const designer = new DesignerPage(page)
  await requests.open('Design')
  await designer.select(`${order.method} ${order.path}`)
  await picture('designer')
  const exporter = new ExportPage(page)
  await exporter.openDialog()
  await exporter.dialog.getByRole('region', { name: 'Preview' }).getByText('"openapi"').waitFor()
  await picture('export')
  await exporter.dialog.getByRole('button', { name: 'Close' }).first().click()
  await designer.openMethodView(`${order.method} ${order.path}`)
  const method = new MethodPage(page)
  await method.writeSampleBody(order.body)
  await method.output.getByText('acme-042').waitFor()
  await picture('method')
  await designer.open('Console')
  await requests.send(guarded)
  await requests.status.waitFor()
  await picture('console')
  await requests.send({ source: 'dev', method: 'GET', path: '/nowhere' })
  await requests.why.getByText('Missing Authentication Token').first().waitFor()
  await page.setViewportSize({ width: size.width, height: 1500 })
  await picture('why')
  await page.setViewportSize(size)
  const stepping = new SteppingPage(page)
  await stepping.fill(order)
  await stepping.step()
  await stepping.intoTemplate('line 8, pass 1 of 1')
  await picture('stepping')
  await page.keyboard.press('Shift+F5')
  await playground(page)
  await picture('playground')
  const logs = new LogsPage(page)
  await logs.goto(prepared.apiId)
  await logs.rows.first().click()
  await logs.detail.getByRole('list').first().waitFor()
  await picture('history')
  await comparing(logs)
  await picture('comparison')
  await page.keyboard.press('Escape')
  await logs.show('Metrics')
  await choose(page.getByRole('combobox', { name: 'Time' }), 'Last 5 minutes')
  await logs.chart('Latency').waitFor()
  await picture('metrics')
  await savedRun(page, prepared.apiId)
  await picture('saved-requests')
  const probes = new ProbePage(page)
  await probes.goto(prepared.apiId)
  await probes.run()
  await picture('probes')
  await page.goto(`/apis/${prepared.apiId}/stages`)
  await page.getByRole('region', { name: 'Stage dev' }).waitFor()
  await picture('stages')
  const services = new ServicesPage(page)
  await services.goto()
  await services.select('order-items-dev')
  await services.cell('o-1042').nth(1).getByRole('button').click()
  await page.getByRole('region', { name: 'Item' }).getByText('BK-204').first().waitFor()
  await picture('services')
  await page.goto(prepared.shareLink)
  await page.getByRole('heading', { name: 'Shared request' }).waitFor()
  await picture('share')
  await context.close()
}

/** Lays the two newest requests side by side. */
async function comparing(logs: LogsPage): Promise<void> {
  await logs.detail.getByRole('button', { name: 'Compare' }).click()
  await logs.rows.first().click()
  await logs.detail.getByRole('button', { name: 'Compare' }).click()
  await logs.page.getByRole('dialog', { name: 'Compare two requests' }).waitFor()
}

/** Saves two requests in a folder. */
async function saveRequests(page: Page, apiId: string): Promise<void> {
  const saved = new SavedRequestsPage(page)
  await saved.goto(apiId)
  await saved.send({ source: 'dev', ...order })
  await saved.status.waitFor()
  await saved.saveAs('Create an order', { newFolder: 'Orders' })
  await saved.send({ source: 'dev', method: 'GET', path: '/orders/1042' })
  await saved.status.waitFor()
  await saved.saveAs('Read an order', { folder: 'Orders' })
}

/** Runs the folder of saved requests. */
async function savedRun(page: Page, apiId: string): Promise<void> {
  const saved = new SavedRequestsPage(page)
  await saved.goto(apiId)
  await saved.show()
  await saved.choose('Orders', 'Run folder')
  await saved.startRun()
  await saved.runState.getByText('2 of 2').waitFor()
}

async function importing(page: Page): Promise<void> {
  const [document] = storyDocuments
  if (document === undefined) throw new Error('there is no document')
  await new HomePage(page).dropFile(document.fileName, document.text)
  await new ImportPage(page).expectOpen(document.fileName)
  await new ImportPage(page).summary.waitFor()
}

async function playground(page: Page): Promise<void> {
  const view = new PlaygroundPage(page)
  await view.goto()
  await view.writeTemplate(`#set($order = $input.path('$'))
{
  "order": "$order.id",
  "lines": [
#foreach($line in $order.lines)
    { "sku": "$line.sku", "quantity": $line.quantity }#if($foreach.hasNext),#end

#end
  ]
}`)
  await view.writeBody(`{
  "id": "o-1042",
  "lines": [
    { "sku": "BK-117", "quantity": 1 },
    { "sku": "PN-031", "quantity": 3 }
  ]
}`)
  await view.output.getByText('o-1042').waitFor()
}
