'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { classNames } from '@/ui/class-names'
import { ExportIcon } from '@/ui/icons'
import { Logo } from './logo.tsx'
import type { RailItem } from './rail-items.ts'

const itemClass =
  'flex h-12 w-[60px] flex-col items-center justify-center gap-[3px] rounded-card border font-medium text-rail transition-colors duration-(--duration-hover)'

/** The left rail, 68 wide: the sections, and `onExport` where there is something to export. */
export function Rail({ items, onExport }: { items: readonly RailItem[]; onExport?: () => void }) {
  const pathname = usePathname()
  return (
    <nav
      aria-label="Sections"
      className="z-30 flex w-[68px] flex-none flex-col items-center border-line border-r bg-app"
    >
      <Link href="/" aria-label="Gatewright, all APIs" className="flex h-12 items-center rounded-card">
        <Logo />
      </Link>
      <div className="mt-0.5 flex flex-col items-center gap-1">
        {items.map((item) => {
          const active = pathname === item.href || pathname.startsWith(item.active)
          const Glyph = item.icon
          return (
            <Link
              key={item.label}
              href={item.href}
              aria-current={active ? 'page' : undefined}
              className={classNames(
                itemClass,
                active ? 'border-line bg-surface text-text' : 'border-transparent text-text-2 hover:bg-hover',
              )}
            >
              <span className={active ? 'text-accent-text' : undefined}>
                <Glyph size={18} />
              </span>
              {item.label}
            </Link>
          )
        })}
        {onExport !== undefined && (
          <button
            type="button"
            onClick={onExport}
            className={classNames(itemClass, 'border-transparent text-text-2 hover:bg-hover')}
          >
            <ExportIcon size={18} />
            Export
          </button>
        )}
      </div>
    </nav>
  )
}
