import type { Locator } from '@playwright/test'
import { ShellPage } from './shell-page.ts'

export class StagesPage extends ShellPage {
  card(stageName: string): Locator {
    return this.page.getByRole('region', { name: `Stage ${stageName}`, exact: true })
  }

  get diff(): Locator {
    return this.page.getByRole('region', { name: /^Draft against/ })
  }
}
