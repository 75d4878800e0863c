import { expect, type Locator, type Page } from '@playwright/test'

export class SharePage {
  constructor(readonly page: Page) {}

  get request(): Locator {
    return this.page.getByRole('region', { name: 'Request', exact: true })
  }

  get response(): Locator {
    return this.page.getByRole('region', { name: 'Response', exact: true })
  }

  get trace(): Locator {
    return this.page.getByRole('region', { name: 'Trace' })
  }

  get redactions(): Locator {
    return this.page.getByRole('region', { name: 'What was redacted' })
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Shared request' })).toBeVisible()
  }

  /** Replays on the server that shows the page and returns its verdict. */
  async replay(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Replay here' }).click()
    return this.page.getByRole('status', { name: 'Replay' })
  }

  async openInMyWorkspace(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open in my workspace' }).click()
    await this.page.waitForURL(/\/apis\/[^/]+\//)
  }
}
