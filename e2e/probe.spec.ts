import type { Page } from '@playwright/test'
import { corsDocument } from './cors-document.ts'
import { expect, test } from './fixtures.ts'
import { ForeignPages } from './foreign-page.ts'
import { ConsolePage } from './pages/console-page.ts'
import { DesignerPage } from './pages/designer-page.ts'
import { HomePage } from './pages/home-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { ProbePage } from './pages/probe-page.ts'

const blocked = 'has been blocked by CORS policy: '
/** Chromium tells of each call that it blocks, and of each status from 400 on. */
test.use({ expectedFault: /blocked by CORS policy|Failed to load resource/ })

test.describe
  .serial('probes', () => {
    const foreign = new ForeignPages()
    let apiId = ''
    test.beforeAll(() => foreign.start())
    test.afterAll(() => foreign.stop())

    test('the CORS probe says of every call what Chromium does, word for word', async ({ page, server }) => {
      apiId = await importDocument(page, corsDocument(foreign.origin))
      const browser = await page.context().newPage()
      await browser.goto(foreign.origin)
      const lines: string[] = []
      browser.on('console', (message) => lines.push(message.text()))
      let compared = 0
      for (const credentials of [false, true]) {
        const reports = await probed(page, apiId, { origin: foreign.origin, credentials, headers: [] })
        for (const { httpMethod, path, checks } of reports) {
          const url = (of: { request: { path: string } }) => `${server.gatewayUrl}/${apiId}/dev${of.request.path}`
          const preflight = checks.find((check) => check.path === 'preflight')
          const answer = checks.find((check) => check.path === 'answer' || check.path === 'unknownPath')
          if (answer?.call === undefined) continue
          // Where a guard was opened for the probe, Chromium meets the guard: only the preflight can be compared.
          const isReal = answer.call.provoked === undefined
          const decided = preflight?.state === 'blocked' ? preflight : isReal ? answer : undefined
          if (decided === undefined) continue
          const made = await called(browser, lines, url(answer.call), answer.call.request, credentials)
          const where = `${httpMethod ?? ''} ${path}${credentials ? ' with credentials' : ''}`
          if (decided.verdict?.chromiumPasses === true) expect(made.sentence, where).not.toContain('preflight')
          else expect(made.sentence, where).toBe(decided.verdict?.sentence ?? '')
          compared += 1
        }
      }
      expect(compared).toBeGreaterThan(40)
      await browser.close()
    })

    test('a table of verdicts, a fix per finding as one undo step, and the trace of a provoked call', async ({
      page,
    }) => {
      const probe = new ProbePage(page)
      await probe.goto(apiId)
      const origin = probe.settings.getByRole('textbox', { name: 'Origin' })
      await origin.fill('https://app.example.com')
      await origin.press('Enter')
      await probe.expectDone()
      await expect(probe.cell('GET /open', 'Answer')).toHaveAccessibleName(/passed/)
      await expect(probe.cell('GET /nothing', 'Answer')).toHaveAccessibleName(/blocked/)
      await expect(probe.cell('GET /signed', 'Preflight')).toHaveAccessibleName(/except by Chromium/)

      await probe.cell('GET /keyed', 'API key').focus()
      await page.keyboard.press('Enter')
      const key = page.getByRole('region', { name: 'API key of GET /keyed' })
      await expect(key).toContainText("No 'Access-Control-Allow-Origin' header is present")
      await key.getByRole('button', { name: 'Open the trace' }).click()
      const trace = page.getByRole('dialog')
      await expect(trace.getByRole('row', { name: /^API key\b/ })).toBeVisible()
      await expect(trace.getByRole('region', { name: 'Answers that look the same' })).toContainText(
        'none came. This one.',
      )
      await page.keyboard.press('Escape')

      await page.getByRole('tab', { name: /^Findings/ }).click()
      const finding = probe.finding('Preflights of /json-without-preflight fail')
      await finding.getByRole('button', { name: 'Add OPTIONS' }).click()
      await expect(finding).toBeHidden()
      await expect(probe.cell('POST /json-without-preflight', 'Preflight')).toHaveAccessibleName(/passed/)

      await probe.open('Design')
      await new DesignerPage(page).expectOpen()
      const added = page.getByRole('treeitem', { name: 'OPTIONS /json-without-preflight', exact: true })
      await expect(added).toBeAttached()
      await page.keyboard.press('ControlOrMeta+z')
      await expect(added).not.toBeAttached()

      await probe.open('Probes')
      await page.getByRole('button', { name: 'Probe again' }).click()
      await probe.expectDone()
      await expect(finding).toBeVisible()
      await page.getByRole('button', { name: 'Fix all' }).click()
      await expect(page.getByRole('button', { name: 'Fix all' })).toBeHidden()
      await probe.expectDone()
      await expect(probe.finding(/fail$|hides/)).toHaveCount(0)
      await expect(probe.finding('413 cannot be made readable')).toBeVisible()
    })

    test('the exposure probe finds what its neighbours guard, and mends it', async ({ page }) => {
      const probe = new ProbePage(page)
      await probe.goto(apiId)
      await probe.kind('Exposure')
      await probe.run()
      const table = page.getByRole('table', { name: 'Exposure by method' })
      await expect(table.getByRole('row', { name: /GET \/signed/ })).toContainText('stopped: signatureMissing')
      await expect(table.getByRole('row', { name: /GET \/open/ })).toContainText(/let in|reached the integration/)
      const open = probe.finding('DELETE /any-method is open')
      await open.getByRole('button', { name: 'Open the trace' }).click()
      await expect(page.getByRole('dialog').getByRole('region', { name: 'Trace' })).toBeVisible()
      await page.keyboard.press('Escape')
      await open.getByRole('button', { name: 'Guard by IAM' }).click()
      await expect(open).toBeHidden()
      await expect(table.getByRole('row', { name: /DEL(ETE)? \/any-method/ })).toContainText(
        'stopped: signatureMissing',
      )
      await probe
        .finding('GET /header-not-named validates nothing')
        .getByRole('button', { name: 'Attach a validator' })
        .click()
      await expect(probe.finding('GET /header-not-named validates nothing')).toBeHidden()
      await probe
        .finding('DELETE /list-unreadable is open')
        .getByRole('button', { name: 'DELETE /list-unreadable is open' })
        .click()
      await expect(new DesignerPage(page).methodRow('DELETE /list-unreadable')).toHaveAttribute('aria-pressed', 'true')
    })

    test('"Why this status?" tells what a browser hides, and leads to the probe of the method', async ({ page }) => {
      const requests = new ConsolePage(page)
      await requests.goto(apiId)
      // the draft has been mended meanwhile, the stage has not
      await requests.fill({ method: 'GET', path: '/no/such/path', source: 'dev' })
      await requests.requestTab('Headers').click()
      await page.getByRole('textbox', { name: 'Header 1 name' }).fill('Origin')
      await page.getByRole('textbox', { name: 'Header 1 value' }).fill('https://shop.example')
      await requests.send({ method: 'GET', path: '/signed' })
      const { why } = requests
      await expect(why.getByRole('region', { name: 'Answers that look the same' })).toContainText(
        'this one is not signed. This one.',
      )
      await expect(why).toContainText('What AWS sends, and why no more')
      await expect(why).toContainText('Never reached')
      const browser = why.getByRole('region', { name: 'What a browser makes of it' })
      await browser.getByRole('button', { name: 'Probe CORS of this method' }).click()
      const probe = new ProbePage(page)
      await expect(probe.settings.getByRole('textbox', { name: 'Origin' })).toHaveValue('https://shop.example')
      await probe.run()
      await expect(page.getByRole('row', { name: /GET \/signed/ })).toBeVisible()
      await expect(page.getByRole('row', { name: /GET \/open/ })).toBeHidden()
      // and the setting that decided leads to its field
      await page.goBack()
      await why.getByRole('button', { name: 'GET /signed · authorizationType' }).click()
      await expect(new DesignerPage(page).inspector.getByLabel('Authorization', { exact: true })).toBeFocused()
    })
  })

