import { expect, type Locator } from '@playwright/test'
import { ConsolePage } from './console-page.ts'
import type { TraceFile } from './trace-file-page.ts'

/** The console while somebody walks through a simulated run. */
export class SteppingPage extends ConsolePage {
  get stepButton(): Locator {
    return this.requestBar.getByRole('button', { name: 'Step', exact: true })
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Stepping' })
  }

  /** Where the run stands, in words. */
  get standing(): Locator {
    return this.page.getByRole('status', { name: 'Stepping' })
  }

  /** The phase that is lit on the waterfall. */
  get lit(): Locator {
    return this.trace.locator('[aria-current="step"]')
  }

  /** The form with what came out of the phase. */
  get cameOut(): Locator {
    return this.page.getByRole('form', { name: 'What came out' })
  }

  get outputSoFar(): Locator {
    return this.page.getByRole('region', { name: 'Text so far' })
  }

  /** A request that takes its time. */
  get underWay(): Locator {
    return this.page.getByRole('status', { name: 'Run under way' })
  }

  /** Saves the run that is shown as a file. */
  async downloadTrace(): Promise<TraceFile> {
    await this.trace.getByRole('button', { name: 'Download this trace' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Download this trace' })
    await expect(dialog.getByRole('region', { name: 'What will be redacted' })).toBeVisible()
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download', exact: true }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    return { fileName: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
  }

  async openTrace({ fileName, text }: TraceFile): Promise<void> {
    await this.page
      .getByLabel('Trace file', { exact: true })
      .setInputFiles({ name: fileName, mimeType: 'application/json', buffer: Buffer.from(text) })
  }

  async step(): Promise<void> {
    await this.stepButton.click()
    await expect(this.standing).toContainText('behind Stage and host')
  }

  /** Goes on step by step until the run stands at a place, said in its words. */
  async intoTemplate(place: string): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('F11')
      await expect(this.standing).toContainText(place, { timeout: 200 })
    }).toPass()
  }

  /** Changes fields of what came out, and waits for the run that goes on with them. */
  async change(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.cameOut.getByRole('textbox', { name }).fill(value)
    await this.cameOut.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(this.cameOut).toContainText('this is not what the service would do')
  }

  breakpoint(phase: string): Locator {
    return this.trace.getByRole('button', { name: `Breakpoint behind ${phase}`, exact: true })
  }

  /** The row of a variable of the template. */
  variable(name: string): Locator {
    return this.page
      .getByRole('table', { name: 'Watch' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  async setVariable(name: string, value: string): Promise<void> {
    const row = this.variable(name)
    await row.hover()
    await row.getByRole('button', { name: `Set ${name}` }).click()
    await row.getByRole('textbox', { name: `Value of ${name}` }).fill(value)
    await this.page.keyboard.press('Enter')
  }
}
