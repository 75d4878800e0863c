import { readFile } from 'node:fs/promises'
import { expect, type Locator } from '@playwright/test'
import { ConsolePage } from './console-page.ts'
import { choose } from './controls.ts'

export class SavedRequestsPage extends ConsolePage {
  /** Shows the tree of saved requests. */
  async show(): Promise<void> {
    await this.page
      .getByRole('tablist', { name: 'Sent and saved' })
      .getByRole('tab', { name: /^Saved/ })
      .click()
    await expect(this.pane).toBeVisible()
  }

  get pane(): Locator {
    return this.page.getByRole('region', { name: 'Saved requests' })
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Saved requests' })
  }

  item(name: string | RegExp): Locator {
    return this.tree.getByRole('treeitem', typeof name === 'string' ? { name, exact: true } : { name })
  }

  async names(): Promise<string[]> {
    return await this.tree
      .getByRole('treeitem')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''))
  }

  /** Keeps what the console shows under a name, in a folder that is made if `newFolder` says so. */
  async saveAs(name: string, folder: { newFolder: string } | { folder: string }): Promise<void> {
    await this.requestBar.getByRole('button', { name: 'More ways to save' }).click()
    await this.page.getByRole('menuitem', { name: /^Save as/ }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Save request' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    const select = dialog.getByRole('combobox', { name: 'Folder' })
    await choose(select, 'newFolder' in folder ? /^New folder/ : folder.folder)
    if ('newFolder' in folder) await dialog.getByRole('textbox', { name: 'Folder name' }).fill(folder.newFolder)
    await dialog.getByRole('button', { name: 'Save request' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Adds an assertion of a kind and gives its row. */
  async addAssertion(kind: string): Promise<Locator> {
    const rows = this.page.getByRole('list', { name: 'Expected' }).locator(':scope > li')
    const before = await rows.count()
    await this.page.getByRole('button', { name: 'Add assertion' }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click()
    await expect(rows).toHaveCount(before + 1)
    return rows.last()
  }

  /** Adds a value for following requests. */
  async addValue(variable: string, path: string): Promise<void> {
    const values = this.page.getByRole('region', { name: 'Values for following requests' })
    await values.getByRole('button', { name: 'Add value' }).click()
    await values
      .getByRole('textbox', { name: /variable$/ })
      .last()
      .fill(variable)
    await values
      .getByRole('textbox', { name: /expression$/ })
      .last()
      .fill(path)
  }

  /** Chooses from the menu of a row. */
  async choose(name: string, action: string): Promise<void> {
    await this.item(name).hover()
    await this.item(name)
      .getByRole('button', { name: `More for ${name}` })
      .click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${action}`) }).click()
  }

  /** Adds a variable to a folder. */
  async setVariable(folder: string, name: string, value: string): Promise<void> {
    await this.choose(folder, 'Variables')
    const dialog = this.page.getByRole('dialog', { name: `Variables of folder ${folder}` })
    const rows = await dialog.getByRole('textbox', { name: /name$/ }).count()
    await dialog.getByRole('textbox', { name: `Variable ${rows} name` }).fill(name)
    await dialog.getByRole('textbox', { name: `Variable ${rows} value` }).fill(value)
    await dialog.getByRole('button', { name: 'Save variables' }).click()
    await expect(dialog).toBeHidden()
  }

  get run(): Locator {
    return this.page.getByRole('region', { name: 'Run of saved requests' })
  }

  get runState(): Locator {
    return this.run.getByRole('status', { name: 'State of the run' })
  }

  result(name: string): Locator {
    return this.run.getByRole('table', { name: 'Results' }).getByRole('row', { name })
  }

  async startRun(): Promise<void> {
    await this.run.getByRole('button', { name: 'Run', exact: true }).click()
  }

  /** Presses a button that hands out a file, and gives its text. */
  async download(button: string): Promise<string> {
    const download = this.page.waitForEvent('download')
    await this.run.getByRole('button', { name: button }).click()
    return await readFile(await (await download).path(), 'utf8')
  }
}
