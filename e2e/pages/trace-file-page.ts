import { expect, type Locator, type Page } from '@playwright/test'

export type TraceFile = { readonly fileName: string; readonly text: string }

/** A run that was opened from a file. */
export class TraceFilePage {
  constructor(readonly page: Page) {}

  get trace(): Locator {
    return this.page.getByRole('region', { name: 'Trace', exact: true })
  }

  /** Why a file could not be opened. */
  get fault(): Locator {
    return this.page.getByRole('alert').filter({ hasText: 'This trace file cannot be opened' })
  }

  async show(tab: 'Trace' | 'Request and response' | 'Six boxes' | 'Execution log'): Promise<void> {
    await this.page.getByRole('tablist', { name: 'Trace file' }).getByRole('tab', { name: tab }).click()
  }

  /** Drops a file on the page. */
  async drop({ fileName, text }: TraceFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([name, content]) => {
        const data = new DataTransfer()
        data.items.add(new File([content ?? ''], name ?? '', { type: 'application/json' }))
        return data
      },
      [fileName, text],
    )
    await this.page.locator('main').first().dispatchEvent('drop', { dataTransfer: transfer })
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }
}
