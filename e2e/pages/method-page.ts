import { expect, type Locator } from '@playwright/test'
import { codeEditor, writeCode } from './controls.ts'
import { ShellPage } from './shell-page.ts'

export type MethodBox =
  | 'Client'
  | 'Method request'
  | 'Integration request'
  | 'Integration'
  | 'Integration response'
  | 'Method response'

/** The method execution picture and the form of the box that is open. */
export class MethodPage extends ShellPage {
  get pipeline(): Locator {
    return this.page.getByRole('region', { name: 'Method execution' })
  }

  box(name: MethodBox): Locator {
    return this.pipeline.getByRole('button', { name, exact: true })
  }

  /** A whole box: its settings, and what the last run says of it. */
  card(name: MethodBox): Locator {
    return this.pipeline.getByRole('group', { name, exact: true })
  }

  form(name: MethodBox): Locator {
    return this.page.getByRole('region', { name: `${name} settings`, exact: true })
  }

  get output(): Locator {
    return this.page.getByRole('region', { name: 'Output' })
  }

  async openBox(name: MethodBox): Promise<Locator> {
    await this.box(name).click()
    await expect(this.form(name)).toBeVisible()
    return this.form(name)
  }

  async setProxy(on: boolean): Promise<void> {
    const form = await this.openBox('Integration request')
    await form.getByRole('switch', { name: 'Lambda proxy integration' }).setChecked(on)
  }

  /** Adds the template of a content type to the open box and returns its editor. */
  async addTemplate(contentType: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Add mapping template' }).click()
    const field = this.page.getByRole('textbox', { name: 'Content type' })
    await field.fill(contentType)
    await field.press('Enter')
    return this.template
  }

  get template(): Locator {
    return codeEditor(this.page, 'Template')
  }

  async writeSampleBody(text: string): Promise<void> {
    const sample = this.page.getByRole('region', { name: 'Sample' })
    await writeCode(sample.getByRole('textbox', { name: 'Body', exact: true }), text)
  }

  async writeSampleValue(name: string, value: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Sample' }).getByRole('textbox', { name, exact: true }).fill(value)
  }

  async writeTemplate(text: string): Promise<void> {
    await writeCode(this.template, text)
  }

  /** Adds an integration response (and the method response that it needs) and leaves it selected. */
  async addIntegrationResponse(statusCode: string, selectionPattern: string): Promise<void> {
    const form = await this.openBox('Integration response')
    await form.getByRole('button', { name: 'Add integration response' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New integration response' })
    await dialog.getByRole('textbox', { name: 'Selection pattern' }).fill(selectionPattern)
    await dialog.getByRole('textbox', { name: 'Status code' }).fill(statusCode)
    await dialog.getByRole('button', { name: 'Create integration response' }).click()
    await this.selectIntegrationResponse(statusCode)
  }

  async selectIntegrationResponse(statusCode: string): Promise<void> {
    const form = await this.openBox('Integration response')
    await form.getByRole('button', { name: new RegExp(`^${statusCode}\\b`) }).click()
  }
}
