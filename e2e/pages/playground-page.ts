import { expect, type Locator, type Page } from '@playwright/test'
import { codeEditor, writeCode } from './controls.ts'

export class PlaygroundPage {
  constructor(readonly page: Page) {}

  async goto(): Promise<void> {
    await this.page.goto('/playground')
    await expect(this.template).toBeAttached()
  }

  get template(): Locator {
    return codeEditor(this.page, 'Template')
  }

  get output(): Locator {
    return this.page.getByRole('region', { name: 'Output' })
  }

  async writeTemplate(text: string): Promise<void> {
    await writeCode(this.template, text)
  }

  async writeBody(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Body' }).click()
    await writeCode(codeEditor(this.page, 'Body'), text)
  }
}
