import type { ReactNode } from 'react'
import { classNames } from '@/ui/class-names'

export type DataRow = {
  readonly id: string
  readonly cells: readonly ReactNode[]
  readonly selected?: boolean
  readonly onSelect?: () => void
}

/** A table of short texts: head 25, rows 28. `ends` are the columns that stand at the right, `wide` is one that takes half of the width. */
export function DataTable({
  label,
  columns,
  ends = [],
  wide,
  rows,
}: {
  label: string
  columns: readonly ReactNode[]
  ends?: readonly number[]
  wide?: number
  rows: readonly DataRow[]
}) {
  const align = (column: number) => (ends.includes(column) ? 'text-right' : 'text-left')
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse text-dense">
      <thead className="sticky top-0 bg-sunken">
        <tr>
          {columns.map((column, at) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
              key={at}
              scope="col"
              className={classNames(
                'h-[25px] truncate border-line border-b px-4 font-medium text-small text-text-2',
                align(at),
                at === wide && 'w-1/2',
              )}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, selected = false, onSelect }) => (
          <tr
            key={id}
            className={classNames('border-line border-b', selected ? 'bg-accent-soft' : onSelect && 'hover:bg-hover')}
          >
            {cells.map((cell, at) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                key={at}
                className={classNames('h-7 truncate px-4 font-mono text-code', align(at))}
              >
                {at === 0 && onSelect !== undefined ? (
                  <button
                    type="button"
                    aria-pressed={selected}
                    className="w-full truncate text-left"
                    onClick={onSelect}
                  >
                    {cell}
                  </button>
                ) : (
                  cell
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
