import { expect, type Locator } from '@playwright/test'
import { choose, codeEditor, writeCode } from './controls.ts'
import { ShellPage } from './shell-page.ts'

/** Users and roles that sign requests: keys, policies. */
export class IamPage extends ShellPage {
  async goto(): Promise<void> {
    await this.page.goto('/iam')
    await expect(this.list).toBeVisible()
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'IAM identities' })
  }

  get policy(): Locator {
    return codeEditor(this.page, 'Policy document')
  }

  get policyCheck(): Locator {
    return this.page.getByRole('status', { name: 'Policy check' })
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true })
  }

  async create(kind: 'User' | 'Role', name: string): Promise<void> {
    await this.list.getByRole('button', { name: 'New identity' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New identity' })
    await choose(dialog.getByRole('combobox', { name: 'Kind' }), new RegExp(`^${kind}`))
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Create identity' }).click()
    await expect(this.page.getByRole('heading', { name, exact: true })).toBeVisible()
  }

  /** Access key id and secret access key of the identity that is open. */
  async accessKey(): Promise<{ readonly id: string; readonly secret: string }> {
    await this.page.getByRole('button', { name: 'Show secret access key' }).click()
    const id = await this.field('Access key id').inputValue()
    return { id, secret: await this.field('Secret access key').inputValue() }
  }

  async writePolicy(text: string): Promise<void> {
    await writeCode(this.policy, text)
  }
}
