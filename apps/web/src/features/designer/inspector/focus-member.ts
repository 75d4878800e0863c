/**
 * Puts the focus on the field of a pane that shows a member, or the object that the member is in, and lights it up for a
 * moment. Nothing happens where no field shows it.
 * @param member a path in what the pane shows, e.g. `integration.uri`
 */
export function focusMember(pane: HTMLElement, member: string): void {
  const row = rowOf(pane, member)
  const label = row?.querySelector('label')
  const control = label === null || label === undefined ? null : document.getElementById(label.htmlFor)
  if (row === undefined || control === null) return
  row.scrollIntoView({ block: 'center' })
  control.focus()
  row.animate([{ backgroundColor: 'var(--color-accent-soft)' }, { backgroundColor: 'transparent' }], {
    duration: 1600,
    easing: 'ease-in',
  })
}

function rowOf(pane: HTMLElement, member: string): HTMLElement | undefined {
  for (let path = member; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const row = pane.querySelector<HTMLElement>(`[data-member~="${CSS.escape(path)}"]`)
    if (row !== null) return row
  }
  return undefined
}
