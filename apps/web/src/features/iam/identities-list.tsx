'use client'

import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { PlusIcon, ShieldIcon, UserIcon } from '@/ui/icons'
import type { KnownIdentity } from './use-identities.ts'

type IdentitiesListProps = {
  identities: readonly KnownIdentity[]
  selected: string | undefined
  onSelect: (id: string) => void
  onNew: () => void
}

/** Users and roles of the account. */
export function IdentitiesList({ identities, selected, onSelect, onNew }: IdentitiesListProps) {
  return (
    <nav aria-label="IAM identities" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 flex-none items-center justify-between border-line border-b pr-2 pl-4">
        <h2 className="font-semibold">IAM identities</h2>
        <IconButton label="New identity" icon={PlusIcon} size={24} iconSize={14} onClick={onNew} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-1.5 py-1">
        {identities.map(({ id, identity }) => {
          const Glyph = identity.kind === 'USER' ? UserIcon : ShieldIcon
          return (
            <button
              key={id}
              type="button"
              aria-current={id === selected ? 'true' : undefined}
              onClick={() => onSelect(id)}
              className={classNames(
                'flex h-7 w-full items-center gap-2 rounded-row px-2 text-left text-dense',
                id === selected ? 'bg-accent-soft' : 'hover:bg-hover',
              )}
            >
              <Glyph size={14} className={id === selected ? 'text-accent-text' : 'text-text-2'} />
              <span className="min-w-0 flex-1 truncate font-mono text-code">{identity.name}</span>
              <span className="text-text-3">
                {identity.enabled ? (identity.kind === 'USER' ? 'User' : 'Role') : 'inactive'}
              </span>
            </button>
          )
        })}
      </div>
      <p className="flex-none border-line border-t px-4 py-3 text-small text-text-3">
        They sign requests to methods with AWS_IAM, in Simulate and on the gateway’s port. Nobody else knows their keys.
      </p>
    </nav>
  )
}
