'use client'

import { useEffect, useRef, useState } from 'react'

/**
 * Takes files that are dropped anywhere on the page, and files or text that are pasted outside of fields.
 * @param onText absent: nothing that is pasted is taken
 * @returns whether a file is being dragged over the page
 */
export function useFileDrop(onFile: (file: File) => void, onText: ((text: string) => void) | undefined): boolean {
  const [over, setOver] = useState(false)
  const handlers = useRef({ onFile, onText })
  useEffect(() => {
    handlers.current = { onFile, onText }
  })
  useEffect(() => {
    let depth = 0
    const reset = () => {
      depth = 0
      setOver(false)
    }
    const entered = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth += 1
      setOver(true)
    }
    const left = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) reset()
    }
    const moved = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const dropped = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      reset()
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) handlers.current.onFile(file)
    }
    const pasted = (event: ClipboardEvent) => {
      const { onText: take } = handlers.current
      if (
        take === undefined ||
        (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role="dialog"]'))
      )
        return
      const file = event.clipboardData?.files[0]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file !== undefined) handlers.current.onFile(file)
      else if (text.trim() !== '') take(text)
      else return
      event.preventDefault()
    }
    window.addEventListener('dragenter', entered)
    window.addEventListener('dragleave', left)
    window.addEventListener('dragover', moved)
    window.addEventListener('drop', dropped)
    window.addEventListener('paste', pasted)
    return () => {
      window.removeEventListener('dragenter', entered)
      window.removeEventListener('dragleave', left)
      window.removeEventListener('dragover', moved)
      window.removeEventListener('drop', dropped)
      window.removeEventListener('paste', pasted)
    }
  }, [])
  return over
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
