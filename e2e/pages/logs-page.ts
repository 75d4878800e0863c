import { expect, type Locator } from '@playwright/test'
import { ShellPage } from './shell-page.ts'

export type LogsView = 'Requests' | 'Metrics' | 'Access log' | 'Execution log'

export class LogsPage extends ShellPage {
  async goto(apiId: string): Promise<void> {
    await this.page.goto(`/apis/${apiId}/logs`)
    await expect(this.table).toBeVisible()
  }

  async show(view: LogsView): Promise<void> {
    await this.page.getByRole('radio', { name: view, exact: true }).click()
  }

  get table(): Locator {
    return this.page.getByRole('table', { name: 'Requests' })
  }

  /** The button that opens a row; its name holds the request line and the status. */
  row(request: string | RegExp): Locator {
    return this.table.getByRole('button', { name: request })
  }

  get rows(): Locator {
    return this.table.getByRole('button', { expanded: false })
  }

  get detail(): Locator {
    return this.page.getByRole('region', { name: /in detail$/ })
  }

  get filter(): Locator {
    return this.page.getByRole('searchbox', { name: 'Filter requests' })
  }

  /** One of the segments by status class, with its count. */
  status(name: 'All' | '2XX' | '4XX' | '5XX'): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name} `) })
  }

  chart(name: 'Count' | '4XX' | '5XX' | 'Latency' | 'IntegrationLatency' | 'CacheHitCount'): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  async openRow(request: string | RegExp): Promise<Locator> {
    await this.row(request).first().click()
    await expect(this.detail).toHaveAttribute('aria-busy', 'false')
    return this.detail
  }
}
