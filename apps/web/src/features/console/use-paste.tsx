'use client'

import { useState } from 'react'
import { showToast } from '@/ui/toast'
import type { ConsoleRequest } from './console-request.ts'
import { type Pasted, PasteError } from './paste/pasted.ts'
import { readAddress, readPaste } from './paste/read-paste.ts'
import { PastePicker } from './paste-picker.tsx'
import type { BodyKind } from './request-body.ts'

/**
 * Reads what is pasted into the request bar.
 * @param onPath takes the path of an address
 * @param onRequest opens the request that was pasted, and gives what takes it back
 * @returns `paste`, which says whether it took the text, and what lets one of several requests be picked
 */
export function usePaste(
  apiId: string,
  onPath: (path: string) => void,
  onRequest: (request: ConsoleRequest) => () => void,
) {
  const [found, setFound] = useState<readonly Pasted[]>()
  const use = (pasted: Pasted) => {
    setFound(undefined)
    const undo = onRequest(pasted.request)
    showToast({ tone: 'ok', text: readAs(pasted), action: { label: 'Undo', run: undo } })
  }
  const paste = (text: string): boolean => {
    const path = readAddress(text, { apiId })
    if (path !== undefined) {
      onPath(path)
      return true
    }
    try {
      const read = readPaste(text, { apiId })
      const [one] = read ?? []
      if (read === undefined || one === undefined) return false
      if (read.length === 1) use(one)
      else setFound(read)
    } catch (error) {
      if (!(error instanceof PasteError)) throw error
      showToast({ tone: 'bad', text: error.message })
    }
    return true
  }
  const picker = found !== undefined && <PastePicker found={found} onPick={use} onClose={() => setFound(undefined)} />
  return { paste, picker }
}

const bodyWords: { readonly [Kind in BodyKind]: string } = {
  none: 'no body',
  json: 'a JSON body',
  text: 'a body of text',
  form: 'a form',
  multipart: 'a multipart body',
  binary: 'a body of bytes',
}

/** What was understood, and what was left out, in at most a few hundred characters. */
function readAs({ kind, request, dropped }: Pasted): string {
  const { method, path, headers, bodyKind } = request
  const parts = [
    `${headers.length === 0 ? 'no' : headers.length} ${headers.length === 1 ? 'header' : 'headers'}`,
    bodyWords[bodyKind],
  ]
  const said = `Read as ${kind}: ${method} ${path.length > 80 ? `${path.slice(0, 80)}…` : path}, ${parts.join(', ')}.`
  if (dropped.length === 0) return said
  const left = dropped.slice(0, 6).join('; ')
  const more = dropped.length > 6 ? `; and ${dropped.length - 6} more` : ''
  return `${said} Left out: ${left.length > 500 ? `${left.slice(0, 500)}…` : left}${more}.`
}
