import { expect, type Locator, type Page } from '@playwright/test'
import { choose } from './controls.ts'

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

  /** The rows of an open group. */
  findings(kind: FindingKind): Locator {
    return this.page.getByRole('region', { name: kind, exact: true }).getByRole('listitem')
  }

  get source(): Locator {
    return this.page.getByRole('region', { name: 'Source' })
  }

  /** What is said about a file that makes no API. */
  get failure(): Locator {
    return this.page.getByRole('main').getByRole('alert')
  }

  /** Gives a document as text, on the import page without a file. */
  async pasteText(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Or paste its text' }).fill(text)
    await this.page.getByRole('button', { name: 'Read the text' }).click()
  }

  /** Reads the document into an API that exists instead of a new one. */
  async chooseApi(name: string): Promise<void> {
    await choose(this.page.getByRole('combobox', { name: 'Into' }), name)
  }

  async createApi(name?: string): Promise<void> {
    if (name !== undefined) await this.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.getByRole('button', { name: 'Create API' }).click()
    await this.page.waitForURL(/\/apis\/[^/]+\/design/)
  }
}
