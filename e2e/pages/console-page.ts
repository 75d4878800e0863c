import { expect, type Locator } from '@playwright/test'
import { choose, writeCode } from './controls.ts'
import { ShellPage } from './shell-page.ts'

export type ConsoleRequest = {
  readonly method: string
  readonly path: string
  readonly body?: string
  /** `Draft`, or the name of a stage */
  readonly source?: string
}

export type RequestTab = 'Params' | 'Headers' | 'Body' | 'Auth' | 'Caller' | 'Assertions'

export class ConsolePage extends ShellPage {
  async goto(apiId: string): Promise<void> {
    await this.page.goto(`/apis/${apiId}/console`)
    await expect(this.sendButton).toBeVisible()
  }

  get requestBar(): Locator {
    return this.page.getByRole('form', { name: 'Request' })
  }

  get sendButton(): Locator {
    return this.requestBar.getByRole('button', { name: 'Send', exact: true })
  }

  get response(): Locator {
    return this.page.getByRole('region', { name: 'Response' })
  }

  get status(): Locator {
    return this.response.getByRole('status', { name: 'Status' })
  }

  get trace(): Locator {
    return this.page.getByRole('region', { name: 'Trace' })
  }

  get why(): Locator {
    return this.page.getByRole('region', { name: 'Why this status?' })
  }

  /** The open requests, one tab each. */
  get openRequests(): Locator {
    return this.page.getByRole('tablist', { name: 'Open requests' }).getByRole('tab')
  }

  async newTab(): Promise<void> {
    await this.page.getByRole('button', { name: 'New tab' }).click()
  }

  /** In a narrow window: opens what was sent and what was saved over the page. */
  async openSentAndSaved(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'History and Saved' }).click()
    const sheet = this.page.getByRole('dialog', { name: 'History and Saved' })
    await expect(sheet).toBeVisible()
    return sheet
  }

  get path(): Locator {
    return this.requestBar.getByRole('textbox', { name: 'Path' })
  }

  /** The tab panel of the request that is open below the bar. */
  async requestPanel(name: RequestTab): Promise<Locator> {
    await this.requestTab(name).click()
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })
  }

  /** Pastes a text into the path. */
  async paste(text: string): Promise<void> {
    await this.path.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }

  /** Copies the request and returns what is in the clipboard then. */
  async copyAs(form: string | RegExp): Promise<string> {
    await this.requestBar.getByRole('button', { name: 'Copy as' }).click()
    await this.page.getByRole('menuitem', { name: form }).click()
    await expect(this.page.getByText('is in the clipboard.').last()).toBeVisible()
    return await this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Sends what stands there and waits for the answer. */
  async sendAsItStands(): Promise<void> {
    const answered = this.page.waitForResponse((response) =>
      /\/console\.(followSimulated|followLive)\b/.test(response.url()),
    )
    await this.sendButton.click()
    await answered
    await expect(this.response).toHaveAttribute('aria-busy', 'false')
  }

  requestTab(name: RequestTab): Locator {
    return this.page.getByRole('tablist', { name: 'Request' }).getByRole('tab', { name: new RegExp(`^${name}`) })
  }

  async responsePanel(name: 'Response' | 'Headers' | 'Raw' | 'Log'): Promise<Locator> {
    const tabs = this.response.getByRole('tablist', { name: 'Response' })
    await tabs.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
    return this.response.getByRole('tabpanel')
  }

  async fill(request: ConsoleRequest): Promise<void> {
    if (request.source !== undefined) {
      await choose(this.requestBar.getByRole('combobox', { name: 'Source' }), new RegExp(`^${request.source}\\b`))
    }
    await choose(this.requestBar.getByRole('combobox', { name: 'Method' }), new RegExp(`^${request.method}$`))
    await this.requestBar.getByRole('textbox', { name: 'Path' }).fill(request.path)
    if (request.body !== undefined) {
      await this.requestTab('Body').click()
      await this.page.getByRole('radio', { name: 'JSON' }).click()
      await writeCode(this.page.getByRole('textbox', { name: 'Request body' }), request.body)
    }
  }

  /** Sends and waits until the answer to this request is there. */
  async send(request: ConsoleRequest): Promise<void> {
    await this.fill(request)
    await this.sendAsItStands()
  }

  phase(name: string): Locator {
    const label = this.page.getByRole('button', { name, exact: true })
    return this.trace.getByRole('row').filter({ has: label })
  }

  /** Opens a phase of the trace and returns what went in and what came out. */
  async openPhase(name: string): Promise<Locator> {
    const toggle = this.trace.getByRole('button', { name, exact: true })
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
    const detail = this.trace.getByRole('group', { name: `${name} in detail`, exact: true })
    await expect(detail).toBeVisible()
    return detail
  }

  /** Text of the answer exactly as received: status line, header fields, body. */
  async rawAnswer(): Promise<string> {
    const panel = await this.responsePanel('Raw')
    return (await panel.textContent()) ?? ''
  }

  /** Makes a share link of the last run. */
  async share(): Promise<{ readonly link: string; readonly redactions: string }> {
    await this.topBar.getByRole('button', { name: 'Share', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Share this request' })
    const redactions = await dialog.getByRole('region', { name: 'What will be redacted' }).innerText()
    await dialog.getByRole('button', { name: 'Create link' }).click()
    const field = dialog.getByRole('textbox', { name: 'Link', exact: true })
    await expect(field).toHaveValue(/\/share\//)
    const link = await field.inputValue()
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    return { link, redactions }
  }
}
