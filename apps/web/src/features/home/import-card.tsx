'use client'

import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { ImportIcon } from '@/ui/icons'
import { FileButton } from '../import-export/file-button.tsx'
import { sizeText } from '../import-export/given-file.ts'

type ImportCardProps = { over: boolean; maximumBytes: number; onFile: (file: File) => void; onPaste: () => void }

/** What can be imported and how. `over`: a file is being dragged over the page. */
export function ImportCard({ over, maximumBytes, onFile, onPaste }: ImportCardProps) {
  return (
    <section
      aria-label="Import"
      className={classNames(
        'flex min-h-[219px] min-[640px]:col-span-2 flex-col rounded-card border border-dashed transition-colors duration-(--duration-hover)',
        over ? 'border-accent bg-accent-soft shadow-selected' : 'border-line-2 bg-surface',
      )}
    >
      <div className="flex gap-3.5 p-4 pb-0">
        <span className="flex size-10 flex-none items-center justify-center rounded-card bg-hover text-text-2">
          <ImportIcon size={18} />
        </span>
        <div className="min-w-0">
          <h2 className="font-semibold text-card">{over ? 'Drop it to read it' : 'Drop a file to import'}</h2>
          <p className="text-dense text-text-2">
            Anywhere on this page, or paste the text. You see what was read, and what was not, before anything is made.
          </p>
          <ul className="mt-3 flex flex-wrap gap-1.5" aria-label="What can be read">
            {['OpenAPI 3.0', 'OpenAPI 2.0', 'API Gateway extensions', 'JSON', 'YAML'].map((format) => (
              <li
                key={format}
                className="flex h-[18px] items-center rounded-chip bg-hover px-1.5 text-caption text-text-2"
              >
                {format}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="mt-auto flex items-center gap-2 p-4">
        <FileButton size="small" onFile={onFile}>
          Choose a file
        </FileButton>
        <Button size="small" onClick={onPaste}>
          Paste text
        </Button>
        <span className="ml-auto text-dense text-text-3">up to {sizeText(maximumBytes)}</span>
      </div>
    </section>
  )
}
