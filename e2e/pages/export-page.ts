import { expect, type Locator } from '@playwright/test'
import { choose } from './controls.ts'
import { ShellPage } from './shell-page.ts'

/** The export dialog over the designer. */
export class ExportPage extends ShellPage {
  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Export / })
  }

  async openDialog(): Promise<void> {
    await this.topBar.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(this.dialog).toBeVisible()
  }

  /** Exports the draft as OpenAPI 3.0 with the API Gateway extensions; returns the file. */
  async downloadOpenApi(): Promise<{ readonly fileName: string; readonly text: string }> {
    await this.dialog.getByRole('radio', { name: /^OpenAPI 3\.0/ }).click()
    await choose(this.dialog.getByRole('combobox', { name: 'Extensions' }), /^API Gateway/)
    await choose(this.dialog.getByRole('combobox', { name: 'Output' }), 'JSON')
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.dialog.getByRole('button', { name: 'Download' }).click(),
    ])
    const stream = await download.createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    await this.dialog.getByRole('button', { name: 'Close' }).first().click()
    return { fileName: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
  }
}
