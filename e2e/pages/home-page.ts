import { expect, type Locator, type Page } from '@playwright/test'

export class HomePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.page.getByRole('heading', { name: 'My APIs' })).toBeVisible()
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
