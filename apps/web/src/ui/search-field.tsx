import type { InputHTMLAttributes, Ref } from 'react'
import { classNames } from './class-names.ts'
import { SearchIcon } from './icons.tsx'
import { Keys } from './keys.tsx'

type SearchFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string
  shortcut?: string
  ref?: Ref<HTMLInputElement>
}

/** A field that filters what is near it. */
export function SearchField({ label, shortcut, className, ref, ...rest }: SearchFieldProps) {
  return (
    <div className={classNames('control flex h-[26px] items-center gap-1.5 bg-sunken px-2', className)}>
      <SearchIcon size={13} className="text-text-2" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        {...rest}
        className="min-w-0 flex-1 bg-transparent text-dense outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {shortcut !== undefined && <Keys keys={shortcut} />}
    </div>
  )
}
