import { showToast } from './toast.tsx'

/** Puts a text on the clipboard and says so; says so, too, when the browser refuses. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast({ tone: 'ok', text: done })
  } catch {
    showToast({ tone: 'bad', text: 'The browser does not allow copying here.' })
  }
}
