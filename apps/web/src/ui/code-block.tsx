import { classNames } from './class-names.ts'

/** Read-only text in the code font, scrolling inside itself. */
export function CodeBlock({ text, label, className }: { text: string; label: string; className?: string }) {
  return (
    <pre
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
      tabIndex={0}
      className={classNames(
        'overflow-auto whitespace-pre rounded-control bg-sunken px-3 py-2 font-mono text-code',
        className,
      )}
    >
      {text}
    </pre>
  )
}
