/** Puts the caret into the name field of the inspector, with the name selected: how things are renamed (F2, double click). */
export function focusName(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>('[data-name-field] input, input[data-name-field]')
    field?.focus()
    field?.select()
  })
}
