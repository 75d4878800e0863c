import type { BrowserContext, Page } from '@playwright/test'
import { expect, test, watch } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { ExportPage } from './pages/export-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { MethodPage } from './pages/method-page.ts'
import { SharePage } from './pages/share-page.ts'
import { type StoryDocument, storyDocuments } from './story-documents.ts'

const handler = `exports.handler = async (event) => {
  console.log('looking for ' + event.orderId)
  if (event.orderId === '7') throw new Error('NotFound: order 7')
  return { orderId: event.orderId, note: event.note, stage: event.stage }
}
`
const requestTemplate = `{
  "orderId": "$input.params('orderId')",
  "note": $input.json('$.note'),
  "stage": "$stageVariables.label"
}`
const notFoundTemplate = `{"error":"no such order","reason":"$input.path('$.errorMessage')"}`
const order = 'POST /orders/{orderId}'

for (const document of storyDocuments) {
  test.describe
    .serial(`the story on ${document.fileName}`, () => {
      let context: BrowserContext
      let page: Page
      let checkPages: () => void

      test.beforeAll(async ({ browser, server }) => {
        context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' })
        checkPages = watch(context)
        page = await context.newPage()
      })

      test.afterAll(async () => {
        checkPages()
        await context.close()
      })

      test('1: the gallery shows three examples, and a dropped document is imported', async () => {
        const home = new HomePage(page)
        await home.open()
        expect(await home.examples.count()).toBeGreaterThanOrEqual(3)
        await importDocument(page, document.fileName, document.text)
      })

      test('2: the API stands on the canvas, and tree, canvas and inspector agree', async () => {
        const designer = new DesignerPage(page)
        await designer.expectOpen()
        await designer.expectSaved()
        await expectOnCanvas(designer, document)
      })

      test('3a: a resource, a method and a function are drawn', async () => {
        const designer = new DesignerPage(page)
        await designer.addResource('/orders/{orderId}')
        await designer.select('/orders/{orderId}')
        await designer.addMethod('POST')
        await expect(designer.treeItem(order)).toBeVisible()
        await designer.select(order)
        await designer.drawToNewFunction(order, 'take-order')
        await designer.writeHandler('take-order', handler)
      })

      test('3b: the request template shows its output while typing', async () => {
        const method = new MethodPage(page)
        await new DesignerPage(page).openMethodView(order)
        await method.setProxy(false)
        await method.openBox('Integration request')
        await method.addTemplate('application/json')
        await method.writeTemplate(requestTemplate)
        await method.writeSampleBody('{"note":"by hand"}')
        await method.writeSampleValue('orderId', 'o-1')
        await expect(method.output).toContainText('"orderId": "o-1"')
        await expect(method.output).toContainText('"note": "by hand"')
        await method.template.press('ControlOrMeta+End')
        await method.template.pressSequentially(' typed')
        await expect(method.output).toContainText('} typed')
        for (let key = 0; key < ' typed'.length; key += 1) await method.template.press('Backspace')
        await expect(method.output).not.toContainText('typed')
      })

      test('3c: an integration response with a selection pattern and a template', async () => {
        const method = new MethodPage(page)
        await method.addIntegrationResponse('404', '.*NotFound.*')
        await method.addTemplate('application/json')
        await method.writeTemplate(notFoundTemplate)
        await method.expectSaved()
        await expect(method.form('Integration response')).toContainText('.*NotFound.*')
        await method.page.getByRole('link', { name: 'Back to the canvas' }).click()
      })

      test('3d: a Lambda TOKEN authorizer is drawn onto a method', async () => {
        const designer = new DesignerPage(page)
        await designer.expectOpen()
        await designer.addTokenAuthorizer('token-check', 'token-check-function')
        await designer.guard(document.guarded.method, 'token-check')
        await designer.select(document.guarded.method)
        await expect(designer.inspector.getByRole('combobox', { name: 'Authorization' })).toContainText('token-check')
        await designer.expectSaved()
      })

      test('4a: all of it can be undone and redone', async () => {
        const designer = new DesignerPage(page)
        const drawn = await designer.outline()
        expect(drawn).toContain(order)
        await designer.undoAll()
        const imported = await designer.outline()
        expect(imported).not.toContain(order)
        await expect(designer.authorizerHead('token-check')).toBeHidden()
        await expectOnCanvas(designer, document)
        await designer.redoAll()
        expect(await designer.outline()).toEqual(drawn)
        await expect(designer.guardMark(document.guarded.method, 'token-check')).toBeVisible()
        await designer.expectSaved()
      })

      test('4b: nothing is lost by a reload, nor by SIGKILL of both processes', async ({ server }) => {
        const designer = new DesignerPage(page)
        const drawn = await designer.outline()
        await page.reload()
        await designer.expectOpen()
        expect(await designer.outline()).toEqual(drawn)
        await designer.addResource('/kept')
        await designer.expectSaved()
        const saved = await designer.outline()
        await server.kill()
        await server.start()
        await page.reload()
        await designer.expectOpen()
        await expect(designer.treeItem('/kept')).toBeVisible()
        expect(await designer.outline()).toEqual(saved)
        await designer.fitView()
        await expect(designer.backendNode('Lambda function', 'take-order')).toBeVisible()
      })

      test('5a: a simulated request shows response, trace and execution log', async () => {
        const designer = new DesignerPage(page)
        await designer.open('Console')
        const console = new ConsolePage(page)
        await console.send({ source: 'Draft', method: 'POST', path: '/orders/8', body: '{"note":"quick"}' })
        await expect(console.status).toHaveText('200 OK')
        await expect(await console.responsePanel('Response')).toContainText('quick')
        for (const phase of [
          'Resource and method',
          'Authorization',
          'Integration request',
          'Integration',
          'Integration response',
        ]) {
          await expect(console.phase(phase)).toBeVisible()
        }
        const request = await console.openPhase('Integration request')
        await expect(request).toContainText('What went in')
        await expect(request).toContainText('What came out')
        await expect(request).toContainText('"note": "quick"')
        const log = await console.responsePanel('Log')
        await expect(log).toContainText('Execution log for request')
        await expect(log).toContainText('Starting execution for request:')
        await expect(log).toContainText('Endpoint request body after transformations:')
        await expect(log).toContainText('Method completed with status: 200')
      })

      test('5b: a thrown error becomes the 404 of the integration response', async () => {
        const console = new ConsolePage(page)
        await console.send({ method: 'POST', path: '/orders/7', body: '{"note":"quick"}' })
        await expect(console.status).toHaveText('404 Not Found')
        const body = await console.responsePanel('Response')
        await expect(body).toContainText('no such order')
        await expect(body).toContainText('NotFound: order 7')
      })

      test('5c: without a token the guarded method answers 401, and the panel names the authorizer', async () => {
        const console = new ConsolePage(page)
        await console.send({ method: document.guarded.verb, path: document.guarded.path })
        await expect(console.status).toHaveText('401 Unauthorized')
        await expect(console.why).toContainText('token-check')
        await expect(console.phase('Authorization')).toBeVisible()
      })

      test('6: a deployed stage answers on the gateway as it was deployed', async ({ server, request }) => {
        const designer = new DesignerPage(page)
        await designer.open('Design')
        await designer.expectOpen()
        await designer.deploy('dev', { label: 'from dev' })
        await designer.expectUndeployedChanges(0)
        const url = `${server.gatewayUrl}/${designer.apiId}/dev/orders`
        const call = (id: string) => request.post(`${url}/${id}`, { data: { note: 'curl' } })
        const found = await call('8')
        expect(found.status()).toBe(200)
        expect(await found.json()).toEqual({ orderId: '8', note: 'curl', stage: 'from dev' })
        const missing = await call('7')
        expect(missing.status()).toBe(404)
        expect(await missing.json()).toEqual({ error: 'no such order', reason: 'NotFound: order 7' })

        await designer.openMethodView(order)
        const method = new MethodPage(page)
        await method.selectIntegrationResponse('404')
        await method.writeTemplate('{"error":"changed"}')
        await method.expectSaved()
        await method.expectUndeployedChanges(1)
        expect(await (await call('7')).json()).toEqual({ error: 'no such order', reason: 'NotFound: order 7' })

        await method.deploy('dev')
        await expect(async () => expect(await (await call('7')).json()).toEqual({ error: 'changed' })).toPass({
          timeout: 1_000,
        })
        await method.expectUndeployedChanges(0)
      })

      test('7: a shared request opens elsewhere and replays to the same bytes', async ({ browser, isolatedServer }) => {
        const console = new ConsolePage(page)
        await console.open('Console')
        await console.send({ source: 'dev', method: 'POST', path: '/orders/8', body: '{"note":"shared"}' })
        await expect(console.status).toHaveText('200 OK')
        const raw = await console.rawAnswer()
        const { link } = await console.share()

        const stranger = await browser.newContext({ baseURL: isolatedServer.url, reducedMotion: 'reduce' })
        const checkStranger = watch(stranger)
        const foreign = await stranger.newPage()
        for (const address of [link, elsewhere(link, isolatedServer.url)]) {
          await foreign.goto('about:blank')
          await foreign.goto(address)
          const share = new SharePage(foreign)
          await share.expectOpen()
          await expect(share.request).toContainText('/orders/8')
          await expect(share.response).toContainText('shared')
          await expect(share.trace.getByRole('row', { name: /^Integration request\b/ })).toBeVisible()
          await expect(await share.replay()).toContainText('Same bytes')
        }
        const share = new SharePage(foreign)
        await share.openInMyWorkspace()
        const opened = new ConsolePage(foreign)
        await opened.goto(opened.apiId)
        expect(raw).toContain('"note":"shared"')
        expect(isolatedServer.networkAttempts()).toEqual([])
        checkStranger()
        await stranger.close()
      })

      test('8: the exported document, imported again, is the same design', async () => {
        const exporter = new ExportPage(page)
        await exporter.open('Design')
        const designer = new DesignerPage(page)
        await designer.expectOpen()
        const outline = await designer.outline()
        await exporter.openDialog()
        const first = await exporter.downloadOpenApi()
        expect(Object.keys(JSON.parse(first.text).paths)).toContain('/orders/{orderId}')
        expect(first.text).toContain('x-amazon-apigateway-integration')

        await new HomePage(page).open()
        await importDocument(page, first.fileName, first.text)
        await designer.expectOpen()
        expect(await designer.outline()).toEqual(outline)
        await exporter.openDialog()
        const second = await exporter.downloadOpenApi()
        expect(JSON.parse(second.text)).toEqual(JSON.parse(first.text))
      })
    })
}

async function importDocument(page: Page, fileName: string, text: string): Promise<void> {
  await new HomePage(page).dropFile(fileName, text)
  const importPage = new ImportPage(page)
  await importPage.expectOpen(fileName)
  for (const kind of ['Exact', 'Repaired', 'Preserved', 'Not understood'] as const) {
    await expect(importPage.summary).toContainText(kind)
  }
  await importPage.createApi()
}

async function expectOnCanvas(designer: DesignerPage, document: StoryDocument): Promise<void> {
  for (const entry of document.outline) await expect(designer.treeItem(entry)).toBeVisible()
  await designer.fitView()
  for (const [kind, name] of document.backends) await expect(designer.backendNode(kind, name)).toBeVisible()
  for (const name of document.authorizers) await expect(designer.authorizerHead(name)).toBeVisible()
  const { method } = document.guarded
  await designer.select(method)
  await expect(designer.inspector).toContainText(method.slice(method.indexOf(' ') + 1))
  await expect(designer.methodRow(method)).toHaveAttribute('aria-pressed', 'true')
}

/** The same link on another server. */
function elsewhere(link: string, origin: string): string {
  const url = new URL(link)
  return `${origin}${url.pathname}${url.search}${url.hash}`
}
