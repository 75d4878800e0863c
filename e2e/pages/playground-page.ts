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

  get renderedText(): Locator {
    return this.output.getByRole('list', { name: 'Rendered text' })
  }

  get diagnostics(): Locator {
    return this.page.getByRole('region', { name: 'Diagnostics' })
  }

  get origin(): Locator {
    return this.page.getByRole('region', { name: 'Where this comes from' })
  }

  /** Where the stepping stands: "Paused", line and pass. */
  get standing(): Locator {
    return this.page.getByRole('status', { name: 'Stepping' })
  }

  get tests(): Locator {
    return this.page.getByRole('region', { name: 'Tests' })
  }

  /** The row of a variable or an expression in the watch. */
  watched(name: string): Locator {
    return this.page
      .getByRole('table', { name: 'Watch' })
      .getByRole('row')
      .filter({
        has: this.page.getByRole('rowheader', { name, exact: true }),
      })
  }

  /** What is lit of the template, the body, or the output, in order. */
  lit(where: 'Template' | 'Body' | 'output'): Locator {
    return where === 'output'
      ? this.renderedText.locator('[data-lit]')
      : this.page.locator(`[data-code-editor="${where}"] .bench-lit`)
  }

  /** What is dimmed of the body or of `$context` since it is not used. */
  unused(input: 'Body' | '$context'): Locator {
    return this.page.locator(`[data-code-editor="${input}"] .bench-unused`)
  }

  /** Marks below the text of the template. */
  marks(severity: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`[data-code-editor="Template"] .squiggly-${severity}`)
  }

  async writeTemplate(text: string): Promise<void> {
    await writeCode(this.template, text)
  }

  async writeBody(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Body' }).click()
    await writeCode(codeEditor(this.page, 'Body'), text)
  }

  /** Puts the cursor of the template at a place; the keyboard is in the editor then. */
  async putCursor(line: number, column: number): Promise<void> {
    await this.template.focus()
    await this.template.press('ControlOrMeta+Home')
    for (let at = 1; at < line; at++) await this.template.press('ArrowDown')
    await this.template.press('Home')
    for (let at = 1; at < column; at++) await this.template.press('ArrowRight')
  }

  async openTests(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Tests/ }).click()
  }

  async openSample(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Samples' }).click()
    await this.page.getByRole('menuitem', { name: title, exact: true }).click()
  }

  async openFromMore(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  /** The link that carries the whole session. */
  async shareLink(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share this session' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Share this session' })
    const link = dialog.getByRole('textbox', { name: 'Link' })
    await expect(link).toHaveValue(/#s=/)
    const value = await link.inputValue()
    await dialog.getByRole('button', { name: 'Close' }).click()
    return value
  }
}
