import { expect, type Locator } from '@playwright/test'
import { ShellPage } from './shell-page.ts'

export class ProbePage extends ShellPage {
  async goto(apiId: string): Promise<void> {
    await this.page.goto(`/apis/${apiId}/probes`)
    await expect(this.settings).toBeVisible()
  }

  get settings(): Locator {
    return this.page.getByRole('form', { name: 'Probe' })
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Probe' })
  }

  get findings(): Locator {
    return this.page.getByRole('list', { name: 'Findings' })
  }

  finding(title: string | RegExp): Locator {
    return this.findings.getByRole('listitem').filter({ hasText: title })
  }

  cell(method: string, column: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${escaped(method)}, ${column}: `) })
  }

  async run(): Promise<void> {
    await this.settings.getByRole('button', { name: 'Run the probe' }).click()
    await this.expectDone()
  }

  async expectDone(): Promise<void> {
    await expect(this.status).toContainText('Probed all')
  }

  async kind(name: 'CORS' | 'Exposure'): Promise<void> {
    await this.settings.getByRole('radio', { name }).click()
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
