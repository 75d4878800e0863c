import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console-page.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { ExportPage } from './pages/export-page.ts'
import { HomePage } from './pages/home-page.ts'
import { IamPage } from './pages/iam-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { LogsPage } from './pages/logs-page.ts'
import { MethodPage } from './pages/method-page.ts'
import { PlaygroundPage } from './pages/playground-page.ts'
import { ProbePage } from './pages/probe-page.ts'
import { SavedRequestsPage } from './pages/saved-requests-page.ts'
import { ServicesPage } from './pages/services-page.ts'
import { SteppingPage } from './pages/stepping-page.ts'
import { TraceFilePage } from './pages/trace-file-page.ts'
import { servicesSeed } from './services-seed.ts'
import { storyDocuments } from './story-documents.ts'

test('no page has anything that shuts people out, in either theme', async ({ page }) => {
  // it goes through all pages
  test.setTimeout(150_000)
  const home = new HomePage(page)
  await home.open()
  await expectAccessible(page, 'home')

  const [document] = storyDocuments
  if (document === undefined) throw new Error('there is no document')
  await home.dropFile(document.fileName, document.text)
  await new ImportPage(page).expectOpen(document.fileName)
  await expectAccessible(page, 'import')
  await new ImportPage(page).createApi()

  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await expectAccessible(page, 'designer')
  await designer.select(document.guarded.method)
  await expectAccessible(page, 'designer with a method')
  await designer.openMethodView(document.guarded.method)
  await page.getByRole('region', { name: 'Method execution' }).waitFor()
  await expectAccessible(page, 'method view')
  await new MethodPage(page).openBox('Method request')
  await expectAccessible(page, 'form of the method request', 'main')

  await designer.deploy('dev')
  await designer.open('Stages')
  await page.getByRole('region', { name: 'Stage dev' }).waitFor()
  await expectAccessible(page, 'stages')

  const requests = new ConsolePage(page)
  await requests.open('Console')
  await requests.send({ method: document.guarded.verb, path: document.guarded.path })
  await expectAccessible(page, 'console')
  const { link } = await requests.share()
  const saved = new SavedRequestsPage(page)
  await saved.requestTab('Assertions').click()
  await page.getByRole('button', { name: 'Assert what came' }).click()
  await page.getByRole('textbox', { name: 'Assertion 1 expected' }).fill('299')
  await saved.addValue('id', '$.id')
  await saved.saveAs('One', { newFolder: 'All' })
  await saved.show()
  await expectAccessible(page, 'assertions and saved requests')
  await saved.choose('All', 'Run folder')
  await saved.startRun()
  await expect(saved.runState).toContainText('Failed')
  await saved.result('One').getByRole('button').click()
  await expectAccessible(page, 'run of saved requests')
  await saved.run.getByRole('button', { name: 'Close the run' }).click()

  const probe = new ProbePage(page)
  await probe.open('Probes')
  await probe.run()
  await page
    .getByRole('button', { name: / blocked$/ })
    .first()
    .click()
  await expectAccessible(page, 'CORS probe')
  await probe.kind('Exposure')
  await probe.run()
  await expectAccessible(page, 'exposure probe')

  const stepping = new SteppingPage(page)
  await stepping.open('Console')
  await stepping.step()
  await expectAccessible(page, 'stepping')
  await page.keyboard.press('F8')
  await expect(stepping.standing).toContainText('At the end')
  await stepping.change({ Status: '418' })
  await expectAccessible(page, 'stepping, with a changed value')
  await page.keyboard.press('Shift+F5')
  await expectAccessible(page, 'a run that was changed')
  const traceFile = await stepping.downloadTrace()

  const logs = new LogsPage(page)
  await logs.open('Logs')
  const opened = await logs.openRow(document.guarded.path)
  await expectAccessible(page, 'logs')
  await opened.getByRole('button', { name: 'Compare' }).click()
  await logs.rows.nth(1).click()
  await logs.detail.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('dialog', { name: 'Compare two requests' }).waitFor()
  await expectAccessible(page, 'comparison')
  await page.keyboard.press('Escape')
  for (const view of ['Metrics', 'Access log', 'Execution log'] as const) {
    await logs.show(view)
    await expectAccessible(page, view)
  }

  const exporter = new ExportPage(page)
  await exporter.openDialog()
  await expectAccessible(page, 'export')
  await exporter.dialog.getByRole('button', { name: 'Close' }).first().focus()
  await expect(page.getByRole('tooltip').first()).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(exporter.dialog, 'one Escape closes a dialog, tooltip or not').toBeHidden()

  await page.goto('/trace')
  await stepping.openTrace(traceFile)
  await page.getByRole('heading', { name: traceFile.fileName }).waitFor()
  await expectAccessible(page, 'trace file')
  await new TraceFilePage(page).show('Six boxes')
  await expectAccessible(page, 'six boxes of a trace file')

  await page.goto(link)
  await page.getByRole('heading', { name: 'Shared request' }).waitFor()
  await expectAccessible(page, 'shared request')
  await page.goto(link.replace(/(#.*)?$/, '/embed'))
  await page.getByRole('region', { name: 'Response' }).waitFor()
  await expectAccessible(page, 'shared request in a frame')
  await page.goto('/links')
  await page.getByRole('table', { name: 'Links' }).waitFor()
  await expectAccessible(page, 'links')

  await new PlaygroundPage(page).goto()
  await expectAccessible(page, 'playground')

  const iam = new IamPage(page)
  await iam.goto()
  await iam.create('Role', 'auditor')
  await iam.policyCheck.waitFor()
  await expectAccessible(page, 'IAM identities')

  await page.request.post('/api/trpc/services.saveText', { data: { json: { text: JSON.stringify(servicesSeed) } } })
  const services = new ServicesPage(page)
  await services.goto()
  for (const name of ['order-items-dev', 'order-events', 'order-receipts', 'refund']) {
    await services.select(name)
    await expectAccessible(page, `services, ${name}`)
  }
})
