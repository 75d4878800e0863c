import { CheckIcon, CloseIcon } from '@/ui/icons'
import type { AssertionResult } from './assertion-result.ts'

/** Failed assertions that are told one by one; the Assertions tab has all of them. */
const shownFailures = 3

/** What came of the assertions, in a few lines under the answer. */
export function AssertionSummary({ results }: { results: readonly AssertionResult[] }) {
  const failed = results.filter(({ passed }) => !passed)
  const passed = results.length - failed.length
  return (
    <ul aria-label="Assertions" className="flex-none border-line border-t px-4 py-2">
      {failed.slice(0, shownFailures).map(({ text, actual }, index) => (
        <li key={`${index.toString()} ${text}`} className="flex h-6 items-center gap-2 text-dense">
          <CloseIcon size={13} className="text-bad-text" />
          <span className="flex-none">Assertion failed:</span>
          <code className="min-w-0 truncate font-mono text-status">{text}</code>
          <span className="min-w-0 truncate text-text-3">found {actual}</span>
        </li>
      ))}
      {failed.length > shownFailures && (
        <li className="flex h-6 items-center gap-2 text-dense text-text-2">
          <CloseIcon size={13} className="text-bad-text" />
          {failed.length - shownFailures} more failed
        </li>
      )}
      {passed > 0 && (
        <li className="flex h-6 items-center gap-2 text-dense">
          <CheckIcon size={13} className="text-ok-text" />
          {failed.length === 0 && passed === 1
            ? 'The assertion passed'
            : failed.length === 0
              ? `All ${passed} assertions passed`
              : `${passed} of ${results.length} assertions passed`}
        </li>
      )}
    </ul>
  )
}
