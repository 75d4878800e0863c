import { createStore } from '../shell/store.ts'

/** A file as it was given to be imported: dropped, chosen or pasted. Either its text, or why there is none. */
export type GivenFile = {
  id: number
  fileName: string
  /** in UTF-8 */
  bytes: number
  pasted: boolean
} & ({ text: string } | { problem: string })

/** A file whose text could be read. */
export type TextFile = GivenFile & { text: string }

/** The file that is being imported. It outlives the way from page to page, not a reload. */
export const givenFile = createStore<GivenFile | undefined>(undefined)

/** What was typed or pasted as text and not read yet. */
export const typedText = createStore('')

let nextId = 1

/** Gives a text that was pasted or typed. */
export function giveText(text: string, fileName = 'Pasted text'): void {
  givenFile.set({ id: nextId++, fileName, bytes: new TextEncoder().encode(text).length, pasted: true, text })
}

/**
 * Reads a file and gives it. A file that is too large is not read at all; one that is no text is said to be none.
 * @param maximumBytes the largest file that is read
 */
export async function giveFile(file: File, maximumBytes: number): Promise<void> {
  const given = { id: nextId++, fileName: file.name, bytes: file.size, pasted: false }
  if (file.size > maximumBytes)
    return givenFile.set({
      ...given,
      problem: `The file has ${sizeText(file.size)}; at most ${sizeText(maximumBytes)} are read. Leave out examples, or import it in parts.`,
    })
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    return givenFile.set({ ...given, problem: 'The file cannot be read. It may be a folder, or have been moved.' })
  }
  const text = decode(bytes)
  givenFile.set(
    text === undefined
      ? { ...given, problem: 'The file is no text: an OpenAPI document is JSON or YAML in UTF-8.' }
      : { ...given, text },
  )
}

/** The text of UTF-8, or of UTF-16 that says so; undefined where it is none. */
function decode(bytes: ArrayBuffer): string | undefined {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** A size for people: `312 bytes`, `18.2 KB`, `1.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${amount.toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`
}