async function importDocument(page: Page, document: string): Promise<string> {
  const home = new HomePage(page)
  await home.open()
  await home.dropFile('crossings.json', document)
  const importPage = new ImportPage(page)
  await importPage.expectOpen('crossings.json')
  await importPage.createApi()
  const designer = new DesignerPage(page)
  await designer.expectOpen()
  await designer.deploy('dev')
  return designer.apiId
}

type Settings = {
  readonly origin: string
  readonly credentials: boolean
  readonly headers: readonly (readonly [string, string])[]
}

/** Of a report of the probe, what the tests look at. */
type Report = {
  readonly httpMethod?: string
  readonly path: string
  readonly checks: readonly {
    readonly path: string
    readonly state: string
    readonly call?: { readonly request: Sent & { readonly path: string }; readonly provoked?: string }
    readonly verdict?: { readonly sentence: string; readonly chromiumPasses?: boolean }
  }[]
}
type Part = { readonly reports: readonly Report[]; readonly next?: number }

/** The verdicts of the probe on the deployed stage. */
async function probed(page: Page, apiId: string, settings: Settings): Promise<Report[]> {
  const reports: Report[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const part: Part = await probedPart(page, { apiId, source: { type: 'stage', stageName: 'dev' }, settings, from })
    reports.push(...part.reports)
    from = part.next
  }
  return reports
}

async function probedPart(page: Page, json: object): Promise<Part> {
  const response = await page.request.post('/api/trpc/probe.cors', { data: { json } })
  const { result } = (await response.json()) as { result: { data: { json: Part } } }
  return result.data.json
}

type Sent = { readonly method: string; readonly headers: readonly (readonly [string, string])[]; readonly body: string }

/** Lets the page of another origin make a call; the sentence is what Chromium said when it blocked it, empty when it did not. */
async function called(
  page: Page,
  lines: string[],
  url: string,
  sent: Sent,
  credentials: boolean,
): Promise<{ sentence: string }> {
  lines.length = 0
  const own = sent.headers.filter(([name]) => !['Origin', 'Sec-Fetch-Mode', 'Accept'].includes(name))
  const passed = await page.evaluate(
    async ([address, init]) => {
      try {
        await fetch(address, init)
        return true
      } catch {
        return false
      }
    },
    [
      url,
      {
        method: sent.method,
        headers: Object.fromEntries(own),
        ...(sent.body === '' ? {} : { body: sent.body }),
        credentials: credentials ? ('include' as const) : ('omit' as const),
        redirect: 'manual' as const,
      },
    ] as const,
  )
  if (passed) return { sentence: '' }
  await expect.poll(() => lines.some((line) => line.includes(blocked))).toBe(true)
  const line = lines.find((one) => one.includes(blocked)) ?? ''
  return { sentence: line.slice(line.indexOf(blocked) + blocked.length) }
}
