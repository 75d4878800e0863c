'use client'

import { useRef } from 'react'
import { Button } from '@/ui/button'
import type { Icon } from '@/ui/icon'

type FileButtonProps = {
  icon?: Icon
  variant?: 'primary' | 'default'
  size?: 'default' | 'small'
  onFile: (file: File) => void
  children: string
}

/** A button that asks for a file. */
export function FileButton({ onFile, children, ...look }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.yaml,.yml,.txt,application/json,application/yaml,text/*"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // the same file can be chosen again after it was changed
          event.target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
      <Button {...look} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}
