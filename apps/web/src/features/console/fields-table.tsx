'use client'

import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CloseIcon } from '@/ui/icons'
import { Input } from '@/ui/input'

type Row = { name: string; value: string; enabled?: boolean }

type FieldsTableProps<Field extends Row> = {
  /** what one row is: `Header`, `Parameter` */
  noun: string
  rows: readonly Field[]
  onChange: (rows: Field[]) => void
  /** a new row from what was typed */
  make: (row: { name: string; value: string }) => Field
  /** names of the rows that are marked */
  lit?: readonly string[]
  /** names of the rows that are dimmed */
  unused?: readonly string[]
  /** said under a row, e.g. how it is encoded */
  note?: (row: Field) => string | undefined
}

/** Names and values in rows, with an empty row at the end that takes what is typed next. */
export function FieldsTable<Field extends Row>({
  noun,
  rows,
  onChange,
  make,
  lit = [],
  unused = [],
  note,
}: FieldsTableProps<Field>) {
  const shown: readonly Row[] = [...rows, { name: '', value: '' }]
  const change = (index: number, part: Partial<Row>) => {
    const row = rows[index]
    if (row === undefined) onChange([...rows, make({ name: part.name ?? '', value: part.value ?? '' })])
    else onChange(rows.map((field, at) => (at === index ? { ...field, ...part } : field)))
  }
  return (
    <div className="flex flex-col gap-1.5">
      {shown.map((row, index) => {
        const field = rows[index]
        const said = field === undefined ? undefined : note?.(field)
        const isOff = field?.enabled === false
        return (
          // rows have no identity of their own: the place is the key, so that the caret stays while typing
          <div key={`row-${index.toString()}`}>
            <div className="flex items-center gap-1.5">
              {field?.enabled !== undefined && (
                <input
                  type="checkbox"
                  aria-label={`${noun} ${index + 1} is sent`}
                  className="size-3.5 flex-none accent-(--color-accent)"
                  checked={field.enabled}
                  onChange={(event) => change(index, { enabled: event.target.checked })}
                />
              )}
              {field === undefined && rows.some(({ enabled }) => enabled !== undefined) && (
                <span className="w-3.5 flex-none" />
              )}
              <Input
                mono
                className={classNames('basis-2/5', isOff && 'text-text-3! line-through')}
                aria-label={`${noun} ${index + 1} name`}
                placeholder={index === rows.length ? `Add ${noun.toLowerCase()}` : ''}
                value={row.name}
                onChange={(event) => change(index, { name: event.target.value })}
              />
              <Input
                mono
                aria-label={`${noun} ${index + 1} value`}
                className={
                  lit.includes(row.name) ? 'bg-prov-a!' : isOff || unused.includes(row.name) ? 'text-text-3!' : ''
                }
                value={row.value}
                onChange={(event) => change(index, { value: event.target.value })}
              />
              {index < rows.length ? (
                <IconButton
                  label={`Remove ${row.name}`}
                  icon={CloseIcon}
                  iconSize={12}
                  size={24}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                />
              ) : (
                <span className="w-6 flex-none" />
              )}
            </div>
            {said !== undefined && <p className="mt-0.5 truncate pl-5 font-mono text-small text-text-3">{said}</p>}
          </div>
        )
      })}
    </div>
  )
}
