import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * Nothing that axe counts as serious or critical, in WCAG 2.2 A and AA. The code editor's own inside is Monaco's.
 * @param within looks only at this part of the page
 */
export async function expectAccessible(page: Page, where: string, within?: string): Promise<void> {
  const builder = new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('.monaco-editor')
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze()
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))
  expect.soft(found, `${where}: what axe finds`).toEqual([])
}
