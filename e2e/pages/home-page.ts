import { expect, type Locator, type Page } from '@playwright/test'

export class HomePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.page.getByRole('heading', { name: 'My APIs' })).toBeVisible()
    // the server sends the page whole; what is clicked before it listens is lost
    await expect(this.page.locator('html')).toHaveAttribute('data-listening')
  }

  get examples(): Locator {
    return this.page.getByRole('region', { name: 'Examples' }).getByRole('button')
  }

  get apis(): Locator {
    return this.page.getByRole('region', { name: 'My APIs' }).getByRole('link')
  }

  async openExample(name: string | RegExp): Promise<void> {
    await this.page.getByRole('region', { name: 'Examples' }).getByRole('button', { name }).first().click()
  }

  async createApi(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New API' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New API' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Create API' }).click()
  }

  api(name: string): Locator {
    return this.apis.filter({ hasText: name })
  }

  /** Opens the menu of an API's card and chooses from it. */
  async choose(apiName: string, item: 'Rename…' | 'Duplicate' | 'Delete…'): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${apiName}`, exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  /** Chooses a file with the button of the import card. */
  async chooseFile(fileName: string, text: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles({ name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
  }

  /** Drops a file anywhere on the page, as from the desktop. */
  async dropFile(fileName: string, text: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([name, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content], name, { type: name.endsWith('.json') ? 'application/json' : '' }))
        return transfer
      },
      [fileName, text] as const,
    )
    await this.page.dispatchEvent('main', 'dragenter', { dataTransfer })
    await this.page.dispatchEvent('main', 'dragover', { dataTransfer })
    await this.page.dispatchEvent('main', 'drop', { dataTransfer })
  }
}
