import { CloseIcon } from '@/ui/icons'

/** What was taken out of a shared request, and what was kept of it. */
export function RedactionList({ redactions }: { redactions: readonly { place: string; what: string }[] }) {
  if (redactions.length === 0) return <p className="px-4 pb-3 text-dense text-text-3">Nothing looked like a secret.</p>
  return (
    <ul className="max-h-56 overflow-auto">
      {redactions.map(({ place, what }) => (
        <li
          key={`${place}${what}`}
          className="flex min-h-8 items-center gap-2.5 border-line border-b px-4 py-1 text-dense last:border-b-0"
        >
          <CloseIcon size={12} className="text-text-3" />
          <span className="min-w-0 flex-1 break-words">{place}</span>
          <span className="flex-none text-small text-text-3">{what}</span>
        </li>
      ))}
    </ul>
  )
}
