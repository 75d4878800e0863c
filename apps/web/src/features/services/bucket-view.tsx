'use client'

import type { JsonObject } from '@gatewright/definition'
import { useRef, useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { counted } from '@/ui/counted'
import { EmptyState } from '@/ui/empty-state'
import { ExportIcon, FileIcon, TrashIcon } from '@/ui/icons'
import { SearchField } from '@/ui/search-field'
import { DataTable } from './data-table.tsx'
import { shortTime, sizeText } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { tell, useResource, useServiceActions } from './use-services.ts'

/** An S3 bucket: its objects, uploading, downloading and deleting. */
export function BucketView({ name }: { name: string }) {
  const bucket = useResource('buckets', name)
  const { run } = useServiceActions()
  const [prefix, setPrefix] = useState('')
  const file = useRef<HTMLInputElement>(null)
  if (bucket === undefined) return null
  const now = Date.now()
  const objects = bucket.objects.filter(({ key }) => key.startsWith(prefix))
  const sizeOf = (headers: { [name: string]: string }) => Number(headers['content-length'] ?? 0)
  const total = bucket.objects.reduce((sum, { headers }) => sum + sizeOf(headers), 0)
  const upload = async (chosen: File) => {
    const bytes = toBase64(new Uint8Array(await chosen.arrayBuffer()))
    await run('s3', 'PutObject', {
      Bucket: name,
      Key: `${prefix}${chosen.name}`,
      Body: { $bytes: bytes },
      ...(chosen.type !== '' && { ContentType: chosen.type }),
    })
  }
  const download = async (key: string) => {
    const output = (await run('s3', 'GetObject', { Bucket: name, Key: key })) as {
      Body: JsonObject
      ContentType?: string
    }
    const bytes = Uint8Array.from(atob(String(output.Body.$bytes ?? '')), (character) => character.charCodeAt(0))
    const url = URL.createObjectURL(new Blob([bytes], { type: output.ContentType ?? 'application/octet-stream' }))
    const link = document.createElement('a')
    link.href = url
    link.download = key.slice(key.lastIndexOf('/') + 1)
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <ResourceHead kind="buckets" name={name} note={`${counted(bucket.objects.length, 'object')}, ${sizeText(total)}`}>
        <Button size="small" onClick={() => file.current?.click()}>
          Upload
        </Button>
        <input
          ref={file}
          type="file"
          aria-label="File to upload"
          className="hidden"
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen !== undefined) upload(chosen).catch(tell)
            event.target.value = ''
          }}
        />
      </ResourceHead>
      <div className="flex h-10 flex-none items-center border-line border-b px-4">
        <SearchField
          label="Prefix of keys"
          className="min-w-0 flex-1"
          value={prefix}
          onChange={(event) => setPrefix(event.target.value)}
        />
      </div>
      <ScrollRegion label="Objects">
        {objects.length === 0 ? (
          <EmptyState icon={FileIcon} title={bucket.objects.length === 0 ? 'No objects' : 'No key begins like that'} />
        ) : (
          <DataTable
            wide={0}
            label={`Objects in ${name}`}
            columns={[
              'Key',
              'Type',
              'Size',
              'Modified',
              <span key="actions" className="sr-only">
                Actions
              </span>,
            ]}
            ends={[2, 3, 4]}
            rows={objects.map(({ key, headers, lastModified }) => ({
              id: key,
              cells: [
                key,
                headers['content-type'] ?? '',
                sizeText(sizeOf(headers)),
                shortTime(lastModified, now),
                <span key="actions" className="flex justify-end gap-1">
                  <IconButton
                    label={`Download ${key}`}
                    icon={ExportIcon}
                    size={24}
                    iconSize={13}
                    onClick={() => {
                      download(key).catch(tell)
                    }}
                  />
                  <IconButton
                    label={`Delete ${key}`}
                    icon={TrashIcon}
                    size={24}
                    iconSize={13}
                    onClick={() => {
                      run('s3', 'DeleteObject', { Bucket: name, Key: key }).catch(tell)
                    }}
                  />
                </span>,
              ],
            }))}
          />
        )}
      </ScrollRegion>
    </>
  )
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
