import { expect, type Locator, type Page } from '@playwright/test'

export type FindingKind = 'Exact' | 'Repaired' | 'Preserved' | 'Not understood'

export class ImportPage {
  constructor(readonly page: Page) {}

  async expectOpen(fileName: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Import', exact: true })).toBeVisible()
    await expect(this.page.getByRole('main')).toContainText(fileName)
  }

  get summary(): Locator {
    return this.page.getByRole('region', { name: 'Summary' })
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: 'Preview' })
  }

  group(kind: FindingKind): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${kind} \\d+`) })
  }

  async createApi(name?: string): Promise<void> {
    if (name !== undefined) await this.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.getByRole('button', { name: 'Create API' }).click()
    await this.page.waitForURL(/\/apis\/[^/]+\/design/)
  }
}
