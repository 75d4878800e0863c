/** Hands a text to the browser's downloads under a file name. */
export function saveFile(fileName: string, text: string, contentType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: contentType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // the browser has taken the bytes by the end of this turn
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
