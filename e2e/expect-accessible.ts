import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** What depends on the colours; all else of a page is the same in both themes. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * Nothing that axe finds, in WCAG 2.2 A and AA and its best practices, in the light theme, and no colour that it objects
 * to in the dark one. The code editor's own inside is Monaco's.
 * @param within looks only at this part of the page
 */
export async function expectAccessible(page: Page, where: string, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const builder = new AxeBuilder({ page }).exclude('.monaco-editor')
    if (within !== undefined) builder.include(within)
    if (colorScheme === 'light')
      builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    else builder.withRules(colourRules)
    const { violations } = await builder.analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    )
    expect.soft(found, `${where}, ${colorScheme}: what axe finds`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
