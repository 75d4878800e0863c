'use client'

import type { JsonObject } from '@gatewright/definition'
import { useState } from 'react'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { CodeEditor } from '@/ui/code-editor'
import { EmptyState } from '@/ui/empty-state'
import { DatabaseIcon, PlusIcon } from '@/ui/icons'
import { SearchField } from '@/ui/search-field'
import { Segment } from '@/ui/segment'
import { cellText, columnsOf, toPlain } from './attribute-json.ts'
import { DataTable } from './data-table.tsx'
import { ItemDialog } from './item-dialog.tsx'
import type { ResourceOf } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { tell, useResource, useServiceActions } from './use-services.ts'

type Table = ResourceOf<'tables'>
const mostColumns = 6

/** A DynamoDB table: its items, one of them whole, and the ways to change them. */
export function TableView({ name }: { name: string }) {
  const table = useResource('tables', name)
  return table === undefined ? null : <OpenTable table={table} />
}

function OpenTable({ table }: { table: Table }) {
  const { run } = useServiceActions()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [editing, setEditing] = useState<JsonObject>()
  const keys = [table.hash, ...(table.range === undefined ? [] : [table.range])]
  const keyNames = keys.map(({ name }) => name)
  const keyOf = (item: JsonObject) => Object.fromEntries(keyNames.map((name) => [name, item[name] ?? null]))
  const idOf = (item: JsonObject) => JSON.stringify(keyOf(item))
  const wanted = search.trim().toLowerCase()
  const items = table.items.filter((item) => wanted === '' || JSON.stringify(item).toLowerCase().includes(wanted))
  const columns = columnsOf(table.items, keyNames, mostColumns)
  const selected = items.find((item) => idOf(item) === chosen)
  const numeric = columns.flatMap((column, at) =>
    items.length > 0 && items.every((item) => item[column] === undefined || 'N' in (item[column] as object))
      ? [at]
      : [],
  )
  const template = Object.fromEntries(keys.map(({ name, type }) => [name, { [type]: type === 'N' ? '0' : '' }]))
  const indexes = table.indexes.length
  return (
    <>
      <ResourceHead
        kind="tables"
        name={table.name}
        note={indexes === 0 ? 'no indexes' : `${indexes} ${indexes === 1 ? 'index' : 'indexes'}`}
      >
        <Button size="small" icon={PlusIcon} onClick={() => setEditing(template)}>
          Item
        </Button>
      </ResourceHead>
      <div className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <SearchField
          label="Any attribute"
          className="min-w-0 flex-1"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {keys.map(({ name, type }) => (
          <Badge key={name} mono>
            {`${name} (${type})`}
          </Badge>
        ))}
      </div>
      <ScrollRegion label="Items">
        {items.length === 0 ? (
          <EmptyState icon={DatabaseIcon} title={table.items.length === 0 ? 'No items yet' : 'No item has that'}>
            {table.items.length === 0 ? 'Add one, or let a request write it.' : undefined}
          </EmptyState>
        ) : (
          <DataTable
            label={`Items of ${table.name}`}
            columns={columns.map((column) => (
              <span key={column} className="font-mono text-code">
                {column}
              </span>
            ))}
            ends={numeric.filter((at) => at > 0)}
            rows={items.map((item) => ({
              id: idOf(item),
              selected: item === selected,
              onSelect: () => setChosen(idOf(item)),
              cells: columns.map((column) => cellText(item[column])),
            }))}
          />
        )}
        {table.items.length >= 500 && (
          <p className="px-4 py-2 text-small text-text-3">The first 500 items are shown.</p>
        )}
      </ScrollRegion>
      {selected !== undefined && (
        <ItemPane
          item={selected}
          title={keyNames.map((name) => cellText(selected[name])).join(' / ')}
          onEdit={() => setEditing(selected)}
          onDelete={() => {
            run('dynamodb', 'DeleteItem', { TableName: table.name, Key: keyOf(selected) }).catch(tell)
          }}
        />
      )}
      {editing !== undefined && (
        <ItemDialog
          item={editing}
          title={editing === template ? `New item in ${table.name}` : 'Edit item'}
          onClose={() => setEditing(undefined)}
          onSave={async (item) => {
            await run('dynamodb', 'PutItem', { TableName: table.name, Item: item })
            setChosen(idOf(item))
            setEditing(undefined)
          }}
        />
      )}
    </>
  )
}

function ItemPane({
  item,
  title,
  onEdit,
  onDelete,
}: {
  item: JsonObject
  title: string
  onEdit: () => void
  onDelete: () => void
}) {
  const [form, setForm] = useState<'plain' | 'typed'>('plain')
  return (
    <section aria-label="Item" className="flex h-[220px] flex-none flex-col border-line border-t">
      <div className="flex h-10 flex-none items-center gap-2 px-4">
        <h3 className="min-w-0 flex-1 truncate font-medium font-mono text-code">{title}</h3>
        <Segment
          label="Form of the item"
          value={form}
          onChange={setForm}
          options={[
            { value: 'plain', label: 'JSON' },
            { value: 'typed', label: 'DynamoDB JSON' },
          ]}
        />
        <Button size="small" onClick={onEdit}>
          Edit
        </Button>
        <Button size="small" variant="danger" onClick={onDelete}>
          Delete
        </Button>
      </div>
      <div className="min-h-0 flex-1 border-line border-t">
        <CodeEditor
          language="json"
          ariaLabel={`Item ${title}`}
          readOnly
          value={JSON.stringify(form === 'plain' ? toPlain(item) : item, undefined, 2)}
        />
      </div>
    </section>
  )
}
