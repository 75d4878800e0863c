import { expect, type Locator, type Page } from '@playwright/test'

export type Section =
  | 'Design'
  | 'Playground'
  | 'Console'
  | 'Probes'
  | 'Stages'
  | 'Usage plans'
  | 'Logs'
  | 'Services'
  | 'IAM'
  | 'Export'

/** What stands around every page of an API: rail, top bar, the deploy dialog. */
export class ShellPage {
  constructor(readonly page: Page) {}

  get topBar(): Locator {
    return this.page.getByRole('banner')
  }

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Sections' })
  }

  get saveState(): Locator {
    return this.topBar.getByRole('status', { name: 'Save state' })
  }

  get apiId(): string {
    const id = new URL(this.page.url()).pathname.split('/')[2]
    if (id === undefined) throw new Error(`no API at ${this.page.url()}`)
    return id
  }

  async open(section: Section): Promise<void> {
    await this.rail.getByRole('link', { name: section, exact: true }).click()
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveState).toHaveText('Saved')
  }

  async expectUndeployedChanges(count: number): Promise<void> {
    await expect(this.topBar.getByRole('button', { name: `Undeployed changes ${count}`, exact: true })).toBeVisible()
  }

  /** Deploys the draft; the stage is made when it does not exist, with these stage variables. */
  async deploy(stage: string, variables: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.topBar.getByRole('button', { name: 'Deploy', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Deploy API' })
    await dialog.getByRole('combobox', { name: 'Stage' }).fill(stage)
    for (const [name, value] of Object.entries(variables)) {
      await dialog.getByRole('button', { name: 'Add stage variable' }).click()
      await dialog.getByRole('textbox', { name: 'Variable name' }).last().fill(name)
      await dialog.getByRole('textbox', { name: 'Variable value' }).last().fill(value)
    }
    await dialog.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}
