import { expect, type Locator, type Page } from '@playwright/test'

/** Picks an option of a select, whether it is the browser's own or a listbox that opens. */
export async function choose(control: Locator, option: string | RegExp): Promise<void> {
  const isNative = await control.evaluate((element) => element.tagName === 'SELECT')
  if (isNative) {
    const label = await control.locator('option', { hasText: option }).first().innerText()
    await control.selectOption({ label: label.trim() })
    return
  }
  await control.click()
  await control.page().getByRole('option', { name: option }).first().click()
}

/** A code editor by its accessible name. */
export function codeEditor(within: Page | Locator, name: string): Locator {
  return within.getByRole('textbox', { name, exact: true })
}

/** Replaces the whole text of a code editor, as one paste would. */
export async function writeCode(editor: Locator, text: string): Promise<void> {
  await editor.focus()
  await editor.press('ControlOrMeta+a')
  await editor.press('Delete')
  // typed text would be indented and get closing brackets; a paste stays as it is
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** Drags with the mouse from the middle of one thing to the middle of another, in steps as a hand does. */
export async function drag(from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const start = await centre(from)
  const end = await centre(to)
  await dragTo(from.page(), start, end)
}

export async function dragTo(page: Page, start: Point, end: Point): Promise<void> {
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 8 })
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.up()
}

export type Point = { readonly x: number; readonly y: number }

export async function centre(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox()
  expect(box, `${locator} stands on the screen`).not.toBeNull()
  if (box === null) throw new Error(`${locator} has no place on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Adds a row to a list of names and values; `noun` as the list calls one of them (`header mapping`). */
export async function addEntry(within: Locator, noun: string, key: string, value: string): Promise<void> {
  await within.getByLabel(`New ${noun} name`, { exact: true }).fill(key)
  const field = within.getByLabel(`New ${noun} value`, { exact: true })
  await field.fill(value)
  await field.press('Enter')
}

/** Adds to a list of short texts. */
export async function addToList(within: Locator, name: string, value: string): Promise<void> {
  const field = within.getByRole('textbox', { name, exact: true })
  await field.fill(value)
  await field.press('Enter')
}
