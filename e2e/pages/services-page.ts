import { expect, type Locator } from '@playwright/test'
import { ShellPage } from './shell-page.ts'

/** The simulated AWS services. */
export class ServicesPage extends ShellPage {
  async goto(): Promise<void> {
    await this.page.goto('/services')
    await expect(this.state).toBeVisible()
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Services' })
  }

  get state(): Locator {
    return this.page.getByRole('region', { name: 'State of this workspace' })
  }

  /** A row of the table that shows. */
  cell(text: string | RegExp): Locator {
    return this.page.getByRole('cell', { name: text })
  }

  async select(name: string): Promise<void> {
    await this.list.getByRole('button', { name: new RegExp(`^${name} `) }).click()
  }

  /** Makes a resource by the button of its service, e.g. `New queue`. */
  async make(button: string, name: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
    await this.list.getByRole('button', { name: button }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await fill?.(dialog)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(dialog).toBeHidden()
  }

  async takeSnapshot(name: string): Promise<void> {
    await this.state.getByRole('button', { name: 'Take one' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Take a snapshot' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Take', exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}
